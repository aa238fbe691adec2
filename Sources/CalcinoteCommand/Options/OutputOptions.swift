internal import Annotations
internal import ArgumentParser
internal import Writers

/// The unit of positions and whether there is colour: the same for every format.
struct WritingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Count positions in this unit: scalar, utf8 or utf16.", valueName: "unit"))
    var offsets = OffsetUnit.scalar

    func writerOptions(usesColor: Bool = false) -> WriterOptions {
        WriterOptions(version: CalcinoteTool.version, offsets: offsets, usesColor: usesColor)
    }
}
