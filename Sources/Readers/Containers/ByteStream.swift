internal import Glibc

/// The bytes of a file or pipe, a piece at a time; what was packed with gzip comes unpacked, whatever its name.
///
/// Memory holds one piece of each, however long the stream is.
public final class ByteStream {
    public let path: String
    private let descriptor: Int32
    private let shouldStop: () -> Bool
    private let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    private var inflater: Inflater?
    private var isBegun = false
    /// Nothing more comes.
    public private(set) var isAtEnd = false
    /// It ended because somebody asked it to.
    public private(set) var wasStopped = false
    /// The zeros that what came so far ends with.
    public private(set) var trailingZeros = 0

    /// - Parameter shouldStop: asked while a pipe has nothing to give.
    public init(descriptor: Int32, path: String, shouldStop: @escaping () -> Bool = { false }) {
        (self.descriptor, self.path, self.shouldStop) = (descriptor, path, shouldStop)
    }

    /// A regular file; a FIFO or device is refused, so that nothing waits for it.
    public convenience init(path: String) throws(InputError) {
        self.init(descriptor: try InputFile.open(path).descriptor, path: path)
    }

    deinit {
        raw.deallocate()
        if descriptor > STDERR_FILENO { close(descriptor) }
    }

    /// The next bytes, valid until the next call; none at the end.
    public func next() throws(InputError) -> UnsafeRawBufferPointer {
        let piece = try unpacked()
        if piece.isEmpty { isAtEnd = true }
        let zeros = piece.reversed().prefix { $0 == 0 }.count
        trailingZeros = zeros == piece.count ? trailingZeros + zeros : zeros
        return piece
    }

    private func unpacked() throws(InputError) -> UnsafeRawBufferPointer {
        if isAtEnd { return UnsafeRawBufferPointer(start: nil, count: 0) }
        if !isBegun {
            isBegun = true
            let first = try fill(atLeast: 2)
            if first.starts(with: [0x1F, 0x8B]) {
                inflater = Inflater(path: path)
            } else {
                return first
            }
            inflater?.take(first)
        }
        guard let inflater else { return try fill(atLeast: 1) }
        while true {
            let piece = try inflater.next()
            if !piece.isEmpty || inflater.isFinished { return piece }
            let packed = try fill(atLeast: 1)
            if packed.isEmpty {
                if !wasStopped { try inflater.end() }
                return packed
            }
            inflater.take(packed)
        }
    }

    private func fill(atLeast least: Int) throws(InputError) -> UnsafeRawBufferPointer {
        var filled = 0
        while filled < least {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&ready, 1, 200) <= 0 {
                if shouldStop() {
                    wasStopped = true
                    return UnsafeRawBufferPointer(rebasing: raw[..<filled])
                }
            }
            let got = read(descriptor, raw.baseAddress! + filled, raw.count - filled)
            if got == 0 { break }
            if got > 0 {
                filled += got
            } else if errno != EINTR, errno != EAGAIN {
                throw InputError(errno: errno, path: path)
            }
        }
        return UnsafeRawBufferPointer(rebasing: raw[..<filled])
    }
}
