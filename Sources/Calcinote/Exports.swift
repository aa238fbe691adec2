// What a user of the library sees beside the facade: the values. The note decoder is imported with Notes.
@_exported public import Annotations
