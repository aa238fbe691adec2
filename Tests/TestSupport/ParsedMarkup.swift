internal import CLibXML2
internal import Foundation

/// XML, or the body of a page that is well-formed, parsed by libxml2: what a test asks of an output's structure.
public final class ParsedMarkup {
    private let document: xmlDocPtr

    public struct NotWellFormed: Error {}

    public init(_ bytes: [UInt8], mayBeBroken: Bool = false) throws {
        let options = Int32(bitPattern: UInt32(mayBeBroken ? 33 + 64 : 64))  // RECOVER, NOERROR; NOWARNING
        let parsed = bytes.withUnsafeBytes {
            xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, options)
        }
        guard let parsed else { throw NotWellFormed() }
        document = parsed
    }

    /// The body of a page; it must be well-formed, which holds for elements that all have an end.
    public convenience init(bodyOf page: [UInt8]) throws {
        let text = String(decoding: page, as: UTF8.self)
        guard let start = text.range(of: "<body>"), let end = text.range(of: "</body>", options: .backwards) else {
            throw NotWellFormed()
        }
        try self.init(Array(text[start.lowerBound..<end.upperBound].utf8))
    }

    deinit { xmlFreeDoc(document) }

    /// All text of the document, in order.
    public var text: String { content(of: xmlDocGetRootElement(document)) }

    /// The text of each element, or the value of each attribute, that an XPath finds.
    public func texts(_ path: String) -> [String] {
        let context = xmlXPathNewContext(document)
        defer { xmlXPathFreeContext(context) }
        guard let result = xmlXPathEvalExpression(path, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard let nodes = result.pointee.nodesetval else { return [] }
        return (0..<Int(nodes.pointee.nodeNr)).map { content(of: nodes.pointee.nodeTab[$0]) }
    }

    public func isValid(relaxNG grammar: [UInt8]) -> Bool {
        let parser = grammar.withUnsafeBytes {
            xmlRelaxNGNewMemParserCtxt($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        defer { xmlRelaxNGFreeParserCtxt(parser) }
        guard let schema = xmlRelaxNGParse(parser) else { return false }
        defer { xmlRelaxNGFree(schema) }
        let context = xmlRelaxNGNewValidCtxt(schema)
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(context, { _, _ in }, nil)
        return xmlRelaxNGValidateDoc(context, document) == 0
    }

    private func content(of node: xmlNodePtr?) -> String {
        guard let content = xmlNodeGetContent(node) else { return "" }
        defer { free(content) }  // what xmlFree is unless it was replaced
        return String(cString: content)
    }
}
