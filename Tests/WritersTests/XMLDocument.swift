import CLibXML2
import Foundation

/// A document parsed by libxml2, for tests.
final class XMLDocument {
    private let document: xmlDocPtr

    struct NotWellFormed: Error {}

    init(_ bytes: [UInt8], mayBeBroken: Bool = false) throws {
        let options = Int32(bitPattern: UInt32(mayBeBroken ? 33 + 64 : 64))  // RECOVER, NOERROR; NOWARNING
        let parsed = bytes.withUnsafeBytes {
            xmlReadMemory($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil, options)
        }
        guard let parsed else { throw NotWellFormed() }
        document = parsed
    }

    deinit { xmlFreeDoc(document) }

    /// All text of the document, in order.
    var text: String { content(of: xmlDocGetRootElement(document)) }

    /// The text of each element that an XPath finds.
    func texts(_ path: String) -> [String] {
        let context = xmlXPathNewContext(document)
        defer { xmlXPathFreeContext(context) }
        guard let result = xmlXPathEvalExpression(path, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard let nodes = result.pointee.nodesetval else { return [] }
        return (0..<Int(nodes.pointee.nodeNr)).map { content(of: nodes.pointee.nodeTab[$0]) }
    }

    func isValid(relaxNG grammar: [UInt8]) -> Bool {
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
