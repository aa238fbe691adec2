internal import Annotations

/// A style sheet or script that is part of a page, with the hash that lets it in.
struct InlinePart: Sendable {
    let text: String
    let hash: String

    /// The text without the indentation and the comment lines of its source.
    init(_ source: String) {
        text = source.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("///") }
            .joined(separator: "\n")
        hash = ContentHash.base64(of: text)
    }
}

/// What every page has: head, content security policy, foot.
///
/// The policy forbids everything but one style sheet and one script, each by its hash. A browser that opens a page from disk
/// does not accept a script file by its hash (it takes the file's integrity for unknowable), and `'self'` there means every
/// file of the disk; so styles, script and data stand in the page itself.
enum PageFrame {
    static func open(title: String, style: InlinePart, script: InlinePart?, in html: inout HTMLBuffer) {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        var policy = "default-src 'none'; style-src 'sha256-\(style.hash)'; base-uri 'none'; form-action 'none'"
        if let script { policy += "; script-src 'sha256-\(script.hash)'" }
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        html.template(policy)  // ours alone, and its quotes must not be escaped for the reader's sake
        html.raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.raw(
            "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
        html.element("title", title + " · Calcinote")
        html.raw("\n<style>")
        html.template(style.text)
        html.raw("</style>\n")
        if let script {
            html.raw("<script>")
            html.template(script.text)
            html.raw("</script>\n")
        }
        html.raw("</head>\n<body>\n")
    }

    static func close(version: String, lexicon: String, in html: inout HTMLBuffer) {
        html.raw("<footer>")
        html.text("Calcinote \(version), lexicon \(lexicon). A suggestion, not a diagnosis: the note decides.")
        html.raw("</footer>\n</body>\n</html>\n")
    }
}
