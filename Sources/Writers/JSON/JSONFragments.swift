/// Pieces of JSON made once and copied often: what is the same for every mention of a concept.
///
/// Fragment 3 of the concepts may be `"concept":"aortic-arch","name":"aortic arch"`.
///
/// The pieces lie in memory of their own that nobody counts references to: two counts a copy were a thirtieth of the time
/// for a note. It is never given back but by the owner of the fragments, when nobody reads them any more.
struct JSONFragments: @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer
    /// By fragment where it starts, and at last where the last one ends.
    private let starts: UnsafeMutableBufferPointer<Int32>

    /// Calls `write` for each index in order.
    init(count: Int, _ write: (_ index: Int, _ json: inout JSONBuffer) -> Void) {
        var json = JSONBuffer()
        starts = .allocate(capacity: count + 1)
        starts.initialize(repeating: 0)
        for index in 0..<count {
            write(index, &json)
            starts[index + 1] = Int32(json.length)
        }
        let written = json.take()
        bytes = .allocate(byteCount: written.count + JSONBuffer.stride, alignment: 16)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        bytes.copyBytes(from: written)
    }

    /// A fragment for each text, as a JSON string.
    init(strings: [String]) {
        self.init(count: strings.count) { index, json in json.string(strings[index]) }
    }

    /// Gives the memory back.
    func deallocate() {
        bytes.deallocate()
        starts.deallocate()
    }

    @inline(__always) subscript(index: Int) -> UnsafeRawBufferPointer {
        precondition(
            UInt(bitPattern: index) < UInt(bitPattern: starts.count &- 1), "there are \(starts.count - 1) fragments")
        let (start, end) = (Int(starts[index]), Int(starts[index &+ 1]))
        return UnsafeRawBufferPointer(start: bytes.baseAddress.unsafelyUnwrapped + start, count: end &- start)
    }
}
