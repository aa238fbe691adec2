extension PageScript {
    /// The findings' cards: buttons, the decision in words, how far the reader is.
    static let noteCards = #"""
        const names = {site: "site", laterality: "side", type: "type", certainty: "", temporality: "", experiencer: ""};

        const actionWords = {accepted: "Accepted", rejected: "Rejected", edited: "Edited", added: "Added by the reader",
          commented: "Comment"};

        function valueWords(name, value) {
          if (name === "experiencer") { return value === "other" ? "not the patient" : "the patient"; }
          return (names[name] ? names[name] + " " : "") + (value || "none");
        }

        /// "type metastatic (was dystrophic)"
        function changeWords(item) {
          const changes = [];
          for (const [name, value] of Object.entries(item.now || {})) {
            if (item.action === "added" && !value) { continue; }
            const before = item.was && item.action === "edited" ? " (was " + (item.was[name] || "none") + ")" : "";
            changes.push(valueWords(name, value) + before);
          }
          return changes.join(", ");
        }

        function verdict(item) {
          const changes = changeWords(item);
          const box = make("p", {class: "verdict " + item.action},
            make("b", {}, actionWords[item.action] || item.action), changes ? ": " + changes : "");
          if (item.comment) { box.append(make("span", {class: "said"}, "“" + item.comment + "”")); }
          if (item.reader) { box.append(make("span", {class: "said"}, item.reader + ", " + item.time.replace("T", " ").replace("Z", " UTC"))); }
          return box;
        }

        function button(label, shortcut, action, pressed) {
          return make("button", {type: "button", "aria-keyshortcuts": shortcut, click: action,
            "aria-pressed": pressed === undefined ? null : String(pressed)}, label, make("kbd", {"aria-hidden": true}, shortcut));
        }

        function actions(subject, index) {
          const on = (act) => () => { go(index, true); act(); };
          const item = subject.item, isAdded = Boolean(item && item.action === "added");
          const group = make("div", {class: "actions", role: "group", "aria-label": "Decision on finding " + (index + 1)});
          if (subject.finding) {
            group.append(button("Accept", "a", on(() => decide("accepted")), Boolean(item && item.action === "accepted")),
              button("Reject", "r", on(() => decide("rejected")), Boolean(item && item.action === "rejected")));
          } else if (item) { group.append(button("Remove", "r", on(() => removeItem(item)))); }
          if (subject.finding || isAdded) {
            group.append(button("Type", "t", on(editType)), button("Site", "s", on(editSite)),
              button("Assertion", "c", on(editAssertion)));
          }
          group.append(button("Note", "n", on(editComment)));
          return group;
        }

        /// A card for what stands on the page as no finding: added by the reader, or found once and no longer.
        function extraCard(subject, index) {
          const item = subject.item, isAdded = item.action === "added";
          const isFound = isAdded && data.findings.some((finding) => finding.start < item.end && item.start < finding.end);
          const card = make("section", {class: "finding extra " + (isAdded ? "added" : ""), id: "f" + (index + 1), "aria-labelledby": "h" + (index + 1)},
            make("h3", {id: "h" + (index + 1)}, make("span", {class: "number"}, String(index + 1)),
              make("span", {}, item.exact), make("span", {class: "badge"}, isAdded ? "added" : "no longer found")));
          if (isFound) { card.append(make("p", {class: "none"}, "Calcinote finds something here, too.")); }
          return card;
        }

        /// Evidence that cards share stands in the page once; the works that it is cited from, too.
        function shareEvidence() {
          for (const list of all("[data-as]")) {
            const owner = byId(list.dataset.as);
            if (!owner) { continue; }
            list.replaceChildren(...owner.cloneNode(true).children);
            list.removeAttribute("data-as");
          }
          for (const cite of all('.evidence a[href^="#s"]')) { cite.title = byId(cite.hash.slice(1)).textContent; }
        }

        const discs = (index) => all('.disc[href="#f' + (index + 1) + '"]');

        function showAll() {
          const list = byId("findings");
          all(".extra", list).forEach((card) => card.remove());
          subjects.forEach((subject, index) => {
            if (!subject.finding) { list.append(extraCard(subject, index)); }
            const card = byId("f" + (index + 1)), item = subject.item;
            card.tabIndex = -1;
            if (subject.finding) { card.dataset.finding = index; }
            all(".actions, .verdict", card).forEach((element) => element.remove());
            card.classList.toggle("rejected", Boolean(item && item.action === "rejected"));
            card.classList.toggle("current", index === current);
            if (item) { card.append(verdict(item)); }
            card.append(actions(subject, index));
            if (subject.finding) {
              const others = subjects.filter((other) => other.finding && other.finding.mention === subject.finding.mention);
              const isRefused = others.every((other) => other.item && other.item.action === "rejected");
              pieces(subject.finding.mention).forEach((piece) => piece.classList.toggle("refused", isRefused));
              discs(index).forEach((disc) => disc.classList.toggle("refused", Boolean(item && item.action === "rejected")));
            }
          });
          showProgress();
          showLost();
          paintAdded();
        }

        function showProgress() {
          const decided = subjects.filter(isDecided).length, box = byId("progress");
          box.replaceChildren();
          if (record.done) { box.append(make("b", {}, "Note done"), ", "); }
          if (blind) { box.append(subjects.length + (subjects.length === 1 ? " finding marked" : " findings marked")); }
          else { box.append(make("b", {}, decided + " of " + subjects.length), " decided"); }
          byId("done").setAttribute("aria-pressed", String(Boolean(record.done)));
        }

        function showLost() {
          all(".lost").forEach((element) => element.remove());
          if (!lost.length) { return; }
          const list = make("ul", {});
          for (const item of lost) { list.append(make("li", {}, (actionWords[item.action] || item.action) + ": “" + item.exact + "”")); }
          document.querySelector(".panel").prepend(make("div", {class: "lost", role: "note"},
            make("b", {}, lost.length === 1 ? "One earlier decision" : lost.length + " earlier decisions"),
            " on this note could not be placed, because the words no longer stand as they did:", list));
        }

        /// Makes a finding the current one: its card is focused, its words are in sight.
        function go(index, isQuiet) {
          if (!subjects.length) { current = -1; return; }
          current = Math.max(0, Math.min(index, subjects.length - 1));
          all(".current").forEach((element) => element.classList.remove("current"));
          const subject = subjects[current], card = byId("f" + (current + 1));
          card.classList.add("current");
          if (!isQuiet) { card.focus({preventScroll: true}); }
          const words = subject.finding ? pieces(subject.finding.mention) : [];
          words.forEach((piece) => piece.classList.add("current"));
          discs(current).forEach((disc) => disc.classList.add("current"));
          if (isQuiet) { return; }
          const note = document.querySelector(".note");
          if (words.length && getComputedStyle(note).position === "sticky") {
            const box = words[0].getBoundingClientRect(), frame = note.getBoundingClientRect();
            if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) { note.scrollTop += box.top - frame.top - frame.height / 3; }
          }
          card.scrollIntoView({block: "nearest", behavior: "instant"});
        }

        /// On to the next finding without a decision.
        function goToOpen() {
          for (let step = 1; step <= subjects.length; step += 1) {
            const index = (current + step) % subjects.length;
            if (!isDecided(subjects[index])) { go(index); return; }
          }
          go(current);
          say("Every finding of this note is decided. " + (queue().length ? "] goes to the next note." : ""));
        }

        """#
}
