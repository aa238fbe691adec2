// Relations: mentions with their assertions in, findings out: which site, which side, what shape and size, what change; and
// the measurements of the note.
//
// Everything here reads words near each other. Which type a finding suggests is left to Scoring.

@_exported public import Annotations
