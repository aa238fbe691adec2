extension PageScript {
    /// Filters, keys, files, and how the folder page starts.
    static let folderStart = #"""
        const folderHelp = [["j k", "next, previous row"], ["Enter", "open the row"], ["/", "search"], ["v", "notes or findings"],
          ["x", "clear all filters"], ["e", "export decisions"], ["?", "this help"]];

        function choose(label, name, options) {
          const field = make("select", {id: "filter-" + name, input: () => { filter[name] = field.value; update(); }},
            ...options.map(([value, words]) => make("option", {value: value}, words)));
          return make("label", {}, label + " ", field);
        }

        function box(label, name) {
          const field = make("input", {type: "checkbox", id: "filter-" + name, input: () => { filter[name] = field.checked; update(); }});
          return make("label", {}, field, " " + label);
        }

        let searchTimer = 0;
        function buildFilters() {
          const names = new Map();
          for (const finding of findings) { for (const name of finding.path) { names.set(name, (names.get(name) || 0) + 1); } }
          const sites = Array.from(names).sort((a, b) => a[0] < b[0] ? -1 : 1).map(([name, count]) => [name, name + " (" + count + ")"]);
          const search = make("input", {type: "search", id: "filter-search", placeholder: "note, words, site or type", input: () => {
            clearTimeout(searchTimer);
            searchTimer = setTimeout(() => { filter.search = search.value; update(); }, 60);
          }});
          byId("filters").append(...[
            make("div", {class: "tabs", role: "tablist", "aria-label": "What the table lists"}, tab("notes", "Notes"), tab("findings", "Findings")),
            make("label", {class: "search"}, "Search ", search),
            choose("Site", "site", [["", "any"]].concat(sites)),
            choose("Type", "type", [["", "any"]].concat(tables.types.map((type, index) => [String(index), type]), [["none", "none (negated)"]])),
            choose("Assertion", "certainty", [["", "any"]].concat(tables.certainties.map((word, index) => [String(index), word]), [["none", "no finding at all"]])),
            choose("Reviewed", "review", [["", "all"], ["no", "not yet"], ["part", "in part"], ["yes", "yes"]]),
            box("left out of the impression", "gap"),
            notes.some((note) => note.failure !== null) ? box("could not be read", "failed") : null,
            make("button", {type: "button", id: "clear", click: clearFilters}, "Clear ", make("kbd", {"aria-hidden": true}, "x")),
            make("span", {class: "shown", id: "shown", role: "status"})].filter(Boolean));
        }

        function tab(name, label) {
          return make("button", {type: "button", role: "tab", id: "tab-" + name, "aria-controls": "sheet", "aria-selected": String(view === name),
            tabindex: view === name ? 0 : -1, click: () => switchTo(name),
            keydown: (event) => { if (event.key === "ArrowLeft" || event.key === "ArrowRight") { switchTo(view === "notes" ? "findings" : "notes"); byId("tab-" + view).focus(); } }}, label);
        }

        function switchTo(name) {
          view = name;
          for (const other of ["notes", "findings"]) {
            byId("tab-" + other).setAttribute("aria-selected", String(other === name));
            byId("tab-" + other).tabIndex = other === name ? 0 : -1;
          }
          byId("sheet").scrollTop = 0;
          currentRow = -1;
          showTable();
        }

        function clearFilters() {
          Object.assign(filter, {search: "", site: "", type: "", certainty: "", gap: false, review: "", failed: false, percent: -1, size: -1});
          update();
        }

        /// The fields show what the filters are, whoever set them.
        function showFilters() {
          for (const name of ["search", "site", "type", "certainty", "review"]) {
            const field = byId("filter-" + name);
            if (field.value !== filter[name]) { field.value = filter[name]; }
          }
          for (const name of ["gap", "failed"]) { const field = byId("filter-" + name); if (field) { field.checked = filter[name]; } }
          byId("clear").disabled = !(asksForFindings() || filter.search || filter.certainty || filter.review || filter.failed);
        }

        function showTable() {
          shown = {notes: sorted(found.notes, "notes"), findings: sorted(found.findings, "findings")};
          buildTable();
          const of = (list, whole, name) => [make("b", {}, list.length.toLocaleString("en")), " of " + whole.length.toLocaleString("en") + " " + name];
          byId("shown").replaceChildren(...of(shown.notes, notes, "notes"), ", ", ...of(shown.findings, findings, "findings"));
          clearTimeout(queueTimer);
          queueTimer = setTimeout(keepQueue, 150);
        }

        /// The order in which ] and [ go through the notes.
        let queueTimer = 0;
        function keepQueue() {
          clearTimeout(queueTimer);
          kept.write("calcinote|queue|" + encodeURIComponent(tables.collection), shown.notes.filter((note) => note.path !== null).map((note) => [note.id, note.path]));
        }

        let found = {notes: [], findings: [], charted: [], failed: {1: [], 2: [], 4: [], 8: []}};
        function update() {
          found = applyFilters();
          byId("sheet").scrollTop = 0;
          currentRow = -1;
          showFilters();
          showTable();
          showCharts();
        }

        /// One line a finding, as the filters leave them; a cell never begins with what a spreadsheet would calculate.
        function downloadTable() {
          const quote = (value) => {
            const words = value === null || value === undefined ? "" : String(value);
            const safe = /^[=+\-@\t\r]/.test(words) ? "'" + words : words;
            return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
          };
          const lines = [["note", "sha256", "start", "end", "words", "site", "site_path", "laterality", "certainty", "temporality", "experiencer",
            "type", "percent", "size_mm", "in_impression", "decision", "reader", "comment"].join(",")];
          for (const finding of shown.findings) {
            const item = finding.item || {};
            lines.push([finding.note.id, finding.note.sha256, finding.start, finding.end, finding.words, finding.site, finding.path.join(" < "),
              tables.lateralities[finding.laterality], tables.certainties[finding.certainty], tables.temporalities[finding.temporality],
              tables.experiencers[finding.experiencer], finding.type < 0 ? "" : tables.types[finding.type], finding.percent < 0 ? "" : finding.percent,
              finding.size, finding.gap ? "no" : "", item.action, item.reader, item.comment].map(quote).join(","));
          }
          download("findings.csv", lines.join("\r\n") + "\r\n", "text/csv;charset=utf-8");
          say(shown.findings.length + " findings written to findings.csv.");
        }

        const generator = () => ({type: "Software", name: "calcinote", version: tables.version, lexicon: tables.lexicon});

        const folderKeys = {
          j: () => goToRow(currentRow + 1), k: () => goToRow(currentRow - 1), ArrowDown: () => goToRow(currentRow + 1), ArrowUp: () => goToRow(currentRow - 1),
          "/": () => byId("filter-search").focus(), v: () => switchTo(view === "notes" ? "findings" : "notes"), x: clearFilters,
          e: () => exportDecisions(tables.collection, generator()), "?": () => openHelp(folderHelp)
        };

        function showRowsAgain() {
          const at = document.activeElement.closest("tr") ? currentRow : -1;
          first = -1;
          showRows();
          if (at >= 0) { goToRow(at); }
        }

        function refresh() {
          readDecisions();
          if (byId("sheet").contains(document.activeElement)) { showRowsAgain(); return; }
          const at = currentRow, top = byId("sheet").scrollTop;
          if (filter.review) { update(); } else { showTable(); }
          currentRow = at;
          byId("sheet").scrollTop = top;
          first = -1;
          showRows();
        }

        function start() {
          readData();
          readDecisions();
          addToast();
          byId("tools").append(readerField(),
            make("button", {type: "button", id: "csv", click: downloadTable}, "Download CSV"),
            make("button", {type: "button", "aria-keyshortcuts": "e", click: folderKeys.e}, "Export decisions", make("kbd", {"aria-hidden": true}, "e")),
            ...importButton(tables.collection, refresh),
            make("button", {type: "button", "aria-keyshortcuts": "?", click: folderKeys["?"]}, "Help", make("kbd", {"aria-hidden": true}, "?")));
          byId("sheet").hidden = false;
          set(byId("sheet"), {role: "tabpanel", "aria-label": "Rows", tabindex: 0});
          buildFilters();
          update();
          byId("sheet").addEventListener("scroll", () => requestAnimationFrame(showRows), {passive: true});
          addEventListener("resize", () => requestAnimationFrame(showRows));
          addEventListener("pageshow", (event) => { if (event.persisted) { refresh(); } });
          addEventListener("storage", refresh);
          addEventListener("focus", refresh);
          // What a note page kept a moment ago may reach this one late: a busy browser hands it on between processes.
          const count = keptRecords(tables.collection).length;
          for (const delay of [300, 1500, 4000, 9000]) {
            setTimeout(() => { if (keptRecords(tables.collection).length !== count) { refresh(); } }, delay);
          }
          addEventListener("beforeprint", () => { const sheet = byId("sheet"); sheet.style.height = Math.min(200, shown[view].length + 1) * rowHeight + "px"; first = -1; showRows(); });
          addEventListener("afterprint", () => { byId("sheet").style.height = ""; first = -1; showRows(); });
          document.addEventListener("keydown", (event) => {
            if (event.key === "Escape" && event.target === byId("filter-search")) { goToRow(0); return; }
            const isArrow = event.key.startsWith("Arrow");
            if (isArrow && !event.target.closest("#sheet")) { return; }
            if (!isForPage(event) || !folderKeys[event.key]) { return; }
            event.preventDefault();
            folderKeys[event.key]();
          });
          document.addEventListener("click", (event) => { if (event.target.closest("#sheet a")) { keepQueue(); } });
        }

        """#
}
