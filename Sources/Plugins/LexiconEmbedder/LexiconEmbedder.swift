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
        var literal: [UInt8] = []
        literal.reserveCapacity(bytes.count * 3)
        // A `StaticString` holds UTF-8, so each byte is written as two letters from `a` on.
        for byte in bytes {
            literal.append(0x61 + (byte >> 4))
            literal.append(0x61 + (byte & 15))
        }
        return """
            // Written while building from the Lexicon folder.
            enum LexiconLiteral {
                static let letters: StaticString = "\(String(decoding: literal, as: UTF8.self))"
            }

            """
    }
}
