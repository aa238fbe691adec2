internal import CLibArchive

/// Reads a tar archive, member after member, as its bytes come; nothing is unpacked to a disk.
public final class ArchiveReader {
    public struct Member {
        public enum Kind { case file, directory, link, other }
        /// As it stands in the archive, whatever it leads to.
        public var name: String
        public var kind: Kind
        /// In bytes, as announced.
        public var size: Int
    }

    /// What libarchive asks for bytes; it has no errors of ours, so the first one waits here.
    private final class Feed {
        let stream: ByteStream
        var failure: InputError?
        init(_ stream: ByteStream) { self.stream = stream }
    }

    private let feed: Feed
    private let archive: OpaquePointer?
    private var isOpen = false

    public init(_ stream: ByteStream) {
        feed = Feed(stream)
        archive = archive_read_new()
        archive_read_support_format_tar(archive)
    }

    deinit { archive_read_free(archive) }

    /// The next member; nil at the end.
    public func next() throws(InputError) -> Member? {
        if !isOpen {
            isOpen = true
            let read:
                @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?) ->
                    Int = {
                        _, feed, target in
                        guard let feed, let target else { return -1 }
                        let own = Unmanaged<Feed>.fromOpaque(feed).takeUnretainedValue()
                        do throws(InputError) {
                            let piece = try own.stream.next()
                            target.pointee = piece.baseAddress
                            return piece.count
                        } catch {
                            own.failure = error
                            return -1
                        }
                    }
            try check(archive_read_open(archive, Unmanaged.passUnretained(feed).toOpaque(), nil, read, nil))
        }
        var entry: OpaquePointer?
        let result = archive_read_next_header(archive, &entry)
        if result == ARCHIVE_EOF {
            let stream = feed.stream
            if let failure = feed.failure { throw failure }
            if stream.isAtEnd, !stream.wasStopped, stream.trailingZeros < 512 {
                throw InputError(
                    .damaged("the archive has no end mark; what stood behind is missing"), path: stream.path)
            }
            // What gzip says of the whole stands at its end.
            while try !stream.next().isEmpty {}
            return nil
        }
        try check(result)
        return Member(name: Self.name(of: entry), kind: Self.kind(of: entry), size: Int(archive_entry_size(entry)))
    }

    /// The bytes of the member that ``next()`` gave last; nil for more than `limit`.
    public func bytes(limit: Int) throws(InputError) -> [UInt8]? {
        var bytes: [UInt8] = []
        var count = 1
        while count > 0 {
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
                count = archive_read_data(archive, buffer.baseAddress, buffer.count)
                filled = max(0, count)
            }
            if count < 0 { try check(Int32(count)) }
            if bytes.count + piece.count > limit { return nil }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    private func check(_ result: Int32) throws(InputError) {
        if result == ARCHIVE_OK || result == ARCHIVE_WARN { return }
        if let failure = feed.failure { throw failure }
        let stream = feed.stream
        let reason = stream.isAtEnd ? "the archive ends too early or is none" : "the archive is damaged or none"
        throw InputError(.damaged(reason), path: stream.path)
    }

    private static func name(of entry: OpaquePointer?) -> String {
        guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return "" }
        return String(cString: name)
    }

    private static func kind(of entry: OpaquePointer?) -> Member.Kind {
        if archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil { return .link }
        // The kinds are C macros with casts, which Swift does not see: S_IFREG, S_IFDIR.
        return switch archive_entry_filetype(entry) {
        case 0o100000: .file
        case 0o040000: .directory
        case 0o120000: .link
        default: .other
        }
    }
}
