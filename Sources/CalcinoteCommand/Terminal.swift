internal import Glibc

/// Standard error and what is known of the terminal.
enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// `calcinote: error: …`, and below it `hint: …`.
    static func complain(_ message: String, hint: String? = nil) {
        say("calcinote: error: \(message)\n" + (hint.map { "hint: \($0)\n" } ?? ""))
    }

    static func warn(_ message: String) { say("calcinote: warning: \(message)\n") }

    static func say(_ text: String) {
        var text = text
        text.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }

    /// The variables that decide on colour.
    static var environment: [String: String] {
        var result: [String: String] = [:]
        for name in ["NO_COLOR", "FORCE_COLOR", "TERM"] {
            if let value = getenv(name) { result[name] = String(cString: value) }
        }
        return result
    }
}
