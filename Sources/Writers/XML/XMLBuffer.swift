internal import CLibXML2

/// An XML document in memory, written by libxml2: it escapes and keeps elements balanced, this type only feeds it text it
/// accepts.
///
/// Characters that XML 1.0 does not allow (a form feed, a NUL, `\u{FFFE}`) become one space each, so that offsets in the
/// text stay those of the note; a carriage return is written as `&#13;`, or a parser would take it for a line feed.
struct XMLBuffer: ~Copyable {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    init() {
        guard let buffer = xmlBufferCreate(), let writer = xmlNewTextWriterMemory(buffer, 0) else {
            preconditionFailure("libxml2 has no memory for a writer")
        }
        self.buffer = buffer
        self.writer = writer
        xmlTextWriterStartDocument(writer, nil, "UTF-8", nil)
    }

    deinit {
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    func open(_ element: String) { xmlTextWriterStartElement(writer, element) }
    func close() { xmlTextWriterEndElement(writer) }

    func attribute(_ name: String, _ value: String) {
        var text = Self.legal(value.utf8)
        text.append(0)
        xmlTextWriterWriteAttribute(writer, name, text)
    }

    /// Nothing where there is no value.
    func attribute(_ name: String, _ value: String?) {
        if let value { attribute(name, value) }
    }

    func attribute(_ name: String, _ values: [String], separator: String) {
        if !values.isEmpty { attribute(name, values.joined(separator: separator)) }
    }

    func text(_ bytes: ArraySlice<UInt8>) {
        var text = Self.legal(bytes)
        text.append(0)
        xmlTextWriterWriteString(writer, text)
    }

    /// Ends the document and returns its bytes.
    consuming func finish() -> [UInt8] {
        xmlTextWriterEndDocument(writer)
        xmlTextWriterFlush(writer)
        return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
    }

    /// UTF-8 with one space for each scalar that XML 1.0 does not allow.
    static func legal(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 1)
        for byte in bytes {
            let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
            result.append(isControl ? 0x20 : byte)
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
            if byte >= 0xBE, byte <= 0xBF, result.count >= 3, result.suffix(3).starts(with: [0xEF, 0xBF]) {
                result.removeLast(3)
                result.append(0x20)
            }
        }
        return result
    }
}
