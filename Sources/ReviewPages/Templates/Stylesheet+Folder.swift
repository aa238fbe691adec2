extension Stylesheet {
    /// The folder: charts that filter, two tables of which only the rows in sight exist, the roll-up.
    static let folder = """
        .tiles { display: flex; flex-wrap: wrap; gap: 1px; margin: 0 0 1.25rem; padding: 0; list-style: none;
          background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden;
          box-shadow: var(--shadow); }
        .tiles li { flex: 1 1 9.5rem; background: var(--card); padding: .7rem 1.1rem; color: var(--soft); font-size: .8rem; line-height: 1.35; }
        .tiles b { display: block; color: var(--ink); font-size: 1.45rem; font-weight: 650; line-height: 1.25;
          font-variant-numeric: tabular-nums; }
        .charts { display: grid; grid-template-columns: 3fr 2fr 2fr; gap: 1rem; margin-bottom: 1.25rem; }
        .chart { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .8rem 1rem;
          min-width: 0; box-shadow: var(--shadow); display: flex; flex-direction: column; }
        .chart h2 { font-size: .85rem; margin: 0 0 .45rem; display: flex; justify-content: space-between; gap: .5rem; }
        .chart h2 small { color: var(--soft); font-weight: 400; }
        .chart .key { display: flex; flex-wrap: wrap; gap: .1rem .35rem; margin-top: .35rem; font-size: .75rem; }
        .lines button { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr) 3rem; gap: .5rem; align-items: center;
          width: 100%; border: 0; border-radius: 4px; background: none; padding: .06rem .3rem; text-align: left;
          font-size: .8rem; }
        .lines button > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .lines button > span.count { text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; }
        .lines svg { width: 100%; height: .7rem; display: block; }
        .types button { border: 1px solid transparent; background: none; padding: 0 .35rem; font-size: .75rem; }
        .types button::before { content: ""; display: inline-block; width: .6rem; height: .6rem; border-radius: 2px;
          margin-right: .35rem; background: var(--hue); }
        .bins { display: flex; align-items: stretch; gap: 2px; flex: 1 1 6.5rem; min-height: 6.5rem; }
        .bins button { flex: 1; min-width: 0; padding: 0; border: 0; border-radius: 4px; background: none; display: flex;
          flex-direction: column; font-size: .7rem; color: var(--soft); }
        .bins svg { flex: 1 1 0; width: 100%; height: 0; min-height: 0; }
        .bins span { line-height: 1.5; white-space: nowrap; overflow: hidden; width: 100%; text-align: center; }
        .chart button:hover { background: var(--hover); }
        .chart button[aria-pressed=true] { background: var(--ink); color: var(--card); }
        .chart button[aria-pressed=true] .count, .chart button[aria-pressed=true] span { color: inherit; }
        .t-dystrophic { --hue: #c9572b; } .t-metastatic { --hue: #2f7fb5; } .t-physiologic { --hue: #2a9a78; }
        .t-idiopathic { --hue: #b98f1d; } .t-iatrogenic { --hue: #a65f90; } .t-calciphylaxis { --hue: #7a4a2b; }
        .t-undetermined, .t-none { --hue: #8d959d; }
        rect[class^="t-"] { fill: var(--hue); stroke: var(--card); stroke-width: .4; }
        rect.plain { fill: var(--focus); }
        .filters { display: flex; flex-wrap: wrap; gap: .5rem .6rem; align-items: center; margin-bottom: .6rem;
          font-size: .85rem; }
        .filters label { display: flex; gap: .4rem; align-items: center; color: var(--soft); }
        .filters input[type=search] { width: 15rem; max-width: 100%; }
        .filters select { max-width: 11rem; }
        .filters .shown { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
        .filters .shown b { color: var(--ink); }
        .tabs { display: flex; gap: .25rem; }
        .tabs button { border: 0; border-bottom: 2px solid transparent; border-radius: 4px 4px 0 0; background: none;
          padding: .35rem .8rem; font-weight: 600; color: var(--soft); }
        .tabs button[aria-selected=true] { color: var(--ink); border-bottom-color: var(--accent); }
        .sheet { height: min(36rem, 75vh); overflow: auto; background: var(--card); border: 1px solid var(--line);
          border-radius: 12px; box-shadow: var(--shadow); overflow-anchor: none; }
        .sheet table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: .875rem; }
        .sheet th { position: sticky; top: 0; z-index: 1; background: var(--card); text-align: left; padding: 0;
          border-bottom: 1px solid var(--line); }
        .sheet th button { width: 100%; text-align: inherit; border: 0; border-radius: 0; background: none;
          padding: .45rem .75rem; font-size: .78rem; font-weight: 650; color: var(--soft); white-space: nowrap;
          overflow: hidden; text-overflow: ellipsis; }
        .sheet th[aria-sort] button { color: var(--ink); }
        .sheet th[aria-sort=ascending] button::after { content: " ↑"; }
        .sheet th[aria-sort=descending] button::after { content: " ↓"; }
        .sheet tbody tr { height: 36px; }
        .sheet tbody.pad tr { height: auto; } .sheet tbody.pad td { padding: 0; border: 0; }
        .sheet td { padding: 0 .75rem; height: 36px; border-bottom: 1px solid var(--line); overflow: hidden;
          text-overflow: ellipsis; white-space: nowrap; }
        .sheet tbody tr:hover td { background: var(--hover); }
        .sheet tr.current td { background: var(--tint-negated); }
        .sheet .number { text-align: right; font-variant-numeric: tabular-nums; }
        .sheet .zero { color: var(--soft); }
        .sheet .affirmed { color: var(--vermillion); font-weight: 650; }
        .sheet .possible { color: var(--orange); font-weight: 650; }
        .sheet .negated { color: var(--blue); font-weight: 650; }
        .sheet .failed { color: var(--vermillion); }
        .sheet .soft { color: var(--soft); }
        .empty { padding: 2rem; text-align: center; color: var(--soft); }
        .rollup { margin-top: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px;
          padding: 1rem 1.25rem; box-shadow: var(--shadow); }
        .rollup .rule { margin: 0 0 .75rem; color: var(--soft); font-size: .875rem; max-width: 62rem; }
        .rollup .wide { overflow-x: auto; }
        .rollup table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; min-width: 40rem; }
        .rollup th, .rollup td { text-align: right; padding: .28rem .7rem; border-bottom: 1px solid var(--line);
          font-weight: 400; }
        .rollup th[scope=row] { text-align: left; position: sticky; left: 0; background: var(--card); } .rollup thead th { font-weight: 650; color: var(--soft);
          font-size: .78rem; }
        @media (max-width: 64rem) { .charts { grid-template-columns: 1fr 1fr; } .charts .chart:first-child { grid-column: 1 / -1; } }
        @media (max-width: 40rem) {
          .charts { grid-template-columns: minmax(0, 1fr); }
          .filters .shown { margin-left: 0; } .filters input[type=search] { width: 100%; }
          .filters > label { flex: 1 1 9.5rem; } .filters select { flex: 1; min-width: 0; max-width: none; }
          .filters > label.search { flex-basis: 100%; } .filters > label.search input { flex: 1; }
          .sheet .wide-only { display: none; }
          .sheet th { width: 4.2rem !important; } .sheet th button { font-size: .7rem; } .sheet th:first-child { width: auto !important; }
          .sheet td, .sheet th button { padding-left: .25rem; padding-right: .25rem; }
          .sheet td:last-child, .sheet th:last-child button { padding-right: .6rem; }
          .sheet td:first-child, .sheet th:first-child button { padding-left: .75rem; }
          .findings th:nth-child(2) { width: 34% !important; } .findings th:nth-child(3) { width: 5.2rem !important; }
          .rollup { padding: 1rem .875rem; }
          .lines button { grid-template-columns: 7.5rem minmax(0, 1fr) 2.5rem; }
        }
        @media print {
          .filters, .pad { display: none; }
          .tiles li { flex-basis: 6rem; padding: .5rem .7rem; } .tiles b { font-size: 1.2rem; }
          .charts { grid-template-columns: 1fr 1fr; } .charts .chart:first-child { grid-column: 1 / -1; }
          .chart, .rollup, .sheet { box-shadow: none; } .chart { break-inside: avoid; }
          .sheet { height: auto !important; overflow: visible; border: 0; }
          .sheet table { table-layout: auto; font-size: 8.5pt; } .sheet th { position: static; width: auto !important; }
          .sheet th button { padding: .2rem .4rem; } .sheet tr { break-inside: avoid; }
          .sheet td { height: auto; padding: .2rem .4rem; white-space: normal; vertical-align: baseline; }
          .sheet tbody tr { height: auto; } .sheet tr.current td { background: none; }
          .rollup { border: 0; padding: 0; } .rollup th[scope=row] { position: static; white-space: nowrap; } .rollup .wide { overflow: visible; }
          .rollup table { min-width: 0; width: 100%; font-size: 8.5pt; } .rollup th, .rollup td { padding: .15rem .4rem; }
        }

        """
}
