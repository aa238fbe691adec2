// Notes: the bytes of a note in, its tokens, sentences and sections out.
//
// Nothing here knows a disease: words are numbered by a vocabulary that is handed in, and headings by rules that are handed
// in. What the words mean is left to Lexicons and the engines above.

@_exported public import Annotations
