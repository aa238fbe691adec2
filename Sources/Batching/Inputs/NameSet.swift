/// The names that were given so far, as hashes: eight bytes each and room to grow.
struct NameSet {
    private var slots = [UInt64](repeating: 0, count: 64)
    private var count = 0

    /// Adds a name; false where it is there already.
    mutating func insert(_ name: String) -> Bool { insert(Self.hash(name)) }

    func contains(_ name: String) -> Bool {
        let hash = Self.hash(name)
        return slots[place(of: hash)] == hash
    }

    private mutating func insert(_ hash: UInt64) -> Bool {
        let place = place(of: hash)
        if slots[place] == hash { return false }
        slots[place] = hash
        count += 1
        if 4 * count > 3 * slots.count {
            let old = slots
            slots = [UInt64](repeating: 0, count: 2 * old.count)
            for hash in old where hash != 0 { slots[self.place(of: hash)] = hash }
        }
        return true
    }

    /// Where the hash is, or would be.
    private func place(of hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place] != 0, slots[place] != hash { place = (place + 1) & (slots.count - 1) }
        return place
    }

    /// 0 is an empty slot.
    private static func hash(_ name: String) -> UInt64 { max(1, PathHash.of(name)) }
}
