internal import Annotations

/// A cell of a table while it is filled, piece by piece: text is guarded against being read as a formula, a number is not.
struct CSVCell: ~Copyable {
    private var bytes: [UInt8] = []
    private var isNumber = false
    private var numbers = JSONBuffer()

    mutating func add(_ text: String?) {
        guard let text else { return }
        isNumber = false
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ span: Span, of note: AnnotatedNote) {
        isNumber = false
        bytes.append(contentsOf: note.text.bytes[span.range])
    }

    mutating func add(_ number: Int) { add { $0.integer(number) } }

    /// As in JSON: the shortest that reads back as the same number.
    mutating func add(number: Double) { add { $0.number(number) } }

    /// At most four decimals.
    mutating func add(decimal: Double) { add { $0.decimal(decimal) } }

    /// In the ten-thousandths that JSON writes.
    mutating func add(probabilityOf suggestion: Suggestion) {
        add { $0.tenThousandths(TenThousandths(of: suggestion.shares)[suggestion.type]) }
    }

    /// The values with a bar between.
    mutating func add<Values: Sequence>(
        each values: Values, _ add: (inout CSVCell, Values.Element) -> Void
    ) {
        var isFirst = true
        for value in values {
            if !isFirst { bytes.append(UInt8(ascii: "|")) }
            isFirst = false
            add(&self, value)
        }
    }

    private mutating func add(_ number: (inout JSONBuffer) -> Void) {
        isNumber = bytes.isEmpty
        number(&numbers)
        bytes += numbers.take()
    }

    /// Puts it into its row, and is empty then.
    mutating func finish(into output: inout [UInt8]) {
        if isNumber { output += bytes } else { Self.append(text: bytes, to: &output) }
        isNumber = false
        bytes.removeAll(keepingCapacity: true)
    }

    /// `=1+1` becomes `'=1+1`; quotes, commas and line breaks are quoted; a NUL, which ends a cell in some readers, becomes a
    /// space.
    static func append(text: [UInt8], to output: inout [UInt8]) {
        guard let first = text.first, let last = text.last else { return }
        // In most cells nothing has to be guarded.
        if first != 0x20, last != 0x20, !startsFormula(first), !text.contains(where: isSpecial) {
            output += text
            return
        }
        let bytes = text.map { $0 == 0 ? 0x20 : $0 }
        let isFormula = bytes.first { $0 != 0x20 }.map(startsFormula) ?? false
        let isQuoted = bytes.contains(where: isSpecial) || !isFormula && bytes.first == 0x20 || bytes.last == 0x20
        if isQuoted { output.append(0x22) }
        if isFormula { output.append(UInt8(ascii: "'")) }
        for byte in bytes {
            if byte == 0x22 { output.append(0x22) }
            output.append(byte)
        }
        if isQuoted { output.append(0x22) }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D || byte == 0
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
