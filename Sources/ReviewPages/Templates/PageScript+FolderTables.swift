extension PageScript {
    /// The two tables. Only the rows in sight exist, so that 5,000 notes scroll like fifty.
    static let folderTables = #"""
        const rowHeight = 36;
        const certaintyClass = ["affirmed", "possible", "negated"];
        const byText = (get) => (a, b) => get(a) < get(b) ? -1 : get(a) > get(b) ? 1 : 0;
        const collator = new Intl.Collator("en", {numeric: true});

        const columns = {
          notes: [
            {title: "Note", width: "24%", order: (a, b) => collator.compare(a.id, b.id), fill: (cell, note) => link(cell, note, "")},
            {title: "Affirmed", width: "5.5rem", number: true, order: (a, b) => b.counts[0] - a.counts[0], fill: (cell, note) => count(cell, note, 0)},
            {title: "Possible", width: "5.5rem", number: true, order: (a, b) => b.counts[1] - a.counts[1], fill: (cell, note) => count(cell, note, 1)},
            {title: "Negated", width: "5.5rem", number: true, wide: true, order: (a, b) => b.counts[2] - a.counts[2], fill: (cell, note) => count(cell, note, 2)},
            {title: "Sites", wide: true, order: byText((note) => note.sites || "~"), fill: (cell, note) => text(cell, note.failure === null ? note.sites : "could not be read: " + note.failure, note.failure === null ? "" : "failed")},
            {title: "Likely types", width: "16%", wide: true, order: byText((note) => note.types || "~"), fill: (cell, note) => text(cell, note.types)},
            {title: "Impression", width: "8.5rem", wide: true, order: (a, b) => b.gaps - a.gaps, fill: (cell, note) => text(cell, note.gaps ? note.gaps + " left out" : "")},
            {title: "Reviewed", width: "6.5rem", order: (a, b) => b.done - a.done || b.decided - a.decided, fill: (cell, note) => text(cell, reviewWords(note), "soft")}],
          findings: [
            {title: "Words", width: "17%", order: byText((finding) => finding.words.toLowerCase()), fill: (cell, finding) => link(cell, finding.note, "#f" + finding.number, finding.words)},
            {title: "Site", order: byText((finding) => finding.site || "~"), fill: (cell, finding) => { text(cell, siteWords(finding)); cell.title = finding.path.join(" · "); }},
            {title: "Assertion", width: "8.5rem", order: (a, b) => a.certainty - b.certainty, fill: (cell, finding) => text(cell, assertionWords(finding), certaintyClass[finding.certainty])},
            {title: "Likely type", width: "8.5rem", wide: true, order: (a, b) => a.type - b.type, fill: (cell, finding) => text(cell, finding.type < 0 ? "" : tables.types[finding.type])},
            {title: "%", width: "4rem", number: true, wide: true, order: (a, b) => b.percent - a.percent, fill: (cell, finding) => text(cell, finding.percent < 0 ? "" : String(finding.percent))},
            {title: "mm", width: "4.5rem", number: true, wide: true, order: (a, b) => (b.size || 0) - (a.size || 0), fill: (cell, finding) => text(cell, finding.size === null ? "" : String(finding.size))},
            {title: "Impression", width: "7rem", wide: true, order: (a, b) => b.gap - a.gap, fill: (cell, finding) => text(cell, finding.gap ? "left out" : "")},
            {title: "Decision", width: "7rem", wide: true, order: byText((finding) => finding.item ? finding.item.action : "~"), fill: (cell, finding) => text(cell, finding.item ? finding.item.action : "", "soft")},
            {title: "Note", width: "16%", wide: true, order: (a, b) => collator.compare(a.note.id, b.note.id), fill: (cell, finding) => text(cell, finding.note.id, "soft")}]
        };

        /// "left kidney"; a left main coronary artery says its side itself.
        function siteWords(finding) {
          const side = finding.laterality ? tables.lateralities[finding.laterality] + " " : "";
          return finding.site.startsWith(side) ? finding.site : side + finding.site;
        }

        function text(cell, words, name) {
          cell.textContent = words;
          if (words) { cell.title = words; }
          if (name) { cell.classList.add(name); }
        }

        function count(cell, note, certainty) {
          text(cell, note.failure === null ? String(note.counts[certainty]) : "", note.counts[certainty] ? certaintyClass[certainty] : "zero");
        }

        function link(cell, note, hash, words) {
          const label = words || note.id;
          cell.append(note.path === null ? make("span", {tabindex: -1}, label) : make("a", {href: note.path + hash}, label));
          cell.title = label + (words ? " · " + note.id : "");
        }

        function assertionWords(finding) {
          return [tables.certainties[finding.certainty]].concat(
            finding.temporality ? tables.temporalities[finding.temporality] : [], finding.experiencer ? "not the patient" : []).join(", ");
        }

        let view = "notes", shown = {notes: [], findings: []}, currentRow = -1;
        const sorting = {notes: {column: -1, down: false}, findings: {column: -1, down: false}};
        let first = -1, last = -1;

        function buildTable() {
          const sheet = byId("sheet"), order = sorting[view];
          const heads = columns[view].map((column, index) => make("th", {scope: "col", class: column.wide ? "wide-only" : null,
            "aria-sort": order.column === index ? (order.down ? "descending" : "ascending") : null},
            make("button", {type: "button", class: column.number ? "number" : null, click: () => sortBy(index)}, column.title)));
          const head = make("thead", {}, make("tr", {"aria-rowindex": 1}, ...heads));
          heads.forEach((cell, index) => { if (columns[view][index].width) { cell.style.width = columns[view][index].width; } });
          const pad = (id) => make("tbody", {class: "pad", "aria-hidden": true}, make("tr", {}, make("td", {id: id})));
          sheet.replaceChildren(make("table", {class: view, "aria-label": view === "notes" ? "Notes" : "Findings", "aria-rowcount": shown[view].length + 1},
            head, pad("above"), make("tbody", {id: "rows"}), pad("below")));
          if (!shown[view].length) { sheet.append(make("p", {class: "empty"}, "Nothing fits these filters.")); }
          first = -1;
          showRows();
        }

        /// Makes the rows that can be seen, and some above and below.
        function showRows() {
          const sheet = byId("sheet"), list = shown[view];
          const from = Math.max(0, Math.floor(sheet.scrollTop / rowHeight) - 10);
          const to = Math.min(list.length, Math.ceil((sheet.scrollTop + Math.max(sheet.clientHeight, 300)) / rowHeight) + 10);
          if (from === first && to === last) { return; }
          first = from;
          last = to;
          const rows = [];
          for (let index = from; index < to; index += 1) {
            const row = make("tr", {"aria-rowindex": index + 2, class: index === currentRow ? "current" : null});
            for (const column of columns[view]) {
              const cell = make("td", {class: (column.number ? "number" : "") + (column.wide ? " wide-only" : "")});
              column.fill(cell, list[index]);
              row.append(cell);
            }
            rows.push(row);
          }
          byId("above").style.height = from * rowHeight + "px";
          byId("below").style.height = (list.length - to) * rowHeight + "px";
          byId("rows").replaceChildren(...rows);
        }

        function sortBy(index) {
          const order = sorting[view];
          if (order.column !== index) { Object.assign(order, {column: index, down: false}); }
          else if (!order.down) { order.down = true; }
          else { order.column = -1; order.down = false; }
          update();
          const head = all("th button", byId("sheet"))[index];
          if (head) { head.focus(); }
        }

        function sorted(list, name) {
          const order = sorting[name];
          if (order.column < 0) { return list; }
          const compare = columns[name][order.column].order, sign = order.down ? -1 : 1;
          return list.slice().sort((a, b) => sign * compare(a, b));
        }

        /// Makes a row the current one: in sight, its link focused.
        function goToRow(index) {
          const list = shown[view], sheet = byId("sheet");
          if (!list.length) { return; }
          currentRow = Math.max(0, Math.min(index, list.length - 1));
          const top = currentRow * rowHeight;
          if (top < sheet.scrollTop) { sheet.scrollTop = top; }
          else if (top + 2 * rowHeight + 8 > sheet.scrollTop + sheet.clientHeight) { sheet.scrollTop = top + 2 * rowHeight + 8 - sheet.clientHeight; }
          first = -1;
          showRows();
          const row = byId("rows").children[currentRow - first];
          const target = row && row.querySelector("a, span");
          if (target) { target.focus({preventScroll: true}); }
          sheet.scrollIntoView({block: "nearest", behavior: "instant"});
        }

        """#
}
