extension Stylesheet {
    /// The note's text: gutter, underlines in rows, letters, arcs from a cue to what it acts on.
    static let highlights = """
        main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(21rem, 2fr); gap: 1.5rem; align-items: start; }
        .note { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 12px;
          padding: 1.25rem 1.5rem; box-shadow: var(--shadow); }
        .legend { margin: 1rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .78rem;
          line-height: 2.1; color: var(--soft); }
        .legend > span { margin-right: .9rem; white-space: nowrap; }
        .part { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 1.25rem; }
        .part + .part { margin-top: .35rem; }
        .gutter { color: var(--soft); font-size: .72rem; line-height: 1.25; padding-top: .55rem; text-align: right;
          overflow-wrap: anywhere; border-right: 2px solid var(--line); padding-right: .75rem; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4; max-width: 46rem;
          font-size: 1rem; line-height: 2.05; }
        .columns .text { max-width: none;
          font: .875rem/2.1 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        .text .end { display: block; height: 0; overflow: hidden; }
        .text strong { font-weight: 650; }
        .m { color: inherit; text-decoration: none; --hue: var(--soft); border-bottom: 2px solid var(--hue);
          border-radius: 2px 2px 0 0; }
        .row1 { padding-bottom: 4px; } .row2 { padding-bottom: 8px; }
        .row3 { padding-bottom: 12px; } .row4 { padding-bottom: 16px; }
        .m.calcification { --hue: var(--vermillion); border-bottom-width: 3px; background: var(--tint-affirmed); }
        .m.calcification.possible { --hue: var(--orange); background: var(--tint-possible); }
        .m.calcification.negated { --hue: var(--blue); background: var(--tint-negated); }
        .m.concretion { --hue: var(--orange); border-bottom-style: double; border-bottom-width: 3px; }
        .m.site { --hue: var(--green); }
        .m.condition { --hue: var(--purple); }
        .m.measurement { --hue: var(--sky); }
        .m.morphology { --hue: var(--soft); border-bottom-width: 1px; }
        .m.type-word { --hue: var(--ink); border-bottom-style: double; border-bottom-width: 3px; }
        .m.target { --hue: var(--soft); background: var(--target); border-bottom-width: 1px; }
        .m.possible { border-bottom-style: dashed; }
        .m.negated { border-bottom-style: dotted; }
        .m[data-letter]::after { content: attr(data-letter); font: 650 .62em/1 system-ui, sans-serif; vertical-align: super;
          color: var(--hue); margin-left: 1px; }
        .m:target, .cue:target { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
        .m.current { outline: 2px solid var(--focus); outline-offset: 1px; border-radius: 3px; }
        .m.joined, .cue.joined { background: var(--target); }
        .m.refused { background: none; text-decoration: line-through; text-decoration-thickness: 1px; }
        .cue { font-weight: 650; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
        .arcs { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
        .arcs path { fill: none; stroke: var(--focus); stroke-width: 1.5; }
        .arcs circle { fill: var(--focus); }
        ::highlight(added) { background-color: var(--target); text-decoration: underline wavy var(--vermillion); }
        @media (min-width: 62.01rem) and (min-height: 30rem) {
          .note { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
        }
        @media (max-width: 62rem) { main { grid-template-columns: minmax(0, 1fr); } }
        @media (max-width: 40rem) {
          .note { padding: .75rem 1rem 1rem; }
          .part { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .part + .part { margin-top: .75rem; }
          .gutter { text-align: left; padding: 0 0 0 .5rem; border-right: 0; border-left: 2px solid var(--line); }
          .gutter:empty { display: none; }
          .text { font-size: .95rem; line-height: 1.95; }
          .columns .text { font-size: .78rem; }
        }
        @media print { main { display: block; } .arcs { display: none; }
          .note { position: static; max-height: none; overflow: visible; border: 0; padding: 0; margin-bottom: 1.25rem;
            box-shadow: none; } .text { max-width: none; line-height: 1.9; } .m.joined, .cue.joined { background: none; } .m.current { outline: 0; } }

        """

    /// The findings beside it.
    static let findings = """
        .finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--hue);
          border-radius: 10px; padding: .875rem 1.1rem; margin-bottom: .875rem; break-inside: avoid;
          box-shadow: var(--shadow); --hue: var(--vermillion); }
        .finding.possible { --hue: var(--orange); border-left-style: dashed; }
        .finding.negated { --hue: var(--blue); border-left-style: dotted; }
        .finding:target, .finding.current { outline: 2px solid var(--focus); outline-offset: 2px; }
        h3 { display: flex; gap: .6rem; align-items: baseline; margin: 0 0 .45rem; font-size: 1.02rem; font-weight: 650;
          overflow-wrap: anywhere; }
        h3 a { color: inherit; }
        h3 .number { color: var(--soft); font-weight: 400; font-size: .8rem; font-variant-numeric: tabular-nums; }
        .badge { flex: none; margin-left: auto; font-size: .75rem; font-weight: 650; color: var(--hue); }
        dl { margin: 0; font-size: .9rem; }
        dl > div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .5rem; }
        dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        dd i { color: var(--soft); }
        .path { color: var(--soft); }
        .gap { margin: .65rem 0 0; padding: .45rem .75rem; background: var(--warn); border-left: 3px solid var(--warn-line);
          border-radius: 4px; font-size: .875rem; }
        .suggestion { margin-top: .75rem; padding-top: .65rem; border-top: 1px solid var(--line); font-size: .875rem; }
        h4 { margin: 0 0 .4rem; font-size: .925rem; font-weight: 650; }
        h5 { margin: .65rem 0 .2rem; font-size: .75rem; font-weight: 650; color: var(--soft); }
        .bar { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) 3.25rem; gap: .6rem; align-items: center;
          color: var(--soft); font-size: .8rem; line-height: 1.45; }
        .bar.first { color: var(--ink); font-weight: 650; }
        .track { width: 100%; height: .4rem; border-radius: 99px; display: block; background: var(--line); }
        .track rect { height: 100%; fill: var(--strong-line); } .first .track rect { fill: var(--focus); }
        .rest { margin: .1rem 0 0; color: var(--soft); font-size: .8rem; }
        .bar b { text-align: right; font-weight: inherit; font-variant-numeric: tabular-nums; }
        .evidence { list-style: none; margin: .2rem 0 0; padding: 0; }
        .evidence li { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: .6rem; padding: .12rem 0;
          overflow-wrap: anywhere; }
        .evidence b { text-align: right; font-variant-numeric: tabular-nums; font-weight: 650; color: var(--green); }
        .evidence .against b { color: var(--vermillion); }
        .evidence i { font-style: normal; font-weight: 650; }
        .evidence[data-as] > li { grid-template-columns: minmax(0, 1fr); }
        .evidence a[href^="#s"] { color: var(--soft); text-decoration: none; font-size: .78rem; white-space: nowrap; }
        .evidence a[href^="#s"]:hover { text-decoration: underline; }
        .sources { margin: 0; padding-left: 1.75rem; color: var(--soft); font-size: .8rem; line-height: 1.4; overflow-wrap: anywhere; }
        .sources li { padding: .15rem 0; } .sources li:target { color: var(--ink); background: var(--target); }
        .measurements + h2 { margin-top: 1.25rem; }
        details { margin-top: .55rem; }
        summary { cursor: pointer; color: var(--soft); font-size: .8rem; }
        .missing { margin: .55rem 0 0; }
        .none { color: var(--soft); margin-top: 0; }
        .measurements { width: 100%; border-collapse: separate; border-spacing: 0; font-size: .9rem;
          background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
        .measurements th, .measurements td { text-align: left; font-weight: 400; padding: .4rem .75rem;
          border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
        .measurements tr:last-child > * { border-bottom: 0; }
        .measurements .si { color: var(--soft); }
        .level.high::before { content: "▲ "; } .level.low::before { content: "▼ "; }
        .level.high, .level.low { font-weight: 650; }
        @media print { .finding { box-shadow: none; } .finding:target, .finding.current { outline: 0; }
          .panel h2 { break-after: avoid; } details { display: none; }
          .finding { display: grid; grid-template-columns: 2fr 3fr; column-gap: 1.5rem; align-items: start; }
          .finding > * { grid-column: 1; } .finding > h3, .finding > .verdict { grid-column: 1 / -1; }
          .finding:not(:has(.suggestion)) > * { grid-column: 1 / -1; }
          .suggestion { grid-column: 2; grid-row: 2 / span 2; margin: 0; padding: 0; border: 0; } }

        """

    /// Decisions: what the reader can press, and what was decided.
    static let review = """
        .actions { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .75rem; }
        .actions button { padding: .15rem .45rem; font-size: .78rem; border-color: var(--line); background: none; }
        .actions button kbd { margin-left: .2em; padding: 0 .3em; }
        .actions button:hover { background: var(--hover); border-color: var(--strong-line); }
        .actions button[aria-pressed=true] { background: var(--ink); color: var(--card); border-color: var(--ink); }
        .actions button[aria-pressed=true] kbd { background: none; color: inherit; }
        .verdict { margin: .65rem 0 0; padding: .4rem .75rem; border-radius: 6px; font-size: .875rem; background: var(--good);
          overflow-wrap: anywhere; }
        .verdict.rejected { background: var(--bad); }
        .verdict.commented { background: var(--hover); }
        .verdict b::before { content: "✓ "; } .verdict.rejected b::before { content: "✕ "; }
        .verdict.edited b::before { content: "✎ "; } .verdict.added b::before { content: "+ "; }
        .verdict.commented b::before { content: "” "; }
        .verdict q, .verdict .said { display: block; color: var(--soft); quotes: none; }
        .finding.rejected h3 a { text-decoration: line-through; }
        .finding.added { --hue: var(--green); border-left-style: double; }
        .progress { font-variant-numeric: tabular-nums; color: var(--soft); min-width: 8rem; }
        .progress b { color: var(--ink); font-weight: 650; }
        .lost { background: var(--warn); border: 1px solid var(--warn-line); border-radius: 10px; padding: .75rem 1rem;
          margin-bottom: .875rem; font-size: .875rem; }
        .lost ul { margin: .35rem 0 0; padding-left: 1.1rem; }
        .mode { position: sticky; top: 0; z-index: 2; background: var(--accent); color: var(--on-accent); border-radius: 6px;
          padding: .35rem .75rem; font-size: .85rem; margin-bottom: .5rem; }
        .mode kbd { background: none; color: inherit; border-color: currentcolor; }

        """
}
