//! Finds the phrases of a file in lines of plain words (small letters, one space between, one at both ends): the longest
//! that begins earliest, then on behind it. Prints megabytes a second, the hits, and the sum of their places.
//!
//! usage: aho-corasick-peer PHRASES TEXT RUNS

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use std::time::Instant;

fn search(automaton: &AhoCorasick<u32>, text: &[u8]) -> (usize, usize) {
    let (mut at, mut hits, mut places) = (0, 0, 0);
    // The space behind one phrase is the space before the next.
    while let Some(found) = automaton.find(&text[at..]) {
        hits += 1;
        places += at + found.start() + 1 + at + found.end() - 1;
        at += found.end() - 1;
    }
    (hits, places)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let phrases = std::fs::read_to_string(&arguments[1]).expect("phrases");
    let text = std::fs::read(&arguments[2]).expect("text");
    let runs: usize = arguments[3].parse().expect("a number of runs");
    let patterns: Vec<String> = phrases.lines().map(|line| format!(" {} ", line)).collect();
    let automaton = AhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .dfa(true)
        .build_with_size::<u32, _, _>(&patterns)
        .expect("an automaton");
    let mut seconds: Vec<f64> = Vec::new();
    let mut found = (0, 0);
    for _ in 0..runs {
        let start = Instant::now();
        found = search(&automaton, &text);
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let median = seconds[seconds.len() / 2];
    println!("{:.1} {} {}", text.len() as f64 / 1e6 / median, found.0, found.1);
}
