// Scoring: findings, conditions and measurements in, a suggestion for each finding out, with the evidence whose sum it is.
//
// It weighs values and never looks at text: what was said, and of whom, was decided before.

@_exported public import Annotations
