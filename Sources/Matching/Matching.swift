// Matching: a note's tokens in, the terms of the lexicon that stand in it out.
//
// Every term of every group is looked for in one pass over the tokens. What the terms mean together (is it there, where does
// it sit) is left to Assertions and Relations.

@_exported public import Annotations
