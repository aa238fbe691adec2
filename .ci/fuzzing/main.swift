import Glibc

// `Fuzzing TARGET [options and folders of libFuzzer]`; without arguments it lists the targets.

/// libFuzzer's own loop, from the library that `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

guard CommandLine.arguments.count > 1 else {
    for target in FuzzTarget.all { print(target.name) }
    exit(0)
}
guard let chosen = FuzzTarget.all.first(where: { $0.name == CommandLine.arguments[1] }) else {
    print("there is no target \(CommandLine.arguments[1])")
    exit(64)
}
let target = chosen
// What is made once is made now, so that it does not count as the time of an input.
target.run([])

var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
exit(
    runLibFuzzer(&count, &arguments) { bytes, count in
        target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    })
