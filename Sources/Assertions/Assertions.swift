// Assertions: mentions in, each with its three axes and the cues that decided them.
//
// The ConText algorithm with the lexicon's cues: a cue covers what lies in its scope, the nearest cue of an axis decides it.
// What a mention is about (site, type) is left to Relations and Scoring.

@_exported public import Annotations
