/// Whether an output for people may use colour: what `--color` says, then the environment, then whether it is a terminal.
public enum ColorChoice: String, Sendable, CaseIterable {
    case auto, always, never

    /// `NO_COLOR` (any value but the empty one) wins over `FORCE_COLOR`; `TERM=dumb` counts as no terminal.
    public func usesColor(environment: [String: String], isTerminal: Bool) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if environment["NO_COLOR", default: ""] != "" { return false }
            let force = environment["FORCE_COLOR", default: ""]
            if force != "" { return force != "0" }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}
