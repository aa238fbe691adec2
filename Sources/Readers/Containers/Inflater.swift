internal import CZlib

/// Unpacks gzip: one member or several, one after the other, each held against its check sum.
final class Inflater {
    private let path: String
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    /// Found behind bytes that were handed on first.
    private var isDamaged = false
    /// Between two members.
    private var isBetween = false
    /// What follows the last member is padding.
    private(set) var isFinished = false

    init(path: String) {
        self.path = path
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for gzip alone.
        inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        output.deallocate()
    }

    /// Packed bytes, which must stay where they are until they are used up.
    func take(_ packed: UnsafeRawBufferPointer) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(packed.count)
    }

    /// The next unpacked bytes; none where it needs more.
    func next() throws(InputError) -> UnsafeRawBufferPointer {
        if isDamaged { throw InputError(.damaged("the compressed data are damaged"), path: path) }
        while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0 {
            if isBetween {
                guard stream.pointee.avail_in > 0, let first = stream.pointee.next_in?.pointee else { break }
                if first == 0 { isFinished = true }
                if isFinished { break }
                inflateReset(stream)
                isBetween = false
            }
            stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(output.count)
            let result = inflate(stream, Z_NO_FLUSH)
            if result == Z_STREAM_END { isBetween = true }
            isDamaged = result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR
            let count = output.count - Int(stream.pointee.avail_out)
            if count > 0 { return UnsafeRawBufferPointer(rebasing: output[..<count]) }
            if isDamaged { return try next() }
            if result == Z_BUF_ERROR { break }
        }
        return UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// There are no more packed bytes.
    func end() throws(InputError) {
        if !isBetween { throw InputError(.damaged("the compressed data end too early"), path: path) }
    }
}
