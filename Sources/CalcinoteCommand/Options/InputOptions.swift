internal import ArgumentParser
internal import Calcinote
internal import Lexicons
internal import Notes

/// Which lexicon the notes are read with.
struct LexiconOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Use the lexicon in this folder, not the built-in one.", valueName: "dir"))
    var lexicon: String?

    func annotator() throws -> Annotator {
        let annotator = if let lexicon { try Annotator(lexiconFolder: lexicon) } else { Annotator.bundled() }
        // Never let go of: to take the lexicon apart at the end would be a seventh of the time for a short note.
        _ = Unmanaged.passRetained(Kept(annotator))
        return annotator
    }

    private final class Kept {
        let annotator: Annotator
        init(_ annotator: Annotator) { self.annotator = annotator }
    }
}

/// How the bytes of a note are read.
struct NoteOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The notes' encoding: \(TextEncoding.allCases.map(\.name).joined(separator: ", ")). Found out if not given.",
            valueName: "name"))
    var encoding: TextEncoding?

    @OptionGroup var size: SizeOptions
}

struct SizeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Refuse notes larger than this; K, M and G are understood.", valueName: "bytes"))
    var maxNoteBytes = ByteCount(64 << 20)
}

struct JobOptions: ParsableArguments {
    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp("Work on this many notes at once. Default: the number of processors.", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    }
}

/// A number of bytes as people write it: `65536`, `64M`.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
    /// Positions in a note are 32-bit numbers.
    static let most = Int(Int32.max) - 1
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = argument.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        self.bytes = overflow ? Self.most : min(bytes, Self.most)
    }

    var description: String { bytes % (1 << 20) == 0 ? "\(bytes >> 20)M" : String(bytes) }
}
