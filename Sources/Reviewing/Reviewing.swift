// Reviewing: decisions of readers and annotated notes in; what was accepted, rejected, edited and added, how far readers agree,
// how good the annotator is, and which weights the readers' judgement would give, out.
//
// Reading files and annotating notes are left to others; nothing here changes a lexicon.

@_exported public import Annotations
@_exported public import Evaluation
