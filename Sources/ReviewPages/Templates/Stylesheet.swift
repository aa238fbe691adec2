/// The style sheets of the pages, in parts. Colours are those of Okabe and Ito, which readers of every colour vision can tell
/// apart, darkened for lines on white and lightened for lines on black.
enum Stylesheet {
    /// Every page: colours, type, frame, print.
    static let page = """
        :root {
          --paper: #fdfcfa; --card: #ffffff; --ink: #22262b; --soft: #5d666f; --line: #e3e0da; --link: #00598c;
          --vermillion: #c25100; --orange: #b87a00; --green: #007a59; --blue: #0067a3; --sky: #2f8fc4; --purple: #a34b7c;
          --tint-affirmed: #fbe3d0; --tint-possible: #fdf3c0; --tint-negated: #dceefa; --target: #fff3a6;
          --warn: #fff6df; --warn-line: #e0b34a;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #15181b; --card: #1c2024; --ink: #e4e2dd; --soft: #9aa3ab; --line: #32383e; --link: #7cc3ee;
            --vermillion: #ff8a3d; --orange: #f0b33a; --green: #3ccba0; --blue: #5fb0e8; --sky: #8fd0f5; --purple: #e39cc4;
            --tint-affirmed: #4a2c14; --tint-possible: #453c10; --tint-negated: #173446; --target: #4b4714;
            --warn: #322b17; --warn-line: #8a6d20;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; scroll-padding-top: 2rem; }
        body { margin: 0 auto; max-width: 84rem; padding: 1.5rem 2rem 2rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
        h1 { font-size: 1.5rem; font-weight: 600; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: .8rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--soft);
          margin: 0 0 .75rem; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
        a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible {
          outline: 2px solid var(--blue); outline-offset: 2px; border-radius: 2px; }
        .back { margin: 0 0 .5rem; font-size: .875rem; }
        .summary { margin: .25rem 0 1.5rem; color: var(--soft); }
        footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft);
          font-size: .8rem; }
        @media (max-width: 40rem) { body { padding: 1rem; } }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        @media print {
          :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --vermillion: #c25100;
            --orange: #b87a00; --green: #007a59; --blue: #0067a3; --sky: #2f8fc4; --purple: #a34b7c; --tint-affirmed: #fbe3d0;
            --tint-possible: #fdf3c0; --tint-negated: #dceefa; --target: #fff3a6; --warn: #fff; --warn-line: #888; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          .back { display: none; }
        }

        """

    /// The note's text: gutter, underlines in rows, letters.
    static let highlights = """
        main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(20rem, 2fr); gap: 2rem; align-items: start; }
        .note { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem 1.25rem; }
        .legend { margin: 0 0 1rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); font-size: .8rem;
          line-height: 2.2; color: var(--soft); }
        .legend > span { margin-right: .8rem; white-space: nowrap; }
        .part { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 1rem; }
        .part + .part { border-top: 1px dotted var(--line); margin-top: .5rem; padding-top: .5rem; }
        .gutter { color: var(--soft); font-size: .75rem; line-height: 1.9rem; text-align: right; overflow-wrap: anywhere; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4;
          font: .925rem/2.1 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        .text strong { font-weight: 700; }
        .m { color: inherit; text-decoration: none; --hue: var(--soft); border-bottom: 2px solid var(--hue); }
        .row0 { padding-bottom: 0; } .row1 { padding-bottom: 4px; } .row2 { padding-bottom: 8px; }
        .row3 { padding-bottom: 12px; } .row4 { padding-bottom: 16px; }
        .m.calcification { --hue: var(--vermillion); border-bottom-width: 3px; background: var(--tint-affirmed); }
        .m.calcification.possible { --hue: var(--orange); background: var(--tint-possible); }
        .m.calcification.negated { --hue: var(--blue); background: var(--tint-negated); }
        .m.concretion { --hue: var(--orange); border-bottom-style: double; border-bottom-width: 3px; }
        .m.site { --hue: var(--green); }
        .m.condition { --hue: var(--purple); }
        .m.measurement { --hue: var(--sky); }
        .m.morphology { --hue: var(--soft); }
        .m.type-word { --hue: var(--ink); border-bottom-style: double; border-bottom-width: 3px; }
        .m.target { --hue: var(--soft); background: var(--target); border-bottom-width: 1px; }
        .m.possible { border-bottom-style: dashed; }
        .m.negated { border-bottom-style: dotted; }
        .m.last::after { content: attr(data-letter); font: 600 .62em/1 system-ui, sans-serif; vertical-align: super;
          color: var(--hue); margin-left: 1px; }
        .m:target, .cue:target { outline: 2px solid var(--blue); outline-offset: 2px; border-radius: 2px; }
        .cue { font-weight: 700; font-style: italic; text-decoration: underline; text-decoration-thickness: 1px;
          text-underline-offset: 2px; }
        @media (min-width: 62.01rem) and (min-height: 30rem) {
          .note { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
        }
        @media (max-width: 62rem) { main { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 40rem) {
          .note { padding: .75rem .875rem 1rem; }
          .part { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .gutter { text-align: left; line-height: 1.5; }
          .text { font-size: .85rem; }
        }
        @media print { main { display: block; } .note { position: static; max-height: none; overflow: visible; border: 0; padding: 0;
          margin-bottom: 1.5rem; } }

        """

    /// The findings beside it.
    static let findings = """
        .finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--hue);
          border-radius: 8px; padding: .875rem 1rem; margin-bottom: 1rem; break-inside: avoid; --hue: var(--vermillion); }
        .finding.possible { --hue: var(--orange); border-left-style: dashed; }
        .finding.negated { --hue: var(--blue); border-left-style: dotted; }
        .finding:target { outline: 2px solid var(--blue); outline-offset: 2px; }
        h3 { display: flex; gap: .75rem; align-items: baseline; justify-content: space-between; margin: 0 0 .5rem;
          font-size: 1.05rem; font-weight: 600; overflow-wrap: anywhere; }
        h3 a { color: inherit; }
        .badge { flex: none; font-size: .72rem; font-weight: 600; color: var(--hue); border: 1px solid var(--hue);
          border-radius: 99px; padding: .05rem .55rem; }
        dl { margin: 0; font-size: .9rem; }
        dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .5rem; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        dd i { color: var(--soft); }
        .path { color: var(--soft); }
        .gap { margin: .75rem 0 0; padding: .45rem .7rem; background: var(--warn); border-left: 3px solid var(--warn-line);
          border-radius: 4px; font-size: .875rem; }
        .suggestion { margin-top: .875rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .875rem; }
        h4 { margin: 0 0 .5rem; font-size: .95rem; font-weight: 600; }
        h5 { margin: .75rem 0 .25rem; font-size: .75rem; font-weight: 600; color: var(--soft); }
        .bar { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) 3.5rem; gap: .6rem; align-items: center;
          color: var(--soft); font-size: .8rem; line-height: 1.45; }
        .bar.first { color: var(--ink); font-weight: 600; }
        .track { height: .4rem; background: var(--line); border-radius: 99px; overflow: hidden; }
        .fill { display: block; height: 100%; background: var(--soft); border-radius: 99px; }
        .bar.first .fill { background: var(--blue); }
        .percent { text-align: right; font-variant-numeric: tabular-nums; }
        .evidence { list-style: none; margin: .25rem 0 0; padding: 0; }
        .evidence li { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); gap: .6rem; padding: .15rem 0;
          overflow-wrap: anywhere; }
        .weight { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; color: var(--green); }
        .weight.against { color: var(--vermillion); }
        .evidence small { display: block; color: var(--soft); font-size: .75rem; line-height: 1.35; }
        details { margin-top: .6rem; }
        summary { cursor: pointer; color: var(--soft); font-size: .8rem; }
        .missing { margin: .6rem 0 0; }
        .none { color: var(--soft); }
        .measurements { width: 100%; border-collapse: collapse; font-size: .9rem; background: var(--card);
          border: 1px solid var(--line); border-radius: 8px; }
        .measurements th, .measurements td { text-align: left; font-weight: 400; padding: .4rem .75rem;
          border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
        .measurements tr:last-child > * { border-bottom: 0; }
        .measurements .si { color: var(--soft); }
        .level.high::before { content: "▲ "; } .level.low::before { content: "▼ "; }
        .level.high, .level.low { font-weight: 600; }
        @media print { .finding:target { outline: 0; } details > * { display: block; } }

        """

    /// The table of a folder's notes.
    static let index = """
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
        .tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .5rem 1rem;
          min-width: 8rem; color: var(--soft); font-size: .8rem; }
        .tiles b { display: block; color: var(--ink); font-size: 1.4rem; font-weight: 600; line-height: 1.3;
          font-variant-numeric: tabular-nums; }
        .filters { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin-bottom: 1rem;
          font-size: .9rem; }
        .filters[hidden] { display: none; }
        .filters label { display: flex; gap: .4rem; align-items: center; color: var(--soft); }
        .filters input[type=search], .filters select { font: inherit; color: var(--ink); background: var(--card);
          border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem; }
        .filters input[type=search] { width: 18rem; max-width: 100%; }
        .filters output { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
        .notes { width: 100%; border-collapse: collapse; font-size: .9rem; }
        .notes th { text-align: left; font-size: .75rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
        .notes th, .notes td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        .notes tbody tr:last-child td { border-bottom: 0; }
        .notes tbody tr:hover { background: var(--paper); }
        .notes td:first-child { overflow-wrap: anywhere; min-width: 9rem; }
        .notes .number { text-align: right; font-variant-numeric: tabular-nums; }
        .notes .zero { color: var(--soft); opacity: .6; }
        .notes .affirmed { color: var(--vermillion); font-weight: 600; }
        .notes .possible { color: var(--orange); font-weight: 600; }
        .notes .negated { color: var(--blue); font-weight: 600; }
        .notes .failed { color: var(--vermillion); }
        .flag { white-space: nowrap; background: var(--warn); border-left: 3px solid var(--warn-line); border-radius: 3px;
          padding: .05rem .4rem; font-size: .8rem; }
        @media (max-width: 40rem) {
          .notes, .notes tbody, .notes tr, .notes td { display: block; }
          .notes thead { position: absolute; clip-path: inset(50%); }
          .notes tr { padding: .6rem .75rem; border-bottom: 1px solid var(--line); }
          .notes tr[hidden] { display: none; }
          .notes td { border: 0; padding: 0; }
          .notes td.number { display: inline-block; margin-right: 1rem; text-align: left; }
          .notes td[data-name]:not(:empty)::before { content: attr(data-name) " "; color: var(--soft); font-weight: 400; }
          .filters output { margin-left: 0; }
        }
        @media print { .filters { display: none; } .scroll { border: 0; } }

        """
}
