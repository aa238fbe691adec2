internal import Annotations
internal import ArgumentParser
internal import Writers

/// The unit of positions and whether there is colour: the same for every format.
struct WritingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Count positions in this unit: scalar, utf8 or utf16.", valueName: "unit"))
    var offsets = OffsetUnit.scalar

    func writerOptions(usesColor: Bool = false, isForFewNotes: Bool = false) -> WriterOptions {
        WriterOptions(
            version: CalcinoteTool.version, offsets: offsets, usesColor: usesColor, isForFewNotes: isForFewNotes)
    }
}

/// Formats as they are typed for `batch`: `json,html`.
struct FormatList: ExpressibleByArgument {
    var formats: [OutputFormat]

    init(formats: [OutputFormat]) { self.formats = formats }

    init?(argument: String) {
        formats = []
        for name in argument.split(separator: ",") {
            guard let format = OutputFormat(argument: String(name)) else { return nil }
            formats.append(format)
        }
        if formats.isEmpty { return nil }
    }

    static var allValueStrings: [String] { OutputFormat.allValueStrings }
    var defaultValueDescription: String { formats.map(\.name).joined(separator: ",") }

    /// Each format once, in the order given.
    static func distinct(_ lists: [FormatList]) -> [OutputFormat] {
        var result: [OutputFormat] = []
        for format in lists.flatMap(\.formats) where !result.contains(where: { $0.name == format.name }) {
            result.append(format)
        }
        return result
    }
}
