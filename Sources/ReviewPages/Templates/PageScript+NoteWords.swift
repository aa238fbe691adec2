extension PageScript {
    /// The words of the note: where they stand, which are selected, what a cue acts on.
    static let noteWords = #"""
        const textParts = () => all(".note .text");
        const noteText = () => textParts().map((part) => part.textContent).join("");

        /// Every text node of the note with the characters (Unicode scalars) before it.
        function textNodes() {
          const nodes = [];
          let count = 0;
          for (const part of textParts()) {
            const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              nodes.push({node: walker.currentNode, start: count});
              count += Array.from(walker.currentNode.data).length;
            }
          }
          return nodes;
        }

        /// A place of the page as a character of the note.
        function offsetOf(container, offset, nodes) {
          const at = nodes.find((entry) => entry.node === container);
          if (at) { return at.start + Array.from(container.data.slice(0, offset)).length; }
          const range = document.createRange();
          range.setStart(container, offset);
          const next = nodes.find((entry) => range.comparePoint(entry.node, 0) >= 0);
          return next ? next.start : nodes.length ? nodes[nodes.length - 1].start + Array.from(nodes[nodes.length - 1].node.data).length : 0;
        }

        function rangeOf(start, end) {
          const nodes = textNodes(), range = document.createRange();
          const place = (offset, isEnd) => {
            for (let index = nodes.length - 1; index >= 0; index -= 1) {
              const entry = nodes[index];
              if (entry.start < offset || (entry.start === offset && !isEnd) || index === 0) {
                const units = Array.from(entry.node.data).slice(0, offset - entry.start).join("").length;
                return [entry.node, Math.max(0, Math.min(units, entry.node.data.length))];
              }
            }
            return null;
          };
          const from = place(start, false), to = place(end, true);
          if (!from || !to) { return null; }
          range.setStart(from[0], from[1]);
          range.setEnd(to[0], to[1]);
          return range;
        }

        /// The selected words of the note with their place, or null; spaces at the ends are left out.
        function selectedPlace() {
          const selection = getSelection();
          if (!selection.rangeCount || selection.isCollapsed) { return null; }
          const range = selection.getRangeAt(0), nodes = textNodes();
          if (!textParts().some((part) => range.intersectsNode(part))) { return null; }
          const letters = Array.from(noteText());
          let start = offsetOf(range.startContainer, range.startOffset, nodes);
          let end = offsetOf(range.endContainer, range.endOffset, nodes);
          while (start < end && /\s/.test(letters[start])) { start += 1; }
          while (start < end && /\s/.test(letters[end - 1])) { end -= 1; }
          if (start >= end) { return null; }
          return {start: start, end: end, exact: letters.slice(start, end).join(""),
            prefix: letters.slice(Math.max(0, start - 32), start).join(""), suffix: letters.slice(end, end + 32).join("")};
        }

        /// Selecting by keyboard: the arrows go from word to word, with Shift they take words in.
        let isSelecting = false;
        function startSelecting() {
          isSelecting = true;
          const subject = subjects[current];
          const range = subject && subject.finding ? rangeOf(subject.finding.start, subject.finding.end) : rangeOf(0, 0);
          if (!range) { say("This note has no words."); isSelecting = false; return; }
          const selection = getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
          if (range.collapsed) { moveSelection("forward", "word", false); }
          byId("mode").hidden = false;
          say("Arrows move by words, Shift takes words in, Enter adds, Escape leaves.");
        }

        function stopSelecting() {
          isSelecting = false;
          byId("mode").hidden = true;
        }

        function moveSelection(direction, unit, extends_) {
          const selection = getSelection();
          if (!extends_) {
            if (direction === "backward") { selection.collapseToStart(); } else { selection.collapseToEnd(); }
            selection.modify("move", direction, unit);
            if (direction === "forward") { selection.modify("move", "forward", "word"); }
            if (direction === "forward" || unit === "line") { selection.modify("move", "backward", "word"); }
            selection.modify("extend", "forward", "word");
          } else { selection.modify("extend", direction, unit); }
          const range = selection.rangeCount ? selection.getRangeAt(0) : null;
          const element = range && range.endContainer.parentElement;
          if (element) { element.scrollIntoView({block: "nearest"}); }
        }

        /// Findings that the reader added are painted without touching the text.
        function paintAdded() {
          if (!window.Highlight || !CSS.highlights) { return; }
          const ranges = record.items.filter((item) => item.action === "added")
            .map((item) => rangeOf(item.start, item.end)).filter(Boolean);
          CSS.highlights.set("added", new Highlight(...ranges));
        }

        const pieces = (mention) => all('[data-m="' + (mention + 1) + '"]');

        /// Marks what belongs together and draws an arc from each cue to the words that it acts on.
        function join(mentions, cues) {
          unjoin();
          for (const mention of mentions) { pieces(mention).forEach((piece) => piece.classList.add("joined")); }
          const note = document.querySelector(".note"), box = note.getBoundingClientRect();
          const svg = draw("svg", {class: "arcs", "aria-hidden": "true"});
          for (const cue of cues) {
            cue.classList.add("joined");
            for (const target of cue.dataset.acts.split(" ").map((number) => pieces(number - 1)[0])) {
              if (!target || (mentions.length && !mentions.some((mention) => target.dataset.m === String(mention + 1)))) { continue; }
              target.classList.add("joined");
              // A word that denies itself ("noncalcified") needs no arc.
              if (target.contains(cue) || cue.contains(target)) { continue; }
              const from = cue.getClientRects()[0], to = target.getClientRects()[0];
              if (!from || !to) { continue; }
              const x1 = from.left + from.width / 2 - box.left, y1 = from.top - box.top + note.scrollTop + 2;
              const x2 = to.left + to.width / 2 - box.left, y2 = to.top - box.top + note.scrollTop + 2;
              const top = Math.min(y1, y2) - 9 - Math.min(10, Math.abs(x2 - x1) / 30);
              svg.append(draw("path", {d: ["M", x1, y1, "C", x1, top, x2, top, x2, y2].map((part) => typeof part === "number" ? part.toFixed(1) : part).join(" ")}),
                draw("circle", {cx: x2.toFixed(1), cy: y2.toFixed(1), r: 2.5}));
            }
          }
          if (svg.childNodes.length) { note.append(svg); }
        }

        function unjoin() {
          all(".joined").forEach((element) => element.classList.remove("joined"));
          all(".arcs").forEach((element) => element.remove());
        }

        const cuesOf = (mention) => all(".cue[data-acts]").filter((cue) => cue.dataset.acts.split(" ").includes(String(mention + 1)));

        /// Hovering or focusing words or a finding shows what they hang together with.
        function listenForJoins() {
          const show = (event) => {
            const cue = event.target.closest(".note .cue"), piece = event.target.closest(".note .m");
            const card = event.target.closest(".finding[data-finding]");
            if (cue) { join([], [cue]); }
            else if (piece) { join([piece.dataset.m - 1], cuesOf(piece.dataset.m - 1)); }
            else if (card) {
              const finding = data.findings[card.dataset.finding];
              join([finding.mention, finding.siteMention].filter((mention) => mention >= 0).concat(finding.evidence), cuesOf(finding.mention));
            } else { unjoin(); }
          };
          document.addEventListener("mouseover", show);
          document.addEventListener("focusin", show);
        }

        """#
}
