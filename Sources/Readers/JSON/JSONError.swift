/// Why bytes are not the JSON that was expected. Positions, never text: a note's words must not reach a log.
package struct JSONError: Error, Hashable, Sendable {
    /// A stable word for programs.
    package enum Code: String, Sendable {
        case invalidJSON = "invalid-json"
        case invalidUTF8 = "invalid-utf8"
        case loneSurrogate = "lone-surrogate"
        case wrongType = "wrong-type"
        case missingMember = "missing-member"
        case duplicateMember = "duplicate-member"
        case badTarget = "bad-target"
        case badValue = "bad-value"
        case tooLong = "too-long"
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// `expected "," or "}" at column 17`
    static func expected(_ what: String, at offset: Int) -> JSONError {
        JSONError(.invalidJSON, "expected \(what) at byte \(offset + 1)")
    }
}
