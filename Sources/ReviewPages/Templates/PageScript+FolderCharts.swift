extension PageScript {
    /// Small charts; each of their bars is a button that filters.
    static let folderCharts = #"""
        const typeClass = (type) => "t-" + (type < 0 ? "none" : tables.types[type]);
        const typeName = (type) => type < 0 ? "no type (negated)" : tables.types[type];

        /// Calls for each finding that passes all filters but the chart's own.
        function charted(code, act) {
          for (const finding of found.charted) { act(finding); }
          for (const finding of found.failed[code]) { act(finding); }
        }

        function chart(title, note, ...content) {
          return make("section", {class: "chart", "aria-label": title}, make("h2", {}, title, make("small", {}, note)), ...content);
        }

        function toggle(name, value, off) {
          filter[name] = filter[name] === value ? off : value;
          update();
        }

        function siteChart() {
          const rows = new Map();
          charted(2, (finding) => {
            const name = finding.site;
            if (!name) { return; }
            if (!rows.has(name)) { rows.set(name, {total: 0, types: new Array(tables.types.length + 1).fill(0)}); }
            const row = rows.get(name);
            row.total += 1;
            row.types[finding.type + 1] += 1;
          });
          const ordered = Array.from(rows).sort((a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1));
          const shown = ordered.slice(0, 9);
          if (filter.site && !shown.some((row) => row[0] === filter.site)) {
            const own = ordered.find((row) => row[0] === filter.site);
            if (own) { shown.push(own); }
          }
          const most = shown.length ? Math.max(...shown.map((row) => row[1].total)) : 1;
          const lines = make("div", {class: "lines"});
          for (const [name, row] of shown) {
            const svg = draw("svg", {viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true"});
            let x = 0;
            row.types.forEach((count, type) => {
              const width = count / most * 100;
              if (count) { svg.append(draw("rect", {class: typeClass(type - 1), x: x.toFixed(2), width: width.toFixed(2), height: 8})); }
              x += width;
            });
            lines.append(make("button", {type: "button", "aria-pressed": String(filter.site === name), title: name,
              "aria-label": name + ", " + row.total + " findings", "data-site": name, click: () => toggle("site", name, "")},
              make("span", {}, name), svg, make("span", {class: "count"}, String(row.total))));
          }
          if (!shown.length) { lines.append(make("p", {class: "soft"}, "No site.")); }
          return chart("Sites", ordered.length > shown.length ? "first " + shown.length + " of " + ordered.length : "by type", lines, typeKey());
        }

        function typeKey() {
          const counts = new Array(tables.types.length + 1).fill(0);
          charted(1, (finding) => { counts[finding.type + 1] += 1; });
          const key = make("div", {class: "key types", role: "group", "aria-label": "Types"});
          counts.forEach((count, index) => {
            const type = index - 1, value = type < 0 ? "none" : String(type);
            if (!count && filter.type !== value) { return; }
            key.append(make("button", {type: "button", class: typeClass(type), "aria-pressed": String(filter.type === value),
              "data-type": typeName(type), click: () => toggle("type", value, "")}, typeName(type) + " " + count));
          });
          return key;
        }

        function binChart(title, note, name, labels, words, counts) {
          const most = Math.max(1, ...counts);
          const bins = make("div", {class: "bins"});
          counts.forEach((count, index) => {
            const height = count ? Math.max(2, count / most * 92) : 0;
            bins.append(make("button", {type: "button", "aria-pressed": String(filter[name] === index), title: words(index) + ": " + count,
              "aria-label": words(index) + ", " + count + " findings", click: () => toggle(name, index, -1)},
              draw("svg", {viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true"},
                draw("rect", {class: "plain", x: 1, width: 8, y: (99 - height).toFixed(1), height: (height + 1).toFixed(1)})),
              make("span", {"aria-hidden": true}, labels(index))));
          });
          return chart(title, note, bins);
        }

        function showCharts() {
          const probabilities = new Array(10).fill(0), lengths = sizes.map(() => 0);
          charted(4, (finding) => { if (finding.percent >= 0) { probabilities[Math.min(9, Math.floor(finding.percent / 10))] += 1; } });
          let measured = 0;
          charted(8, (finding) => {
            if (finding.size === null) { return; }
            measured += 1;
            lengths[sizes.findIndex((bin) => finding.size >= bin[0] && finding.size < bin[1])] += 1;
          });
          const focused = document.activeElement && document.activeElement.closest("#charts button");
          const at = focused ? all("#charts button").indexOf(focused) : -1;
          byId("charts").replaceChildren(siteChart(),
            binChart("Probability of the likely type", "%", "percent", (index) => String(index * 10), (index) => index * 10 + " to " + (index * 10 + 10) + " %", probabilities),
            binChart("Size", measured + " measured, mm", "size", (index) => sizes[index][2], (index) => sizes[index][2] + " mm", lengths));
          if (at >= 0) {
            const buttons = all("#charts button");
            const again = buttons.find((button) => button.getAttribute("aria-label") === focused.getAttribute("aria-label")) || buttons[Math.min(at, buttons.length - 1)];
            if (again) { again.focus(); }
          }
        }

        """#
}
