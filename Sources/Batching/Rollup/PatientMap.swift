/// Which note is which patient's, from a table with a header and two columns: the note, the patient.
///
/// A note is named by its identifier (`2024/ct-1`), its path (`2024/ct-1.txt`), or the last part of either.
public struct PatientMap: Sendable {
    private var patients: [String: String] = [:]
    /// Rows that have no two cells, by line.
    public private(set) var badLines: [Int] = []

    /// Reads `note,patient` rows after RFC 4180; tabs separate as well as commas.
    public init(csv bytes: [UInt8]) {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var (cells, cell, isQuoted, line, number) = ([String](), [UInt8](), false, 1, 0)
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        var position = 0
        while position <= bytes.count {
            let byte = position < bytes.count ? bytes[position] : 0x0A
            position += 1
            if isQuoted, position <= bytes.count {
                if byte != 0x22 {
                    cell.append(byte)
                } else if position < bytes.count, bytes[position] == 0x22 {
                    cell.append(byte)
                    position += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, cell.isEmpty {
                isQuoted = true
            } else if byte == 0x2C || byte == 0x09 {
                cells.append(text(cell))
                cell = []
            } else if byte == 0x0A {
                cells.append(text(cell.last == 0x0D ? cell.dropLast() : cell))
                cell = []
                // The first row names the columns.
                if number > 0, cells != [""] {
                    if cells.count >= 2, !cells[1].isEmpty {
                        patients[cells[0]] = cells[1]
                    } else {
                        badLines.append(line)
                    }
                }
                number += 1
                line += 1
                cells = []
            } else {
                cell.append(byte)
            }
        }
    }

    public var count: Int { patients.count }

    func patient(id: String, path: String, base: String) -> String? {
        func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }
        return patients[id] ?? patients[base] ?? patients[path] ?? patients[name(path)] ?? patients[name(base)]
    }
}
