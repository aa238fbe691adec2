extension PageScript {
    /// Decisions as a file of W3C Web Annotations, out and in; the reader's initials.
    static let exchange = #"""
        const readerName = () => kept.read("calcinote|reader") || "";

        function readerField() {
          const field = make("input", {type: "text", class: "reader", id: "reader", maxlength: 12, autocomplete: "off",
            input: () => kept.write("calcinote|reader", field.value.trim())});
          field.value = readerName();
          return make("label", {for: "reader"}, "Initials ", field);
        }

        function newID() {
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          bytes[6] = bytes[6] & 15 | 64;
          bytes[8] = bytes[8] & 63 | 128;
          const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
          return "urn:uuid:" + [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
        }

        const now = () => new Date().toISOString().slice(0, 19) + "Z";

        /// Every record that this browser keeps for a collection.
        function keptRecords(collection) {
          const records = [];
          for (const key of kept.keys("calcinote|decisions|" + encodeURIComponent(collection) + "|")) {
            const parts = key.split("|").slice(2).map(decodeURIComponent);
            const record = kept.read(key);
            if (record && Array.isArray(record.items)) { records.push({id: parts[1], sha256: parts[2], record: record}); }
          }
          return records.sort((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
        }

        function toAnnotation(note, item) {
          const bodies = [{type: "TextualBody", purpose: "assessing", value: item.action}];
          if (item.comment) { bodies.push({type: "TextualBody", purpose: "commenting", value: item.comment}); }
          const target = {source: note.id, sha256: note.sha256};
          if (item.action !== "reviewed") {
            target.selector = [
              {type: "TextPositionSelector", start: item.start, end: item.end},
              {type: "TextQuoteSelector", exact: item.exact, prefix: item.prefix, suffix: item.suffix}];
          }
          const annotation = {id: item.id, type: "Annotation", motivation: "assessing", created: item.time,
            creator: {type: "Person", nickname: item.reader}, body: bodies, target: target};
          if (item.was) { annotation.was = item.was; }
          if (item.now) { annotation.now = item.now; }
          return annotation;
        }

        function exportFile(collection, generator) {
          const items = [];
          for (const note of keptRecords(collection)) {
            for (const item of note.record.items) { items.push(toAnnotation(note, item)); }
            if (note.record.done) { items.push(toAnnotation(note, Object.assign({action: "reviewed"}, note.record.done))); }
          }
          return {
            "@context": ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:calcinote:"}],
            type: "AnnotationPage", schema: "calcinote-decisions/1", collection: collection, generator: generator,
            created: now(), items: items
          };
        }

        function exportDecisions(collection, generator) {
          const file = exportFile(collection, generator);
          if (file.items.length === 0) { say("There is no decision to export yet."); return; }
          const name = "decisions" + [collection, readerName()].filter(Boolean)
            .map((part) => "-" + part.replace(/[^\p{L}\p{N}._-]+/gu, "_")).join("") + ".json";
          download(name, JSON.stringify(file, null, 1) + "\n", "application/json");
          say(file.items.length + " decisions exported to " + name + ".");
        }

        function download(name, text, type) {
          const address = URL.createObjectURL(new Blob([text], {type: type}));
          const link = make("a", {href: address, download: name});
          document.body.append(link);
          link.click();
          link.remove();
          setTimeout(() => URL.revokeObjectURL(address), 10000);
        }

        const isText = (value) => typeof value === "string";

        /// The decision of an annotation, or null where it is none of ours.
        function fromAnnotation(annotation) {
          const bodies = [].concat(annotation.body || []);
          const action = (bodies.find((body) => body.purpose === "assessing") || {}).value;
          const comment = (bodies.find((body) => body.purpose === "commenting") || {}).value;
          const target = annotation.target || {};
          const item = {id: annotation.id, action: action, time: annotation.created || "",
            reader: (annotation.creator || {}).nickname || ""};
          if (!isText(item.id) || !isText(action) || !isText(target.source) || !isText(target.sha256)) { return null; }
          if (!isText(item.time) || !isText(item.reader)) { return null; }
          if (isText(comment)) { item.comment = comment; }
          if (annotation.was && typeof annotation.was === "object") { item.was = annotation.was; }
          if (annotation.now && typeof annotation.now === "object") { item.now = annotation.now; }
          if (action === "reviewed") { return {id: target.source, sha256: target.sha256, item: item}; }
          if (!["accepted", "rejected", "edited", "added", "commented"].includes(action)) { return null; }
          const selectors = [].concat(target.selector || []);
          const place = selectors.find((selector) => selector.type === "TextPositionSelector");
          const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
          if (!place || !quote || !Number.isInteger(place.start) || !Number.isInteger(place.end)) { return null; }
          if (!isText(quote.exact)) { return null; }
          Object.assign(item, {start: place.start, end: place.end, exact: quote.exact,
            prefix: isText(quote.prefix) ? quote.prefix : "", suffix: isText(quote.suffix) ? quote.suffix : ""});
          return {id: target.source, sha256: target.sha256, item: item};
        }

        /// Whether two decisions speak of the same thing.
        function isSameSubject(one, other) {
          if (one.id === other.id) { return true; }
          if (one.action === "added" || other.action === "added") { return false; }
          return one.start === other.start && one.end === other.end
            && (one.was || {}).site === (other.was || {}).site && (one.was || {}).laterality === (other.was || {}).laterality;
        }

        /// Adds what a file says to what the browser keeps; of two decisions on one thing the later stays.
        function importText(text, collection) {
          let file = null;
          try { file = JSON.parse(text); } catch (error) { file = null; }
          if (!file || !Array.isArray(file.items)) { say("That file holds no decisions."); return 0; }
          const records = new Map();
          let taken = 0, older = 0, unreadable = 0;
          for (const annotation of file.items) {
            const found = annotation && typeof annotation === "object" ? fromAnnotation(annotation) : null;
            if (!found) { unreadable += 1; continue; }
            const key = storeKey(collection, found.id, found.sha256);
            if (!records.has(key)) { records.set(key, kept.read(key) || emptyRecord()); }
            const record = records.get(key), item = found.item;
            if (item.action === "reviewed") {
              delete item.action;
              if (!record.done || record.done.time <= item.time) { record.done = item; taken += 1; } else { older += 1; }
              continue;
            }
            const same = record.items.findIndex((other) => isSameSubject(item, other));
            if (same < 0) { record.items.push(item); taken += 1; }
            else if (record.items[same].time <= item.time) { record.items[same] = item; taken += 1; }
            else { older += 1; }
          }
          for (const [key, record] of records) { if (!kept.write(key, record)) { return 0; } }
          say(taken + " decisions read" + (older ? ", " + older + " kept that were made later" : "")
            + (unreadable ? ", " + unreadable + " entries are no decisions" : "") + ".");
          return taken;
        }

        function importButton(collection, done) {
          const field = make("input", {type: "file", accept: ".json,application/json", class: "visually-hidden", id: "import",
            tabindex: -1, "aria-hidden": true, change: () => {
              const file = field.files[0];
              if (!file) { return; }
              const reader = new FileReader();
              reader.addEventListener("load", () => { importText(String(reader.result), collection); done(); });
              reader.readAsText(file);
              field.value = "";
            }});
          return [make("button", {type: "button", click: () => field.click()}, "Import"), field];
        }

        """#
}
