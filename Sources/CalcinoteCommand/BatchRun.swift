internal import ArgumentParser
internal import Batching
internal import Calcinote

/// A batch with progress on the terminal and the exit codes of the contract: for `batch`, `review` and `audit`.
enum BatchRun {
    static func run(_ options: BatchOptions, annotator: Annotator, quiet: Bool) throws {
        ProcessSignals.stopAtRequest()
        let progress = BatchProgress(isQuiet: quiet)
        defer { progress.clear() }
        let summary = try Batch(options, annotator: annotator).run(
            shouldStop: { ProcessSignals.stopIsRequested }, progress: { progress.show($0) })
        progress.clear()
        if !quiet { Terminal.say(BatchReport.words(summary, output: options.output)) }
        if summary.wasInterrupted { throw ExitCode(Exit.interrupted) }
        if summary.failed > 0 { throw ExitCode(Exit.badData) }
    }
}
