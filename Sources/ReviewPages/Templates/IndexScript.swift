/// The index's script: shows and hides rows. It reads the table and never writes text of a note anywhere.
enum IndexScript {
    /// Of ``source``, base64, for the content security policy: the browser runs this text and no other. A test recomputes it and
    /// says the new value.
    static let sha256 = "UEWxAjMpxAPBZp/9HA/4TMy9L7nKoc94iSFDF1QVUJ0="

    static let source = """
        (function () {
          "use strict";
          var byId = function (id) { return document.getElementById(id); };
          var rows = Array.from(byId("notes").tBodies[0].rows).map(function (row) {
            return {
              element: row, text: row.textContent.toLowerCase(), gap: row.dataset.gap === "yes",
              certainty: (row.dataset.certainty || "").split(" "), type: (row.dataset.type || "").split(" ")
            };
          });
          var update = function () {
            var words = byId("search").value.toLowerCase().split(/\\s+/).filter(Boolean);
            var certainty = byId("certainty").value, type = byId("type").value, gap = byId("gap").checked, shown = 0;
            rows.forEach(function (row) {
              var fits = words.every(function (word) { return row.text.includes(word); })
                && (!certainty || row.certainty.includes(certainty)) && (!type || row.type.includes(type))
                && (!gap || row.gap);
              row.element.hidden = !fits;
              if (fits) { shown += 1; }
            });
            byId("shown").textContent = shown + " of " + rows.length;
          };
          ["search", "certainty", "type", "gap"].forEach(function (id) {
            byId(id).addEventListener("input", update);
          });
          byId("filters").hidden = false;
          update();
        }());
        """
}
