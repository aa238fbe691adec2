extension Stylesheet {
    /// The outline of a body with the findings at their places.
    static let bodyMap = """
        .body { margin: 0 0 .875rem; padding: .9rem 1rem .6rem; background: var(--card); border: 1px solid var(--line);
          border-radius: 10px; box-shadow: var(--shadow); break-inside: avoid; }
        .body svg { display: block; width: 100%; max-width: 29rem; height: auto; margin: 0 auto; overflow: visible; }
        .body figcaption { margin-top: .35rem; text-align: center; color: var(--soft); font-size: .75rem; }
        .outline { fill: var(--figure); }
        .organ { fill: var(--organ); } .heart { stroke: var(--figure); stroke-width: 1.5; }
        .body text { font-size: 12px; fill: var(--soft); }
        .body .end { text-anchor: end; }
        .leader { fill: none; stroke: var(--strong-line); stroke-width: .9; }
        .dot { fill: var(--vermillion); stroke: var(--card); stroke-width: 1.2; }
        .dot.possible { fill: var(--card); stroke: var(--orange); stroke-width: 1.6; }
        .disc { cursor: pointer; }
        .disc circle { fill: var(--vermillion); stroke: var(--vermillion); stroke-width: 1.5; }
        .body .disc text { fill: var(--card); text-anchor: middle; font-size: 10.5px; font-weight: 650; font-variant-numeric: tabular-nums; }
        .disc.possible circle { fill: var(--card); stroke: var(--orange); stroke-dasharray: 3 2; }
        .body .disc.possible text { fill: var(--orange); }
        .disc:hover circle, .disc.current circle { stroke: var(--focus); stroke-width: 3; stroke-dasharray: none; }
        .disc:focus-visible circle { stroke: var(--focus); stroke-width: 3.5; stroke-dasharray: none; }
        .disc.refused circle { fill: var(--card); stroke: var(--strong-line); stroke-dasharray: none; }
        .body .disc.refused text { fill: var(--soft); text-decoration: line-through; }
        @media print { .body { border: 0; padding: 0; box-shadow: none; } .body svg { max-width: 11cm; } }

        """
}
