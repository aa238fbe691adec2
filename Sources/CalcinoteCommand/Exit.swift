internal import ArgumentParser
internal import Batching
internal import Glibc
internal import Lexicons
internal import Notes
internal import Readers
internal import Reviewing

/// A failure that ends a command: an exit code of `sysexits.h`, what happened, and what to do about it.
struct ToolError: Error {
    var code: Int32
    var message: String
    var hint: String?

    init(_ code: Int32, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}

/// The exit codes of the contract, those of `sysexits.h`.
enum Exit {
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let defect: Int32 = 70
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let interrupted: Int32 = 130

    /// Says what happened on standard error and ends the process.
    static func leave(with error: any Error) -> Never {
        let isOurs = error is ToolError || described(error) != nil
        if !isOurs, !(error is ExitCode), !isHelp(error) {
            let usage = CalcinoteTool.message(for: error)
            Terminal.complain(usage.isEmpty ? "\(error)" : usage, hint: "calcinote --help")
            exit(CalcinoteTool.exitCode(for: error).rawValue == 1 ? defect : Self.usage)
        }
        if let known = described(error) {
            if known.message.isEmpty { exit(known.code) }
            Terminal.complain(known.message, hint: known.hint)
            exit(known.code)
        }
        CalcinoteTool.exit(withError: error)
    }

    private static func isHelp(_ error: any Error) -> Bool { CalcinoteTool.exitCode(for: error) == .success }

    /// Every error that the modules below throw, in one place; nil for those of the argument parser.
    static func described(_ error: any Error) -> ToolError? {
        switch error {
        case let error as ToolError: error
        case let error as OutputError: described(error)
        case let error as InputError: ToolError(code(error), error.description, hint: error.remedy)
        case let error as NoteDecodingError: ToolError(badData, error.description, hint: error.remedy)
        case let error as GoldError: ToolError(badData, error.description, hint: "mend that line of the gold file")
        case let error as LexiconError: ToolError(badData, error.description, hint: "calcinote lexicon check DIR")
        case let error as DecisionFileError: ToolError(badData, error.description)
        case let error as BatchError: described(error)
        default: nil
        }
    }

    private static func described(_ error: BatchError) -> ToolError {
        switch error {
        case .outputIsInput, .standardInputWithOthers: ToolError(usage, error.description, hint: error.remedy)
        case .noNotes: ToolError(noInput, error.description, hint: error.remedy)
        }
    }

    private static func described(_ error: OutputError) -> ToolError {
        switch error.kind {
        // Whoever read our output has seen enough: `calcinote stream | head`.
        case .brokenPipe: ToolError(0, "")
        case .cannotCreate, .inUse: ToolError(cannotCreate, error.description, hint: error.remedy)
        case .cannotWrite: ToolError(inputOutput, error.description, hint: error.remedy)
        }
    }

    private static func code(_ error: InputError) -> Int32 {
        switch error.kind {
        case .noSuchFile, .noPermission, .isDirectory, .isNotRegular, .isLinkLoop, .badName: noInput
        case .tooLarge, .damaged, .noColumns: badData
        case .changed, .system: inputOutput
        }
    }
}
