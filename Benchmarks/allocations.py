#!/usr/bin/env python3
"""Counts heap allocations of `stream` a note and a token, with valgrind: the difference between some notes once and three
times over, so that the start and the growth of kept arrays do not count.

usage: allocations.py CALCINOTE NOTES.jsonl [--most ALLOCATIONS-A-NOTE]

With --most the exit code is 65 where a note costs more than that.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import json


def count(tool, lines):
    done = subprocess.run(
        ["valgrind", "--leak-check=no", tool, "stream", "--jobs", "1"], input=lines, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    found = re.search(rb"total heap usage: ([\d,]+) allocs", done.stderr)
    if not found:
        sys.exit("valgrind could not run the tool")
    return int(found.group(1).replace(b",", b""))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calcinote")
    parser.add_argument("notes")
    parser.add_argument("--most", type=float)
    options = parser.parse_args()
    lines = pathlib.Path(options.notes).read_bytes().splitlines(True)[:200]
    once = b"".join(lines)
    tokens = sum(len(re.findall(r"\w+|[^\w\s]", json.loads(line)["text"])) for line in lines)
    extra = count(options.calcinote, once * 3) - count(options.calcinote, once)
    a_note = extra / 2 / len(lines)
    print(f"{a_note:.1f} a note, {extra / 2 / tokens:.4f} a token")
    if options.most is not None and a_note > options.most:
        sys.exit(65)


main()
