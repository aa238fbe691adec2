#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One of the things that were named as input.
struct InputMember: Sendable {
    /// Below the root; `""` is the root itself.
    var path: String
    var isFolder: Bool
    /// The name as the disk has it, with a zero at the end, where it is no UTF-8; the path is what can be shown of it.
    var badName: [CChar]?

    init(path: String, isFolder: Bool) { (self.path, self.isFolder) = (path, isFolder) }

    /// An entry of a folder whose name is no UTF-8.
    init(badName item: UnsafeMutablePointer<dirent>, path: String) {
        self.init(path: path, isFolder: Int(item.pointee.d_type) == Int(DT_DIR))
        badName = withUnsafeBytes(of: &item.pointee.d_name) { name in
            name.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        }
    }

    /// The same under another path.
    func moved(to path: some Sequence<String>) -> InputMember {
        var member = self
        member.path = path.joined(separator: "/")
        return member
    }
}
