/// What every page has: head, content security policy, foot.
enum PageFrame {
    /// - Parameter scriptHash: of the one inline script that may run, base64; nil for none.
    static func open(title: String, style: String, scriptHash: String?, in html: inout HTMLBuffer) {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        var policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        if let scriptHash { policy += "; script-src 'sha256-\(scriptHash)'" }
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        html.template(policy)  // ours alone, and its quotes must not be escaped for the reader's sake
        html.raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.raw(
            "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
        html.element("title", title + " · Calcinote")
        html.raw("\n<style>\n")
        html.template(style)
        html.raw("</style>\n</head>\n<body>\n")
    }

    static func close(version: String, lexicon: String, in html: inout HTMLBuffer) {
        html.raw("<footer>")
        html.text("Calcinote \(version), lexicon \(lexicon). A suggestion, not a diagnosis: the note decides.")
        html.raw("</footer>\n</body>\n</html>\n")
    }
}
