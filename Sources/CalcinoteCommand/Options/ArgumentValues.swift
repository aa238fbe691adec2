// Public imports, because a conformance of a public type is public; nothing imports this module.
public import Annotations
public import ArgumentParser
public import Batching
public import Evaluation
public import Notes
public import Writers

extension OffsetUnit: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
    /// `2/8`
    public init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], number >= 1, number <= count else {
            return nil
        }
        self.init(number, of: count)
    }

    public var defaultValueDescription: String { "1/1" }
}

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
