internal import Annotations
internal import ReviewPages
public import Writers

extension OutputFormat {
    /// The page of one note. It is made by ReviewPages, which knows nothing of formats, so it joins the list here.
    public static let html = OutputFormat(
        name: "html", fileExtension: "html", mediaType: "text/html; charset=utf-8",
        summary: "a page that stands alone: the note highlighted, its findings beside it", holdsManyNotes: false,
        makeWriter: { options, _ in NotePageWriter(version: options.version) })

    /// Every format there is, in the order of help.
    public static let offered: [OutputFormat] = all + [html]

    /// The format of a name, or nil: `offered("html")`.
    public static func offered(_ name: String) -> OutputFormat? { offered.first { $0.name == name } }
}

/// Writes ``NotePage``s.
struct NotePageWriter: AnnotationWriter {
    var version: String
    /// The folder page's name, `index.html`, where there is one; the note's source then is its path below that.
    var index: String?
    /// The folder whose decisions the browser keeps together.
    var collection = ""
    /// For an audit: without what was found.
    var isBlind = false

    func write(_ note: AnnotatedNote, into output: inout [UInt8]) {
        let depth = (note.document.source ?? note.document.id).utf8.count { $0 == UInt8(ascii: "/") }
        let path = index.map { String(repeating: "../", count: depth) + $0 }
        let page = NotePage(
            note, version: version, indexPath: path, collection: collection, isBlind: isBlind)
        output += page.html()
    }
}
