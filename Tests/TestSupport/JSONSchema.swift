internal import Foundation

/// The part of JSON Schema 2020-12 that our schemas use. A keyword it does not know is a problem of its own, so that no part
/// of a schema goes unchecked.
public struct JSONSchema: Sendable {
    private let root: JSONValue

    public init(_ root: JSONValue) { self.root = root }

    /// What is wrong with a value, a sentence each: `"/findings/0/certainty: \"maybe\" is not allowed"`.
    public func problems(in value: JSONValue) -> [String] { problems(value, root, at: "") }

    private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

    private func problems(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        guard case .object(let keywords) = schema else { return ["\(path): the schema is not an object"] }
        var found: [String] = []
        for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) where !Self.annotations.contains(keyword) {
            switch keyword {
            case "$ref": found += problems(value, resolve(argument), at: path)
            case "type":
                let names = argument.string.map { [$0] } ?? argument.array.compactMap(\.string)
                if !names.contains(where: { value.isOf(type: $0) }) { found.append("\(path): is not \(names)") }
            case "const": if value != argument { found.append("\(path): is not \(argument)") }
            case "enum": if !argument.array.contains(value) { found.append("\(path): \(value) is not allowed") }
            case "if":
                let branch = problems(value, argument, at: path).isEmpty ? "then" : "else"
                if schema.has(branch) { found += problems(value, schema[branch], at: path) }
            case "then", "else": break
            case "not": if problems(value, argument, at: path).isEmpty { found.append("\(path): matches \(argument)") }
            case "anyOf":
                if !argument.array.contains(where: { problems(value, $0, at: path).isEmpty }) {
                    found.append("\(path): matches none of \(argument.array.count)")
                }
            default: found += problems(value, keyword, argument, of: schema, at: path)
            }
        }
        return found
    }

    private func problems(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, of schema: JSONValue, at path: String
    ) -> [String] {
        switch (keyword, value) {
        case ("required", .object(let members)):
            return argument.array.compactMap(\.string).filter { members[$0] == nil }.map { "\(path): has no \($0)" }
        case ("properties", .object(let members)):
            return members.sorted { $0.key < $1.key }.flatMap { name, member in
                argument.has(name) ? problems(member, argument[name], at: "\(path)/\(name)") : []
            }
        case ("additionalProperties", .object(let members)):
            guard argument == .bool(false) else { return ["\(path): additionalProperties must be false"] }
            return members.keys.sorted().filter { !schema["properties"].has($0) }.map { "\(path): \($0) is unknown" }
        case ("items", .array(let items)):
            return items.enumerated().flatMap { problems($1, argument, at: "\(path)/\($0)") }
        case ("minItems", .array(let items)): return Double(items.count) < argument.number! ? ["\(path): too few"] : []
        case ("maxItems", .array(let items)): return Double(items.count) > argument.number! ? ["\(path): too many"] : []
        case ("minLength", .string(let text)):
            return Double(text.unicodeScalars.count) < argument.number! ? ["\(path): too short"] : []
        case ("pattern", .string(let text)):
            return text.range(of: argument.string!, options: .regularExpression) == nil
                ? ["\(path): \"\(text)\" is not \(argument.string!)"] : []
        case ("minimum", .number(let number)): return number < argument.number! ? ["\(path): too small"] : []
        case ("maximum", .number(let number)): return number > argument.number! ? ["\(path): too large"] : []
        case ("required", _), ("properties", _), ("additionalProperties", _), ("items", _), ("minItems", _),
            ("maxItems", _), ("minLength", _), ("pattern", _), ("minimum", _), ("maximum", _):
            return []  // says nothing of another type
        default: return ["\(path): the keyword \(keyword) is not one this check knows"]
        }
    }

    /// `#/$defs/mention` only.
    private func resolve(_ reference: JSONValue) -> JSONValue {
        guard let pointer = reference.string, pointer.hasPrefix("#/$defs/") else { return .null }
        return root["$defs"][String(pointer.dropFirst(8))]
    }
}

extension JSONValue {
    fileprivate func isOf(type: String) -> Bool {
        switch (self, type) {
        case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"),
            (.object, "object"):
            true
        case (.number(let value), "integer"): value.rounded() == value
        default: false
        }
    }
}
