/// Pieces of JSON made once and copied often: what is the same for every mention of a concept.
///
/// Fragment 3 of the concepts may be `"concept":"aortic-arch","name":"aortic arch"`.
struct JSONFragments: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]

    /// Calls `write` for each index in order.
    init(count: Int, _ write: (_ index: Int, _ json: inout JSONBuffer) -> Void) {
        var json = JSONBuffer()
        var ends: [Int] = []
        ends.reserveCapacity(count)
        for index in 0..<count {
            write(index, &json)
            ends.append(json.bytes.count)
        }
        self.bytes = json.bytes
        self.ends = ends
    }

    /// A fragment for each text, as a JSON string.
    init(strings: [String]) {
        self.init(count: strings.count) { index, json in json.string(strings[index]) }
    }

    @inline(__always) func append(_ index: Int, to output: inout [UInt8]) {
        let start = index == 0 ? 0 : ends[index - 1]
        bytes.withUnsafeBufferPointer {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<ends[index]]))
        }
    }
}
