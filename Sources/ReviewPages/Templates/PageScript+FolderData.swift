extension PageScript {
    /// The notes and findings of the folder, and which of them the filters leave.
    static let folderData = #"""
        let tables = null, notes = [], findings = [];
        const filter = {search: "", site: "", type: "", certainty: "", gap: false, review: "", failed: false, percent: -1, size: -1};
        const sizes = [[0, 2, "< 2"], [2, 5, "2–5"], [5, 10, "5–10"], [10, 20, "10–20"], [20, 50, "20–50"], [50, Infinity, "> 50"]];

        function readData() {
          tables = JSON.parse(byId("tables").textContent);
          for (let chunk = 0; chunk < tables.chunks; chunk += 1) {
            const block = byId("chunk-" + chunk);
            for (const row of JSON.parse(block.textContent)) { readNote(row); }
            block.remove();
          }
        }

        function readNote(row) {
          const note = {id: row[0], path: row[1], sha256: row[2], failure: row[3], findings: [], counts: [0, 0, 0], gaps: 0,
            sites: "", types: "", decided: 0, done: false, text: row[0].toLowerCase()};
          const sites = new Set(), types = new Set();
          for (let index = 4; index < row.length; index += 1) {
            const [words, site, certainty, temporality, experiencer, laterality, type, percent, impression, size, start, end] = row[index];
            const path = site < 0 ? [] : tables.sites[site];
            const finding = {note: note, number: index - 3, words: tables.words[words], path: path, site: path[0] || "",
              certainty: certainty, temporality: temporality, experiencer: experiencer, laterality: laterality, type: type,
              percent: percent, gap: impression === 0, size: size < 0 ? null : size / 10, start: start, end: end, item: null,
              text: (tables.words[words] + " " + path.join(" ") + " " + (type < 0 ? "" : tables.types[type])).toLowerCase()};
            note.findings.push(finding);
            findings.push(finding);
            note.counts[certainty] += 1;
            if (finding.gap) { note.gaps += 1; }
            if (certainty !== 2) {
              if (finding.site) { sites.add(finding.site); }
              if (type >= 0) { types.add(tables.types[type]); }
            }
          }
          note.sites = Array.from(sites).join(", ");
          note.types = Array.from(types).join(", ");
          notes.push(note);
        }

        /// What the browser keeps of the reader's work on each note.
        function readDecisions() {
          const records = new Map(keptRecords(tables.collection).map((entry) => [entry.id + "\n" + entry.sha256, entry.record]));
          for (const note of notes) {
            const record = records.get(note.id + "\n" + note.sha256);
            if (!record && !note.touched) { continue; }
            note.touched = Boolean(record);
            note.done = Boolean(record && record.done);
            note.decided = 0;
            note.added = record ? record.items.filter((item) => item.action === "added").length : 0;
            for (const finding of note.findings) {
              const overlapping = record ? record.items.filter((item) => item.action !== "added" && item.start < finding.end && finding.start < item.end) : [];
              finding.item = overlapping.find((item) => ((item.was || {}).site || "") === finding.site) || overlapping[0] || null;
              if (finding.item && finding.item.action !== "commented") { note.decided += 1; }
            }
          }
        }

        const isReviewed = (note) => note.done || (note.findings.length > 0 && note.decided === note.findings.length);

        function reviewWords(note) {
          if (note.failure !== null) { return ""; }
          const parts = [];
          if (note.done) { parts.push("done"); }
          if (note.findings.length && note.decided) { parts.push(note.decided + " of " + note.findings.length); }
          if (note.added) { parts.push("+" + note.added); }
          return parts.join(", ");
        }

        /// Which filters a finding fails: 0 none; 1 type, 2 site, 4 probability, 8 size, so that each of their charts can show what
        /// another choice would give; 16 any other.
        function failing(finding, words) {
          if (filter.certainty && finding.certainty !== Number(filter.certainty)) { return 16; }
          if (filter.gap && !finding.gap) { return 16; }
          let code = 0;
          if (filter.type && (filter.type === "none" ? finding.type >= 0 : finding.type !== Number(filter.type))) { code += 1; }
          if (filter.site && !finding.path.includes(filter.site)) { code += 2; }
          if (filter.percent >= 0 && (finding.percent < 0 || Math.min(9, Math.floor(finding.percent / 10)) !== filter.percent)) { code += 4; }
          if (filter.size >= 0 && (finding.size === null || finding.size < sizes[filter.size][0] || finding.size >= sizes[filter.size][1])) { code += 8; }
          for (const word of words) {
            if (!finding.text.includes(word) && !finding.note.text.includes(word)) { return 16; }
          }
          return code;
        }

        const asksForFindings = () => Boolean(filter.type || filter.site || (filter.certainty && filter.certainty !== "none")
          || filter.gap || filter.percent >= 0 || filter.size >= 0);

        function noteFits(note) {
          if (filter.failed && note.failure === null) { return false; }
          if (filter.certainty === "none" && (note.failure !== null || note.findings.length)) { return false; }
          switch (filter.review) {
          case "no": return note.failure === null && !note.done && note.decided === 0;
          case "part": return !isReviewed(note) && note.decided > 0;
          case "yes": return isReviewed(note);
          default: return true;
          }
        }

        const searchWords = () => filter.search.toLowerCase().split(/\s+/).filter(Boolean);

        /// The notes and findings that the filters leave, and for the charts those that fail one filter alone; negated ones only
        /// where they are asked for.
        function applyFilters() {
          const words = searchWords(), asks = asksForFindings(), negated = filter.certainty === "2";
          const result = {notes: [], findings: [], charted: [], failed: {1: [], 2: [], 4: [], 8: []}};
          for (const note of notes) {
            if (!noteFits(note)) { continue; }
            let has = false;
            for (const finding of note.findings) {
              const code = failing(finding, words);
              if (code === 0) { has = true; result.findings.push(finding); }
              if (finding.certainty === 2 && !negated) { continue; }
              if (code === 0) { result.charted.push(finding); } else if (result.failed[code]) { result.failed[code].push(finding); }
            }
            if (has || (!asks && words.every((word) => note.text.includes(word) || (note.failure || "").toLowerCase().includes(word)))) { result.notes.push(note); }
          }
          return result;
        }

        """#
}
