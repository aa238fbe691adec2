// Public imports, because a conformance of a public type is public; nothing imports this module.
public import Annotations
internal import Batching
public import ArgumentParser
public import Evaluation
public import Notes
public import Writers

extension OffsetUnit: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }
}

extension OutputFormat: ExpressibleByArgument {
    public init?(argument: String) {
        guard let format = OutputFormat.offered(argument) else { return nil }
        self = format
    }

    public static var allValueStrings: [String] { offered.map(\.name) }
    public var defaultValueDescription: String { name }
}
