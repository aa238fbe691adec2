#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Why something could not be written: facts, and one place that turns them into words.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// The reader of a pipe has gone: not an error to tell anybody.
        case brokenPipe
        /// The file or folder could not be made.
        case cannotCreate(Int32)
        case cannotWrite(Int32)
        /// Another batch writes there.
        case inUse
    }

    public let kind: Kind
    public let path: String

    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// `out/a.json: cannot be written: No space left on device`
    public var description: String {
        switch kind {
        case .brokenPipe: "\(path): nobody reads it any more"
        case .cannotCreate(let code): "\(path): cannot be created: \(String(cString: strerror(code)))"
        case .cannotWrite(let code): "\(path): cannot be written: \(String(cString: strerror(code)))"
        case .inUse: "\(path): another batch is writing there"
        }
    }

    /// A stable word for programs.
    public var code: String {
        switch kind {
        case .brokenPipe: "broken-pipe"
        case .cannotCreate: "cannot-create"
        case .cannotWrite: "cannot-write"
        case .inUse: "in-use"
        }
    }

    /// What the user can do.
    public var remedy: String {
        switch kind {
        case .brokenPipe: "keep the reader of the pipe running"
        case .cannotCreate: "choose a folder that exists and that you may write to"
        case .cannotWrite: "free some space or check the disk, then run the same command again"
        case .inUse: "wait for its end, or give --output another folder"
        }
    }
}
