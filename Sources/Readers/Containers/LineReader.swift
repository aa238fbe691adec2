/// Reads one line after the other from a stream; memory holds one piece and one line.
public struct LineReader: ~Copyable {
    public struct Line {
        /// Without its line break.
        public var bytes: [UInt8]
        /// From 1.
        public var number: Int
        /// The line was longer than the limit; its bytes are gone.
        public var isOverlong = false
    }

    private let stream: ByteStream
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var number = 0

    public init(_ stream: ByteStream, limit: Int) {
        self.stream = stream
        self.limit = limit
    }

    /// The next line; nil at the end. A last line without a line break counts.
    public mutating func next() throws(InputError) -> Line? {
        var searched = position
        while true {
            if let lineBreak = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = lineBreak + 1 }
                return line(to: lineBreak)
            }
            if buffer.count - position > limit { return try skipOverlong() }
            buffer.removeFirst(position)
            position = 0
            searched = buffer.count
            let piece = try stream.next()
            if piece.isEmpty {
                if buffer.isEmpty || stream.wasStopped { return nil }
                defer { buffer = [] }
                return line(to: buffer.count)
            }
            buffer.append(contentsOf: piece)
        }
    }

    private mutating func line(to end: Int) -> Line {
        number += 1
        if number == 1, buffer[position..<end].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
        if end - position > limit { return Line(bytes: [], number: number, isOverlong: true) }
        return Line(bytes: Array(buffer[position..<end]), number: number)
    }

    private mutating func skipOverlong() throws(InputError) -> Line {
        number += 1
        (buffer, position) = ([], 0)
        while true {
            let piece = try stream.next()
            if piece.isEmpty { break }
            if let lineBreak = piece.firstIndex(of: 0x0A) {
                buffer.append(contentsOf: piece[(lineBreak + 1)...])
                break
            }
        }
        return Line(bytes: [], number: number, isOverlong: true)
    }
}
