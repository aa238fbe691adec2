extension PageScript {
    /// The dialogs: type, site, assertion, comment, a missed finding.
    static let noteEditors = #"""
        const types = ["dystrophic", "metastatic", "physiologic", "idiopathic", "iatrogenic", "calciphylaxis", "undetermined"];
        const sides = ["", "left", "right", "bilateral", "midline"];

        /// What the reader holds of a finding now.
        const held = (subject) => Object.assign({}, subject.item && subject.item.was || subject.finding && subject.finding.was, subject.item && subject.item.now);

        /// A row of choices, each with a key of its own.
        function choice(form, name, label, values, value, keys) {
          const set = make("fieldset", {}, make("legend", {}, label));
          values.forEach((entry, index) => {
            const box = make("input", {type: "radio", name: name, value: entry, "data-key": keys ? keys[index] : null});
            box.checked = entry === (value || "");
            set.append(make("label", {}, box, " ", entry || "none", keys ? make("kbd", {"aria-hidden": true}, keys[index]) : null));
          });
          form.append(set);
        }

        /// In a dialog the keys of the choices choose.
        function listenForChoices(form) {
          form.addEventListener("keydown", (event) => {
            if (event.target.matches("input[type=text], textarea") || event.ctrlKey || event.metaKey || event.altKey) { return; }
            const box = form.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
            if (!box) { return; }
            event.preventDefault();
            box.checked = true;
            box.focus();
            if (form.dataset.quick) { form.requestSubmit(); }
          });
        }

        const typeRow = (form, value) => choice(form, "type", "Likely type", types, value, types.map((type, index) => String(index + 1)));

        function siteRow(form, value, side) {
          form.append(make("label", {}, make("span", {class: "label"}, "Site"),
            make("input", {type: "text", name: "site", list: "sites", autocomplete: "off", value: value || "", placeholder: "not given"})));
          form.append(make("datalist", {id: "sites"}, ...data.sites.map((site) => make("option", {value: site}))));
          choice(form, "laterality", "Side", sides, side, ["0", "l", "r", "b", "m"]);
        }

        function assertionRows(form, values) {
          choice(form, "certainty", "Is it there?", ["affirmed", "possible", "negated"], values.certainty || "affirmed", ["a", "p", "n"]);
          choice(form, "temporality", "Now?", ["current", "historical", "hypothetical"], values.temporality || "current", ["c", "h", "y"]);
          choice(form, "experiencer", "Whose?", ["patient", "other"], values.experiencer || "patient", ["t", "o"]);
        }

        function editing(title, build, isQuick) {
          const subject = subjects[current];
          if (!subject || (!subject.finding && subject.item.action !== "added")) { say("Choose a finding first: j."); return; }
          openDialog(title, (form) => {
            if (isQuick) { form.dataset.quick = "yes"; }
            build(form, held(subject));
            listenForChoices(form);
          }, (values) => {
            const next = {};
            for (const [name, value] of values) { next[name] = value.trim() || null; }
            edit(next);
            go(current);
          });
        }

        const editType = () => editing("Type", (form, values) => typeRow(form, values.type), true);
        const editSite = () => editing("Site", (form, values) => siteRow(form, values.site, values.laterality));
        const editAssertion = () => editing("Assertion", assertionRows);

        function editComment() {
          const subject = subjects[current];
          if (!subject) { say("Choose a finding first: j."); return; }
          openDialog("Comment", (form) => {
            const field = make("textarea", {name: "comment", "aria-label": "Comment", maxlength: 2000});
            field.value = subject.item && subject.item.comment || "";
            field.addEventListener("keydown", (event) => {
              if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); form.requestSubmit(); }
            });
            form.append(field);
          }, (values) => { comment(values.get("comment").trim()); go(current); });
        }

        function addMissed() {
          const place = selectedPlace();
          if (!place) { startSelecting(); return; }
          stopSelecting();
          openDialog("Add “" + (place.exact.length > 80 ? place.exact.slice(0, 80) + "…" : place.exact) + "”", (form) => {
            siteRow(form, "", "");
            assertionRows(form, {});
            typeRow(form, "");
            form.append(make("label", {}, make("span", {class: "label"}, "Comment"), make("input", {type: "text", name: "comment", maxlength: 2000})));
            listenForChoices(form);
          }, (values) => {
            const next = {};
            for (const [name, value] of values) { if (name !== "comment") { next[name] = value.trim() || null; } }
            getSelection().removeAllRanges();
            addFinding(place, next, values.get("comment").trim());
          }, "Add");
        }

        """#
}
