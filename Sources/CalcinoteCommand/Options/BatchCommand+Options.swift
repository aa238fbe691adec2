internal import ArgumentParser
internal import Batching
internal import Readers
internal import Writers

extension BatchCommand {
    func batchOptions() throws -> BatchOptions {
        var options = BatchOptions(inputs: inputs.input, output: output, writing: writing.writerOptions())
        options.isSingleFile = singleFile
        options.formats = format.isEmpty ? [singleFile ? .jsonLines : .json] : FormatList.distinct(format)
        if singleFile, let format = options.formats.first(where: { !$0.holdsManyNotes }) {
            let names = OutputFormat.offered.filter(\.holdsManyNotes).map(\.name).joined(separator: ", ")
            throw ToolError(
                Exit.usage, "--single-file: \(format.name) holds one note a file",
                hint: "formats of many notes: \(names)")
        }
        inputs.apply(to: &options)
        options.encoding = note.encoding
        options.maxNoteBytes = note.size.maxNoteBytes.bytes
        options.jobs = jobs.jobs ?? OrderedWork.defaultJobs
        options.shard = shard
        options.isForced = force
        if let patients {
            let map = PatientMap(csv: try InputFile.bytes(path: patients, limit: 1 << 31))
            if let line = map.badLines.first {
                throw ToolError(
                    Exit.badData, "\(patients):\(line): a row needs a note and a patient",
                    hint: "a header, then rows: ct-0001,patient-7")
            }
            options.patients = map
        }
        return options
    }

    /// `annotate⇥2024/ct-1.txt` or `keep⇥2024/ct-2.txt`, a line a note.
    func plan(_ batch: Batch) throws {
        let sink = AnnotationSink(path: nil, header: [])
        try batch.plan { path, isDone in
            try sink.write(Array("\(isDone ? "annotate" : "keep")\t\(path)\n".utf8))
        }
        try sink.finish()
    }
}
