/// Compact JSON laid out in lines: an object or array that fits on the rest of its line stays there, a longer one has a line
/// for each member. The document itself and the lists in it always have.
///
/// It may come in parts, each of which ends where nothing is open but the document, or the document and a list in it.
struct JSONLayout {
    static let width = 120
    /// Whether each open container has a line for each member.
    private var broken: [Bool] = []
    /// The bytes of the line that is being written.
    private var column = 0
    private var marks = JSONMarks()
    /// For each mark of a part: where a container ends that begins there, and its length when written on one line; nothing for
    /// other marks and for what the part does not close.
    private var containers: [Container?] = []

    private struct Container {
        var end: Int
        var length: Int
    }

    mutating func write(_ json: [UInt8], into output: inout [UInt8]) {
        var buffer = JSONBuffer(taking: &output)
        json.withUnsafeBytes { bytes in
            marks.find(in: bytes)
            measure(bytes)
            write(bytes, into: &buffer)
        }
        output = buffer.take()
    }

    private mutating func measure(_ json: UnsafeRawBufferPointer) {
        containers.removeAll(keepingCapacity: true)
        containers.reserveCapacity(marks.places.count)
        var open: [(index: Int, column: Int)] = []
        // How much further to the right a byte stands than in the compact text: each comma and colon has a space behind it, and a
        // continuation byte belongs to the scalar before it.
        var (shift, done) = (0, 0)
        for index in marks.places.indices {
            let place = Int(marks.places[index])
            containers.append(nil)
            if !marks.isASCII {
                for byte in json[done..<place] where byte & 0xC0 == 0x80 { shift &-= 1 }
                done = place
            }
            switch json[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append((index, place + shift))
            case UInt8(ascii: ","), UInt8(ascii: ":"): shift &+= 1
            default:
                if let (begin, column) = open.popLast() {
                    containers[begin] = Container(end: index, length: place + shift + 1 - column)
                }
            }
        }
    }

    private mutating func write(_ json: UnsafeRawBufferPointer, into buffer: inout JSONBuffer) {
        var (lineStart, done, index) = (buffer.length - column, 0, 0)
        /// Up to a mark and with it.
        func copy(through place: Int, _ buffer: inout JSONBuffer) {
            buffer.raw(UnsafeRawBufferPointer(rebasing: json[done...place]), behind: json.count &- place &- 1)
            done = place &+ 1
        }
        func newLine(_ buffer: inout JSONBuffer) {
            lineStart = buffer.length + 1
            buffer.newLine(depth: broken.count)
        }
        while index < marks.places.count {
            let place = Int(marks.places[index])
            switch json[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if done < place { copy(through: place &- 1, &buffer) }
                let container = containers[index]
                let isEmpty = container?.end == index + 1 && Int(marks.places[index + 1]) == place + 1
                let isList = broken.count == 1 && json[place] == UInt8(ascii: "[")
                let fits = buffer.length - lineStart + (container?.length ?? 0) < Self.width
                copy(through: place, &buffer)
                if !isEmpty, broken.isEmpty || isList || broken.last == true && !fits || container == nil {
                    broken.append(true)
                    newLine(&buffer)
                } else if let container {
                    // All of it on this line.
                    while index < container.end {
                        index &+= 1
                        let place = Int(marks.places[index])
                        if json[place] == UInt8(ascii: ",") || json[place] == UInt8(ascii: ":") {
                            copy(through: place, &buffer)
                            buffer.raw(" ")
                        }
                    }
                    copy(through: Int(marks.places[index]), &buffer)
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if done < place { copy(through: place &- 1, &buffer) }
                broken.removeLast()
                newLine(&buffer)
                copy(through: place, &buffer)
            case UInt8(ascii: ","):
                copy(through: place, &buffer)
                newLine(&buffer)
            default:
                copy(through: place, &buffer)
                buffer.raw(" ")
            }
            index &+= 1
        }
        if done < json.count { copy(through: json.count &- 1, &buffer) }
        column = buffer.length - lineStart
    }
}
