internal import Glibc

/// Why a file could not be read: facts, and one place that turns them into words.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        case noSuchFile, noPermission, isDirectory, isNotRegular, isLinkLoop, changed, badName
        case tooLarge(bytes: Int, limit: Int)
        /// A container of notes that cannot be read to its end, and why.
        case damaged(String)
        /// A table without the columns wanted: how many it has, and the words for those it should.
        case noColumns(count: Int, wanted: String)
        /// Another error of the system, with its number.
        case system(Int32)
    }

    public let kind: Kind
    public let path: String

    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// What `errno` means for a file that was to be read.
    public init(errno code: Int32, path: String) {
        let kind: Kind =
            switch code {
            case ENOENT, ENOTDIR: .noSuchFile
            case EACCES, EPERM: .noPermission
            case EISDIR: .isDirectory
            case ELOOP: .isLinkLoop
            default: .system(code)
            }
        self.init(kind, path: path)
    }

    /// A stable word for programs.
    public var code: String {
        switch kind {
        case .noSuchFile: "no-such-file"
        case .noPermission: "no-permission"
        case .isDirectory: "directory"
        case .isNotRegular: "not-a-file"
        case .isLinkLoop: "link-loop"
        case .changed: "changed"
        case .badName: "bad-name"
        case .tooLarge: "too-large"
        case .damaged: "damaged"
        case .noColumns: "no-columns"
        case .system: "input-error"
        }
    }

    /// The reason without the path, `"permission denied"`.
    public var reason: String {
        switch kind {
        case .noSuchFile: "no such file"
        case .noPermission: "permission denied"
        case .isDirectory: "is a directory"
        case .isNotRegular: "is not a regular file (a pipe, socket or device)"
        case .isLinkLoop: "symbolic links lead in a circle"
        case .changed: "changed while it was read"
        case .badName: "its name is not valid UTF-8"
        case .tooLarge(let bytes, let limit):
            bytes > limit ? "has \(bytes) bytes, more than \(limit)" : "has more than \(limit) bytes"
        case .damaged(let reason): reason
        // Without a row of names the first row is a note: its words are not told.
        case .noColumns(let count, let wanted): "has no columns \(wanted) among the \(count) of its first row"
        case .system(let code): String(cString: strerror(code))
        }
    }

    public var description: String { "\(path): \(reason)" }

    /// What the user can do.
    public var remedy: String {
        switch kind {
        case .noSuchFile: "check the path"
        case .noPermission: "make it readable: chmod u+r"
        case .isDirectory: "for a folder of notes use: calcinote batch"
        case .isNotRegular: "copy its content to a file, or pipe it in: calcinote annotate -"
        case .isLinkLoop: "remove or mend the symbolic link"
        case .changed: "run again when nothing writes to it"
        case .badName: "rename it"
        case .tooLarge: "split it into notes, or raise --max-note-bytes"
        case .damaged: "fetch or pack it again; the notes before that place are done"
        case .noColumns: "name them: --id-column and --text-column"
        case .system: "check the disk or the connection, then run again"
        }
    }
}
