extension PageScript {
    /// The decisions of one note: made, undone, kept, and found again after the lexicon or the note has changed.
    static let noteDecisions = #"""
        let data = null, key = "", record = emptyRecord(), subjects = [], current = -1, blind = false;
        const undoStack = [];

        /// A finding of the page, or one that the reader added, with the decision on it.
        function makeSubjects() {
          const claimed = new Set();
          const find = (test) => {
            const at = record.items.findIndex((item, index) => !claimed.has(index) && item.action !== "added" && test(item));
            if (at >= 0) { claimed.add(at); }
            return at < 0 ? null : record.items[at];
          };
          subjects = data.findings.map((finding) => ({finding: finding, item: find((item) =>
            item.start === finding.start && item.end === finding.end
              && (item.was || {}).site === finding.was.site && (item.was || {}).laterality === finding.was.laterality)}));
          // The lexicon may give the site another name today: the words are the same.
          for (const subject of subjects) {
            if (subject.item) { continue; }
            const finding = subject.finding;
            subject.item = find((item) => item.start < finding.end && finding.start < item.end);
          }
          record.items.forEach((item, index) => {
            if (!claimed.has(index)) { subjects.push({finding: null, item: item}); }
          });
        }

        function load() {
          record = kept.read(key) || emptyRecord();
          adoptOlder();
          makeSubjects();
        }

        /// Decisions on this note when its words were others: what still stands is taken over, the rest is listed.
        let lost = [];
        function adoptOlder() {
          lost = [];
          const text = noteText();
          for (const older of keptRecords(data.collection)) {
            if (older.id !== data.id || older.sha256 === data.sha256) { continue; }
            for (const item of older.record.items) {
              if (record.items.some((other) => other.id === item.id)) { continue; }
              const start = findQuote(text, item);
              if (start < 0) { lost.push(item); continue; }
              const moved = Object.assign({}, item, {start: start, end: start + Array.from(item.exact).length});
              if (!record.items.some((other) => isSameSubject(moved, other))) { record.items.push(moved); }
            }
          }
        }

        /// Where a quote stands in the text, counted in characters: with its neighbours, or alone where it is the only one.
        function findQuote(text, item) {
          const count = (at) => Array.from(text.slice(0, at)).length;
          for (const width of [32, 12]) {
            const before = item.prefix.slice(-width), after = item.suffix.slice(0, width);
            const at = text.indexOf(before + item.exact + after);
            if (at >= 0 && text.indexOf(before + item.exact + after, at + 1) < 0) { return count(at + before.length); }
          }
          const at = text.indexOf(item.exact);
          return at >= 0 && text.indexOf(item.exact, at + 1) < 0 ? count(at) : -1;
        }

        function change(words, act) {
          undoStack.push({before: JSON.stringify(record), current: current, words: words});
          if (undoStack.length > 200) { undoStack.shift(); }
          act();
          save();
        }

        function save() {
          kept.write(key, record.items.length || record.done ? record : null);
          makeSubjects();
          showAll();
        }

        function undo() {
          const last = undoStack.pop();
          if (!last) { say("There is nothing to undo on this page."); return; }
          record = JSON.parse(last.before);
          save();
          go(Math.min(last.current, subjects.length - 1));
          say("Undone: " + last.words + ".");
        }

        const stamp = (item) => Object.assign(item, {reader: readerName(), time: now()});

        /// The decision on the current finding, made if there is none yet.
        function itemFor(subject) {
          if (subject.item) { return subject.item; }
          const finding = subject.finding;
          const item = {id: newID(), action: "commented", start: finding.start, end: finding.end, exact: finding.exact,
            prefix: finding.prefix, suffix: finding.suffix, was: finding.was};
          record.items.push(item);
          subject.item = item;
          return item;
        }

        function decide(action) {
          const subject = subjects[current];
          if (!subject) { say("Choose a finding first: j."); return; }
          if (subject.item && subject.item.action === "added") {
            if (action === "rejected") { removeItem(subject.item); } else { say("This finding is yours already."); }
            return;
          }
          const isAgain = subject.item && subject.item.action === action;
          change(action, () => {
            const item = itemFor(subject);
            item.action = action;
            if (action !== "edited") { delete item.now; }
            stamp(item);
          });
          if (!isAgain) { goToOpen(); }
        }

        function removeItem(item) {
          change("removal", () => { record.items = record.items.filter((other) => other !== item); });
          go(Math.min(current, subjects.length - 1));
          say("Removed. u brings it back.");
        }

        /// What a reader makes of the current finding: only what differs from what was found is kept.
        function edit(values) {
          const subject = subjects[current];
          change("edit", () => {
            const item = itemFor(subject);
            const isAdded = item.action === "added";
            const base = isAdded ? {} : item.was || {};
            const next = Object.assign({}, item.now, values);
            for (const name of Object.keys(next)) {
              if (!isAdded && (next[name] || null) === (base[name] || null)) { delete next[name]; }
            }
            if (isAdded) { item.now = next; }
            else if (Object.keys(next).length) { item.action = "edited"; item.now = next; }
            else { item.action = "accepted"; delete item.now; }
            stamp(item);
          });
        }

        function comment(words) {
          const subject = subjects[current];
          change("comment", () => {
            const item = itemFor(subject);
            if (words) { item.comment = words; } else { delete item.comment; }
            if (item.action === "commented" && !item.comment) {
              record.items = record.items.filter((other) => other !== item);
            } else { stamp(item); }
          });
        }

        function addFinding(place, values, words) {
          const item = Object.assign({id: newID(), action: "added", now: values}, place);
          if (words) { item.comment = words; }
          change("addition", () => { record.items.push(stamp(item)); });
          go(subjects.findIndex((subject) => subject.item === item));
          say("Added: “" + item.exact + "”.");
        }

        function toggleDone() {
          change(record.done ? "opening" : "closing", () => {
            record.done = record.done ? null : stamp({id: newID()});
          });
          say(record.done ? "This note is done." : "This note is open again.");
        }

        const isDecided = (subject) => Boolean(subject.item && subject.item.action !== "commented");

        """#
}
