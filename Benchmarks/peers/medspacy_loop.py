#!/usr/bin/env python3
"""Annotates the first notes of standard input with medspaCy (sentences, target matching, context) and prints notes and
megabytes a second.

usage: medspacy_loop.py TERMS COUNT < notes.jsonl        (needs: pip install medspacy)
"""
import itertools
import json
import sys
import time

try:
    import medspacy
    from medspacy.ner import TargetRule
except ImportError:
    sys.exit("medspaCy is not installed: pip install medspacy")


def main():
    terms, count = sys.argv[1], int(sys.argv[2])
    pipeline = medspacy.load()
    matcher = pipeline.get_pipe("medspacy_target_matcher")
    lines = [line.strip() for line in open(terms, encoding="utf-8")]
    # The 355 terms of the published comparison: every so-many-th of ours.
    matcher.add([TargetRule(term, "FINDING") for term in lines[:: max(len(lines) // 355, 1)][:355]])
    texts = [json.loads(line)["text"] for line in itertools.islice(sys.stdin, count)]
    start = time.process_time()
    for text in texts:
        pipeline(text)
    spent = time.process_time() - start
    size = sum(len(text.encode()) for text in texts)
    print(f"medspaCy: {len(texts) / spent:.2f} notes/s, {size / 1e6 / spent:.4f} MB/s")


main()
