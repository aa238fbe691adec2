internal import Annotations
struct InlineXMLWriter: AnnotationWriter {
    init(_ options: WriterOptions) {}
    func write(_ note: AnnotatedNote, into output: inout [UInt8]) {}
}
