/// A file that comes in pieces, as a long note is written: there whole or not at all, and opened when the first piece has come.
public final class PiecewiseFile {
    private let path: String
    private let temporary: String?
    private let mayBeUnnamed: Bool
    private let willOpen: () -> Void
    private var file: OutputFile?
    /// How many bytes it was given.
    public private(set) var count = 0

    /// - Parameters:
    ///   - temporary: a name for the file while it is written; beside it if nothing is said.
    ///   - mayBeUnnamed: it needs that name only where there are no files without one.
    ///   - willOpen: is called once, before anything is written.
    public init(
        path: String, temporary: String? = nil, mayBeUnnamed: Bool = false, willOpen: @escaping () -> Void = {}
    ) {
        self.path = path
        self.temporary = temporary
        self.mayBeUnnamed = mayBeUnnamed
        self.willOpen = willOpen
    }

    /// Adds to the file. What is not finished goes with the last reference to this.
    public func append(_ bytes: [UInt8]) throws(OutputError) {
        if file == nil {
            willOpen()
            file = try OutputFile(path: path, temporary: temporary, mayBeUnnamed: mayBeUnnamed)
        }
        try file?.append(bytes)
        count += bytes.count
    }

    /// Gives the file its name, be it empty.
    ///
    /// - Parameter flushed: waits until the disk has it.
    public func finish(flushed: Bool) throws(OutputError) {
        if file == nil { try append([]) }
        try file?.finish(flushed: flushed)
        file = nil
    }
}
