internal import ArgumentParser
internal import Batching
internal import Calcinote

/// A batch with progress on the terminal and the exit codes of the contract: for `batch`, `review` and `audit`.
enum BatchRun {
    static func run(
        _ options: BatchOptions, annotator: Annotator, progress style: ProgressStyle = .auto, quiet: Bool,
        stats: Bool = false
    ) throws {
        ProcessSignals.stopAtRequest()
        let progress = BatchProgress(quiet ? .none : style)
        defer { progress.finish(nil) }
        let summary = try Batch(options, annotator: annotator).run(
            shouldStop: { ProcessSignals.stopIsRequested }, progress: { progress.show($0) })
        progress.finish(summary)
        if !quiet { Terminal.say(BatchReport.words(summary, output: options.output)) }
        if stats { Terminal.say(BatchReport.statistics(summary, seconds: progress.seconds, jobs: options.jobs)) }
        if stats, options.patients != nil { Terminal.say(Batch.rule + "\n") }
        if summary.wasInterrupted { throw ExitCode(Exit.interrupted) }
        if summary.failed > 0 { throw ExitCode(Exit.badData) }
    }
}
