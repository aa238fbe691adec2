internal import ArgumentParser

@main
struct CalcinoteTool: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "calcinote")
}
