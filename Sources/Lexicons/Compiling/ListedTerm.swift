/// A term as a table has it, and what became of it.
///
/// `mitral annulus` of `sites/heart.tsv:14`, column `name`, is one path of two word numbers; `micro-calcification` is
/// three paths (`micro` `calcification`, `microcalcification`, …).
package struct ListedTerm: Sendable {
    package var text: String
    package var term: Term
    /// Path below the lexicon's folder.
    package var file: String
    package var line: Int
    /// The header of its cell: `name`, `terms`, `adjectives`, `term`, `cue`, `titles`, `unit`.
    package var column: String
    /// Its run of the compiler's paths; empty where no word is left of it.
    package var paths: Range<Int>
}
