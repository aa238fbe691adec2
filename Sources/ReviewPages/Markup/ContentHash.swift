internal import CNettle

/// SHA-256 in base64, as a content security policy wants it: the browser runs and applies the text of this hash and no other.
enum ContentHash {
    static func base64(of text: String) -> String {
        var text = text
        let digest = text.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
                calcinote_sha256(bytes.count, bytes.baseAddress!, digest.baseAddress!)
                count = 32
            }
        }
        return base64(digest)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
        var result = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            for place in 0..<4 {
                let isPadding = start + place > bytes.count
                result.unicodeScalars.append(isPadding ? "=" : letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
            }
        }
        return result
    }
}
