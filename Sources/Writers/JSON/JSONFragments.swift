/// Pieces of JSON made once and copied often: what is the same for every mention of a concept.
///
/// Fragment 3 of the concepts may be `"concept":"aortic-arch","name":"aortic arch"`.
struct JSONFragments: Sendable {
    private let bytes: [UInt8]
    /// By fragment where it starts, and at last where the last one ends.
    private let starts: [Int32]

    /// Calls `write` for each index in order.
    init(count: Int, _ write: (_ index: Int, _ json: inout JSONBuffer) -> Void) {
        var json = JSONBuffer()
        var starts: [Int32] = [0]
        starts.reserveCapacity(count + 1)
        for index in 0..<count {
            write(index, &json)
            starts.append(Int32(json.length))
        }
        self.bytes = json.take()
        self.starts = starts
    }

    /// A fragment for each text, as a JSON string.
    init(strings: [String]) {
        self.init(count: strings.count) { index, json in json.string(strings[index]) }
    }

    @inline(__always) func withBytes(of index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let (start, end) = (Int(starts[index]), Int(starts[index + 1]))
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    }
}
