import Batching
import Foundation
import TestSupport
import Testing

/// Files that are there whole or not at all, named and unnamed while they are written.
@Suite struct OutputFileTests {
    private let folder = TemporaryFolder()

    private func names() throws -> [String] { try folder.contents(below: "").keys.sorted() }

    @Test(arguments: [false, true]) func `a file has its name only once it is whole`(mayBeUnnamed: Bool) throws {
        var file = try OutputFile(path: folder.path + "/a.json", mayBeUnnamed: mayBeUnnamed)
        let large = [UInt8](repeating: 7, count: 100_000)
        try file.append(large)
        try file.append([1, 2])
        #expect(!folder.exists("a.json"))
        try file.finish(flushed: mayBeUnnamed)
        #expect(try folder.contents(below: "") == ["a.json": large + [1, 2]])
    }

    @Test(arguments: [false, true]) func `a file that is not finished leaves nothing`(mayBeUnnamed: Bool) throws {
        do {
            var file = try OutputFile(path: folder.path + "/a.json", mayBeUnnamed: mayBeUnnamed)
            try file.append([UInt8](repeating: 7, count: 100_000))
        }
        #expect(try names() == [])
    }

    @Test(arguments: [false, true]) func `what was there before or came meanwhile is replaced`(mayBeUnnamed: Bool)
        throws
    {
        try folder.write("before", to: "a.json")
        try OutputFile.write(Array("after".utf8), to: folder.path + "/a.json")
        #expect(try folder.read("a.json") == "after")
        var file = try OutputFile(path: folder.path + "/b.json", mayBeUnnamed: mayBeUnnamed)
        try file.append(Array(repeating: UInt8(ascii: "x"), count: 70_000))
        try folder.write("meanwhile", to: "b.json")
        try file.finish(flushed: false)
        #expect(try folder.read("b.json") == String(repeating: "x", count: 70_000))
        #expect(try names() == ["a.json", "b.json"])
    }

    @Test(arguments: [false, true]) func `a folder in the way and a missing one are told`(mayBeUnnamed: Bool) throws {
        try folder.write("", to: "c.json/inside")
        var file = try OutputFile(path: folder.path + "/c.json", mayBeUnnamed: mayBeUnnamed)
        try file.append([1])
        #expect(throws: OutputError(.cannotWrite(EISDIR), path: folder.path + "/c.json")) {
            try Self.finish(&file)
        }
        #expect(throws: OutputError(.cannotCreate(ENOENT), path: folder.path + "/none/d.json")) {
            _ = try OutputFile(path: folder.path + "/none/d.json", mayBeUnnamed: mayBeUnnamed).self
        }
        #expect(try names() == ["c.json/inside"])
    }

    private static func finish(_ file: inout OutputFile) throws { try file.finish(flushed: false) }
}
