// What a user of the library sees beside the facade: the values, the note decoder and the lexicon's errors.
@_exported public import Annotations
