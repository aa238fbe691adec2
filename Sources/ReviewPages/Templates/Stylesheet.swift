/// The style sheets of the pages, in parts: one file for each concern.
enum Stylesheet {
    /// Colours: those of Okabe and Ito, which readers of every colour vision can tell apart, darkened for lines and letters on
    /// white and lightened for those on black, so that words in them keep a contrast of 4.5 to 1.
    static let palette = """
        :root {
          --paper: #f6f6f3; --card: #ffffff; --ink: #1d2126; --soft: #59626b; --line: #e2e2dc; --strong-line: #8b929a;
          --link: #00558a; --focus: #0067a3; --accent: #00558a; --on-accent: #ffffff; --hover: #efeeea;
          --vermillion: #b34700; --orange: #8a5a00; --green: #00714f; --blue: #00609a; --sky: #21759f; --purple: #99416f;
          --tint-affirmed: #fde5d3; --tint-possible: #fbefc4; --tint-negated: #deeefa; --target: #fff3a6;
          --warn: #fff5da; --warn-line: #d9a32b; --good: #e3f3ec; --bad: #fbe4dc; --shadow: 0 1px 2px rgb(30 35 40 / .06);
          --figure: #e9e7e0; --organ: #d6d2c6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #131619; --card: #1b1f23; --ink: #e6e4df; --soft: #a0a9b1; --line: #30363c; --strong-line: #78828c;
            --link: #83c7f0; --focus: #83c7f0; --accent: #83c7f0; --on-accent: #0c1a24; --hover: #252a30;
            --vermillion: #ff9a57; --orange: #f2b73e; --green: #45cfa5; --blue: #72bbee; --sky: #8fd0f5;
            --purple: #e8a3ca; --tint-affirmed: #4b2d16; --tint-possible: #443a10; --tint-negated: #17364a;
            --target: #4b4714; --warn: #312a16; --warn-line: #a37f22; --good: #17342a; --bad: #42231a;
            --shadow: none; --figure: #2a3036; --organ: #3a424a;
          }
        }
        @media print {
          :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --strong-line: #777; --link: #000;
            --accent: #000; --hover: #fff; --vermillion: #b34700; --orange: #8a5a00; --green: #00714f; --blue: #00609a;
            --sky: #21759f; --purple: #99416f; --tint-affirmed: #fde5d3; --tint-possible: #fbefc4;
            --tint-negated: #deeefa; --target: #fff3a6; --warn: #fff; --warn-line: #888; --good: #fff; --bad: #fff;
            --shadow: none; --figure: #ececec; --organ: #d2d2d2; }
        }

        """

    /// Every page: type, frame, controls, dialogs, print.
    static let page = """
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-behavior: smooth; scroll-padding-top: 2rem; }
        body { margin: 0 auto; max-width: 90rem; padding: 1.25rem 2rem 2rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
        h1 { font-size: 1.35rem; font-weight: 650; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: .95rem; font-weight: 650; margin: 0 0 .75rem; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        .back { margin: 0 0 .35rem; font-size: .85rem; }
        .summary { margin: .2rem 0 0; color: var(--soft); font-size: .925rem; }
        .top { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; justify-content: space-between; align-items: flex-end;
          margin-bottom: 1.25rem; }
        .title { min-width: 0; flex: 1 1 18rem; }
        .tools { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; font-size: .85rem; }
        .tools label { color: var(--soft); display: flex; gap: .4rem; align-items: center; }
        .tools input.reader { width: 4.5rem; padding: .2rem .5rem; }
        button, input, select, textarea { font: inherit; color: var(--ink); }
        button { background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: .28rem .7rem;
          cursor: pointer; font-size: .85rem; line-height: 1.4; }
        button:hover { background: var(--hover); }
        button.primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
        input[type=text], input[type=search], select, textarea { background: var(--card);
          border: 1px solid var(--strong-line); border-radius: 6px; padding: .28rem .6rem; }
        kbd { font: 600 .75em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; border: 1px solid var(--line);
          border-bottom-width: 2px; border-radius: 4px; padding: 0 .35em; background: var(--paper); color: var(--soft);
          white-space: nowrap; }
        button kbd { margin-left: .35em; }
        .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap; }
        dialog { border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; background: var(--card);
          color: var(--ink); width: min(34rem, calc(100vw - 2rem)); max-height: calc(100vh - 2rem);
          box-shadow: 0 12px 48px rgb(0 0 0 / .28); }
        dialog::backdrop { background: rgb(15 20 25 / .45); }
        dialog h2 { font-size: 1.05rem; }
        dialog form { display: grid; gap: .9rem; margin: 0; }
        dialog fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .9rem; }
        dialog legend, dialog .label { font-size: .8rem; font-weight: 600; color: var(--soft); padding: 0;
          margin-bottom: .25rem; display: block; }
        dialog fieldset label { display: flex; gap: .4rem; align-items: center; font-size: .9rem; }
        dialog input[type=text], dialog textarea { width: 100%; }
        dialog textarea { min-height: 5rem; resize: vertical; }
        .choices { display: flex; justify-content: flex-end; gap: .5rem; margin-top: .25rem; }
        .help { display: grid; grid-template-columns: auto 1fr; gap: .35rem .9rem; margin: 0 0 1rem; font-size: .9rem; }
        .help dt { text-align: right; } .help dd { margin: 0; }
        .toast { position: fixed; left: 50%; bottom: 1.25rem; transform: translateX(-50%); max-width: calc(100vw - 2rem);
          background: var(--ink); color: var(--paper); border-radius: 8px; padding: .45rem .9rem; font-size: .875rem;
          box-shadow: 0 4px 20px rgb(0 0 0 / .25); z-index: 5; }
        .toast:empty { display: none; }
        footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft);
          font-size: .8rem; }
        @media (max-width: 40rem) { body { padding: 1rem .875rem; } }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        @media print {
          @page { margin: 16mm 14mm; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { max-width: none; padding: 0; font-size: 9.5pt; }
          .back, .tools, .toast, dialog, .actions { display: none !important; }
        }

        """
}
