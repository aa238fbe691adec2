internal import Annotations

extension IndexPage {
    /// Notes a block: the browser may paint between two of them.
    private static let chunk = 500

    /// Takes a note in. What comes out belongs between ``opening()`` and ``closing()``; most notes complete no block.
    public mutating func add(_ entry: IndexEntry) -> [UInt8] {
        totals.add(entry)
        cohort.add(entry)
        Self.add(entry, &names, to: &block)
        blockNotes += 1
        return blockNotes == Self.chunk ? lastBlock() : []
    }

    /// The notes that no block holds yet.
    public mutating func lastBlock() -> [UInt8] {
        if blockNotes == 0 { return [] }
        var (html, data) = (HTMLBuffer(), PageData())
        data.array { $0.add(elements: block) }
        html.data("chunk-\(blocks)", data)
        blocks += 1
        blockNotes = 0
        block = PageData()
        return html.bytes
    }

    /// The names that the numbers of the blocks stand for.
    func tables(in html: inout HTMLBuffer) {
        var tables = PageData()
        tables.object { data in
            data.add("collection", collection)
            data.add("version", version)
            data.add("lexicon", lexicon)
            data.add("chunks", blocks)
            data.array("words") { data in for name in names.names { data.add(nil, name) } }
            data.array("sites") { data in
                for path in names.paths { data.array { data in for name in path { data.add(nil, name) } } }
            }
            data.array("certainties") { data in for value in Certainty.allCases { data.add(nil, value.label) } }
            data.array("temporalities") { data in for value in Temporality.allCases { data.add(nil, value.label) } }
            data.array("experiencers") { data in for value in Experiencer.allCases { data.add(nil, value.label) } }
            data.array("lateralities") { data in for value in Laterality.allCases { data.add(nil, value.label) } }
            data.array("types") { data in for value in CalcificationType.allCases { data.add(nil, value.label) } }
        }
        html.data("tables", tables)
    }

    private static func add(_ entry: IndexEntry, _ names: inout NameTable, to data: inout PageData) {
        data.array { data in
            data.add(nil, entry.id)
            data.add(nil, entry.path.map(relativeAddress))
            data.add(nil, entry.sha256)
            data.add(nil, entry.failure)
            for finding in entry.findings {
                let words = names.number(of: finding.words)
                let site = finding.sitePath.isEmpty ? -1 : names.number(of: finding.sitePath)
                data.array { data in
                    data.add(nil, words)
                    data.add(nil, site)
                    data.add(nil, Int(finding.assertion.certainty.rawValue))
                    data.add(nil, Int(finding.assertion.temporality.rawValue))
                    data.add(nil, Int(finding.assertion.experiencer.rawValue))
                    data.add(nil, Int(finding.laterality.rawValue))
                    data.add(nil, finding.type.map { Int($0.rawValue) } ?? -1)
                    data.add(nil, finding.percent)
                    data.add(nil, finding.inImpression.map { $0 ? 1 : 0 } ?? -1)
                    // Tenths, so that no number has a point.
                    data.add(nil, finding.millimetres.map { Int(min($0, 1e6) * 10) } ?? -1)
                    data.add(nil, finding.start)
                    data.add(nil, finding.end)
                }
            }
        }
    }

    /// Words and site paths that many findings share, each once.
    struct NameTable: Sendable {
        private(set) var names: [String] = []
        private(set) var paths: [[String]] = []
        private var nameNumbers: [String: Int] = [:]
        private var pathNumbers: [[String]: Int] = [:]

        mutating func number(of name: String) -> Int {
            if let number = nameNumbers[name] { return number }
            nameNumbers[name] = names.count
            names.append(name)
            return names.count - 1
        }

        mutating func number(of path: [String]) -> Int {
            if let number = pathNumbers[path] { return number }
            pathNumbers[path] = paths.count
            paths.append(path)
            return paths.count - 1
        }
    }
}
