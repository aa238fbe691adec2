import Annotations
import TestSupport
import Testing

@Suite struct OffsetTableTests {
    static let texts = [
        "", "calcified", EverythingNote.text, "Ångström", "🩻", String(repeating: "é🩻a\u{301}\r\n", count: 60),
        String(repeating: "x", count: 63) + "🩻" + String(repeating: "y", count: 64),
        String(repeating: "x", count: 62) + "€€", String(repeating: "z", count: 128),
    ]

    @Test(arguments: texts, OffsetUnit.allCases)
    func `offsets are those of the string's own views`(text: String, unit: OffsetUnit) {
        let table = OffsetTable(NoteText(text), unit: unit)
        var (byte, offset) = (0, 0)
        for scalar in text.unicodeScalars {
            #expect(table.offset(of: Int32(byte)) == offset)
            #expect(table.byte(of: offset) == Int32(byte))
            byte += UTF8.width(scalar)
            offset += width(of: scalar, unit)
        }
        #expect(table.length == offset)
        #expect(table.offset(of: Int32(byte)) == offset)
        #expect(table.byte(of: offset) == Int32(byte))
        #expect(table.byte(of: offset + 1) == nil)
        #expect(table.byte(of: -1) == nil)
    }

    @Test func `there is no byte inside a UTF-16 pair`() {
        let table = OffsetTable(NoteText("a🩻b"), unit: .utf16)
        #expect(table.byte(of: 1) == 1)
        #expect(table.byte(of: 2) == nil)
        #expect(table.byte(of: 3) == 5)
    }

    private func width(of scalar: Unicode.Scalar, _ unit: OffsetUnit) -> Int {
        switch unit {
        case .scalar: 1
        case .utf8: UTF8.width(scalar)
        case .utf16: UTF16.width(scalar)
        }
    }
}
