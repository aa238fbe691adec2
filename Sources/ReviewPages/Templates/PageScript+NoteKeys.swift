extension PageScript {
    /// What each key does, and how the page starts.
    static let noteKeys = #"""
        const help = [["j k", "next, previous finding"], ["a", "accept"], ["r", "reject; remove one of your own"], ["t s c", "edit type, site, assertion"],
          ["m", "add a missed finding: select its words first, or with the arrows after m"], ["n", "comment"], ["u", "undo"],
          ["d", "this note is done, or open again"], ["] [", "next, previous note"], ["l", "back to the list"], ["e", "export decisions"], ["?", "this help"]];

        /// The notes that the list last showed, as addresses below it.
        const queue = () => kept.read("calcinote|queue|" + encodeURIComponent(data.collection)) || [];

        function openNote(step, tries = 6) {
          const back = document.querySelector(".back a"), notes = queue();
          const at = notes.findIndex((entry) => entry[0] === data.id);
          if (at < 0 && tries > 0) {
            // A busy browser may hand the list on late.
            setTimeout(() => openNote(step, tries - 1), 250);
            return;
          }
          const next = at < 0 ? null : notes[at + step];
          if (!back || !next) { say(step > 0 ? "This is the last note of the list." : "This is the first note of the list."); return; }
          location.href = new URL(next[1], new URL(back.getAttribute("href"), location.href)).href;
        }

        const keys = {
          j: () => go(current + 1), k: () => go(current - 1),
          a: () => decide("accepted"), r: () => decide("rejected"), t: () => editType(), s: () => editSite(), c: () => editAssertion(),
          m: addMissed, n: editComment, u: undo, d: toggleDone, "]": () => openNote(1), "[": () => openNote(-1),
          l: () => { const back = document.querySelector(".back a"); if (back) { back.click(); } },
          e: () => exportDecisions(data.collection, generator()), "?": () => openHelp(help), i: () => byId("reader").focus()
        };

        const generator = () => ({type: "Software", name: "calcinote", version: data.version, lexicon: data.lexicon});

        function selectionKey(event) {
          const steps = {ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"]};
          if (event.key === "Escape") { stopSelecting(); getSelection().removeAllRanges(); }
          else if (event.key === "Enter" || event.key === "m") { addMissed(); }
          else if (steps[event.key]) { moveSelection(steps[event.key][0], steps[event.key][1], event.shiftKey); }
          else { return; }
          event.preventDefault();
        }

        function tools() {
          const bar = byId("tools");
          bar.append(make("span", {class: "progress", id: "progress", role: "status"}), readerField(),
            make("button", {type: "button", id: "done", "aria-keyshortcuts": "d", "aria-pressed": "false", click: toggleDone}, "Done", make("kbd", {"aria-hidden": true}, "d")),
            button("Undo", "u", undo),
            button("Add", "m", addMissed),
            button("Export", "e", keys.e),
            ...importButton(data.collection, () => { load(); showAll(); }),
            button("Help", "?", keys["?"]));
          document.querySelector(".note").prepend(make("div", {class: "mode", id: "mode", hidden: true},
            "Select the words: ", make("kbd", {}, "←"), " ", make("kbd", {}, "→"), " move, with ", make("kbd", {}, "Shift"), " take in, ", make("kbd", {}, "↵"), " adds, ", make("kbd", {}, "Esc"), " leaves"));
        }

        function start() {
          data = JSON.parse(byId("data").textContent);
          blind = data.blind;
          key = storeKey(data.collection, data.id, data.sha256);
          if (!byId("findings")) { document.querySelector(".panel").append(make("div", {id: "findings"})); }
          addToast();
          tools();
          shareEvidence();
          load();
          showAll();
          listenForJoins();
          document.addEventListener("click", (event) => {
            const link = event.target.closest("a[href^='#f']"), at = link && /^#f(\d+)$/.exec(link.getAttribute("href"));
            if (!at || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
            event.preventDefault();
            go(at[1] - 1);
          });
          document.addEventListener("keydown", (event) => {
            if (isSelecting && !document.querySelector("dialog[open]")) { selectionKey(event); return; }
            if (!isForPage(event) || !keys[event.key]) { return; }
            event.preventDefault();
            keys[event.key]();
          });
          addEventListener("storage", (event) => { if (event.key === key) { load(); showAll(); } });
          const at = /^#f(\d+)$/.exec(location.hash);
          if (at) { go(at[1] - 1); } else if (subjects.length) { go(Math.max(0, subjects.findIndex((subject) => !isDecided(subject))), true); }
        }

        """#
}
