// Lexicons: tab-separated tables in, one compiled lexicon out.
//
// Loading reads the tables and says what is wrong with them, compiling turns them into flat arrays (vocabulary, term trie,
// rules) that can be embedded as bytes and used as they lie. Finding terms in a note is left to Matching.

@_exported public import Annotations
