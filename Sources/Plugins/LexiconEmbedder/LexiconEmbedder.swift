internal import Foundation
internal import Lexicons
internal import Notes

/// Compiles a lexicon folder and writes it as a Swift file: one literal of bytes that needs no parsing at start.
@main
struct LexiconEmbedder {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: LexiconEmbedder FOLDER OUTPUT\n".utf8))
            exit(64)
        }
        do throws(LexiconError) {
            let folder = try LexiconFolder(path: arguments[1])
            let lexicon = try LexiconCompiler.compile(folder, sha256: { SHA256.hex(of: $0) }).lexicon
            try? Data(source(of: lexicon.bytes()).utf8).write(to: URL(fileURLWithPath: arguments[2]))
        } catch {
            // In the form that the build shows as an error at its place.
            for problem in error.problems where problem.severity == .error {
                FileHandle.standardError.write(Data("\(arguments[1])/\(problem)\n".utf8))
            }
            exit(1)
        }
    }

    private static func source(of bytes: [UInt8]) -> String {
        """
        // Written while building from the Lexicon folder.
        enum LexiconLiteral {
            static let count = \(bytes.count)
            static let letters: StaticString = "\(String(decoding: literal(of: bytes), as: UTF8.self))"
        }

        """
    }

    /// Blocks of 56 bytes as 64 letters: what `EmbeddedLexicon` reads. Of seven bytes that lie eight apart the first letter holds the
    /// upper seven bits of the first, the second the last bit of the first and the upper six of the second, and so on.
    private static func literal(of bytes: [UInt8]) -> [UInt8] {
        var literal: [UInt8] = []
        literal.reserveCapacity(bytes.count * 2)
        for start in stride(from: 0, to: bytes.count, by: 56) {
            func byte(_ word: Int, _ column: Int) -> Int {
                let at = start + 8 * word + column
                return (0..<7).contains(word) && at < bytes.count ? Int(bytes[at]) : 0
            }
            for word in 0..<8 {
                for column in 0..<8 {
                    let bits = byte(word - 1, column) << (7 - word) | byte(word, column) >> (word + 1)
                    append(UInt8(bits & 0x7F) ^ 0x40, to: &literal)
                }
            }
        }
        return literal
    }

    private static func append(_ letter: UInt8, to literal: inout [UInt8]) {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): literal += [UInt8(ascii: "\\"), letter]
        case 0..<0x20, 0x7F: literal += Array("\\u{\(String(letter, radix: 16))}".utf8)
        default: literal.append(letter)
        }
    }
}
