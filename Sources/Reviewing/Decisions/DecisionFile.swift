#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Why a file of decisions cannot be used.
public struct DecisionFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    public var message: String
    public var description: String { "\(path): \(message)" }
}

/// A file that a review page exported: a page of W3C Web Annotations.
public struct DecisionFile: Sendable {
    public var decisions: [Decision] = []
    /// Entries that are no decisions, by their place in the file, from 1.
    public var unreadable: [Int] = []

    public init(decisions: [Decision]) { self.decisions = decisions }

    /// - Parameter path: said in errors.
    public init(_ bytes: [UInt8], path: String) throws(DecisionFileError) {
        let page: Page
        do {
            page = try JSONDecoder().decode(Page.self, from: Data(bytes))
        } catch {
            throw DecisionFileError(path: path, message: "this is no file of decisions as a review page exports it")
        }
        for (index, item) in page.items.enumerated() {
            if let decision = item.annotation?.decision {
                decisions.append(decision)
            } else {
                unreadable.append(index + 1)
            }
        }
    }

    private struct Page: Decodable {
        var items: [Item]
    }

    /// An entry; nil where it has another shape than ours.
    private struct Item: Decodable {
        var annotation: Annotation?
        init(from decoder: any Decoder) throws { annotation = try? Annotation(from: decoder) }
    }

    private struct Annotation: Decodable {
        struct Body: Decodable {
            var purpose: String?
            var value: String?
        }
        struct Creator: Decodable {
            var nickname: String?
        }
        struct Selector: Decodable {
            var type: String
            var start: Int?
            var end: Int?
            var exact: String?
            var prefix: String?
            var suffix: String?
        }
        struct Target: Decodable {
            var source: String
            var sha256: String
            var selector: [Selector]?
        }
        var id: String
        var created: String?
        var creator: Creator?
        var body: [Body]
        var target: Target
        var was: [String: String?]?
        var now: [String: String?]?

        var decision: Decision? {
            let word = body.first { $0.purpose == "assessing" }?.value
            guard let action = word.flatMap(Decision.Action.init) else { return nil }
            var decision = Decision(id: id, action: action, note: target.source, sha256: target.sha256)
            decision.comment = body.first { $0.purpose == "commenting" }?.value
            decision.reader = creator?.nickname ?? ""
            decision.time = created ?? ""
            decision.was = was.map { Attributes($0) }
            decision.now = now.map { Attributes($0) }
            if action == .reviewed { return decision }
            let place = target.selector?.first { $0.type == "TextPositionSelector" }
            let words = target.selector?.first { $0.type == "TextQuoteSelector" }
            guard let start = place?.start, let end = place?.end, start < end, let exact = words?.exact else {
                return nil
            }
            decision.quote = Quote(
                start: start, end: end, exact: exact, prefix: words?.prefix ?? "", suffix: words?.suffix ?? "")
            return decision
        }
    }
}
