/// The scripts of the pages, in parts: one file for each concern. None of them ever makes markup out of text: elements are made
/// by name and words are put in as text.
enum PageScript {
    /// Parts joined into one script that leaves no names behind and starts when the page is read.
    static func whole(_ parts: [String]) -> String {
        "(function () {\n\"use strict\";\n" + parts.joined()
            + "document.addEventListener(\"DOMContentLoaded\", start);\n}());\n"
    }

    /// Elements, messages, dialogs, what the browser keeps.
    static let shared = #"""
        const byId = (id) => document.getElementById(id);
        const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

        /// make("p", {class: "none"}, "text", element, …)
        function make(name, attributes, ...content) {
          const element = document.createElement(name);
          set(element, attributes);
          element.append(...content.filter((part) => part !== null && part !== undefined));
          return element;
        }

        function draw(name, attributes, ...content) {
          const element = document.createElementNS("http://www.w3.org/2000/svg", name);
          set(element, attributes);
          element.append(...content);
          return element;
        }

        function set(element, attributes) {
          for (const [name, value] of Object.entries(attributes || {})) {
            if (typeof value === "function") { element.addEventListener(name, value); }
            else if (value !== null && value !== undefined && value !== false) {
              element.setAttribute(name, value === true ? "" : String(value));
            }
          }
        }

        /// Said to everybody: shown for some seconds, read out by screen readers.
        let toastTimer = 0;
        function say(words) {
          const toast = byId("toast");
          toast.textContent = words;
          clearTimeout(toastTimer);
          toastTimer = setTimeout(() => { toast.textContent = ""; }, 6000);
        }

        function addToast() {
          document.body.append(make("div", {id: "toast", class: "toast", role: "status", "aria-live": "polite"}));
        }

        /// A dialog that is gone when it is closed; Escape closes it, and the focus returns to where it was.
        function openDialog(title, build, onSubmit, submitLabel) {
          const before = document.activeElement;
          const form = make("form", {method: "dialog"});
          const dialog = make("dialog", {"aria-labelledby": "dialog-title"}, make("h2", {id: "dialog-title"}, title), form);
          build(form, dialog);
          const choices = make("div", {class: "choices"});
          if (onSubmit) {
            choices.append(
              make("button", {type: "button", click: () => dialog.close()}, "Cancel ", make("kbd", {}, "Esc")),
              make("button", {type: "submit", class: "primary"}, submitLabel || "Save", " ", make("kbd", {}, "↵")));
          } else {
            choices.append(make("button", {type: "submit", class: "primary"}, "Close ", make("kbd", {}, "Esc")));
          }
          form.append(choices);
          form.addEventListener("submit", (event) => {
            event.preventDefault();
            const values = onSubmit ? onSubmit(new FormData(form)) : true;
            if (values !== false) { dialog.close(); }
          });
          dialog.addEventListener("close", () => {
            dialog.remove();
            if (before && before.isConnected) { before.focus({preventScroll: true}); }
          });
          document.body.append(dialog);
          dialog.showModal();
          const first = form.querySelector("[autofocus], input:checked, input, textarea, button");
          if (first) { first.focus(); }
          return dialog;
        }

        function openHelp(lines) {
          openDialog("Keys", (form) => {
            const list = make("dl", {class: "help"});
            for (const [keys, words] of lines) {
              const term = make("dt");
              keys.split(" ").forEach((key, index) => term.append(index ? " " : "", make("kbd", {}, key)));
              list.append(term, make("dd", {}, words));
            }
            const box = make("input", {type: "checkbox", change: () => kept.write("calcinote|keys", box.checked)});
            box.checked = keysAreOn();
            form.append(list, make("label", {}, box, " Single letters act as keys"));
          });
        }

        /// What the browser keeps between visits. It may refuse (private windows, a full disk): then the page says so.
        const kept = {
          read(key) {
            try { return JSON.parse(localStorage.getItem(key)); } catch (error) { return null; }
          },
          write(key, value) {
            try {
              if (value === null) { localStorage.removeItem(key); } else { localStorage.setItem(key, JSON.stringify(value)); }
              return true;
            } catch (error) {
              say("This browser cannot keep decisions. Export them before you leave this page.");
              return false;
            }
          },
          keys(prefix) {
            try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch (error) { return []; }
          }
        };

        const keysAreOn = () => kept.read("calcinote|keys") !== false;

        /// A letter for the page, not for a field or a dialog, and without Ctrl, Alt or Command.
        function isForPage(event) {
          if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) { return false; }
          if (document.querySelector("dialog[open]")) { return false; }
          return keysAreOn() && !event.target.closest("input, textarea, select");
        }

        const storeKey = (collection, id, sha256) =>
          ["calcinote|decisions", collection, id, sha256].map((part, index) => index ? encodeURIComponent(part) : part).join("|");

        const emptyRecord = () => ({done: null, items: []});

        """#
}
