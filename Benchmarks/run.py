#!/usr/bin/env python3
"""Prints the table of Documentation/Performance.md for this machine.

usage: run.py CALCINOTE NOTES.jsonl [--runs 5] [--megabytes 20]

CALCINOTE is a release build, NOTES.jsonl are lines {"id", "text"}, repeated up to the size wanted. Rival and Calcinote run
in turn (A B A B ...), and the medians are given; seconds are processor seconds (user and system), which a busy machine
disturbs less than the clock. A rival that is not installed is named and left out.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 120


def run(command, source, timeout=LIMIT):
    """Processor seconds, wall seconds and peak kilobytes of one run; None where it took too long."""
    with open(source, "rb") as notes:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=notes, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            pid, _, usage = os.wait4(process.pid, os.WNOHANG)
            wall = time.monotonic() - start
            if pid:
                break
            if wall > timeout:
                process.kill()
                os.wait4(process.pid, 0)
                return None
            time.sleep(0.0005)
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss


def paired(commands, source, runs):
    """Medians for each command, the commands run in turn after one warm-up."""
    results = [[] for _ in commands]
    for turn in range(runs + 1):
        for index, command in enumerate(commands):
            result = run(command, source)
            if result and turn > 0:
                results[index].append(result)
    return [tuple(statistics.median(column) for column in zip(*result)) if result else None for result in results]


def row(question, *cells):
    print("| " + " | ".join([question, *cells]) + " |", flush=True)


def seconds(result, size):
    return "more than %d s" % LIMIT if result is None else f"{result[0]:.3f} s, {size / 1e6 / result[0]:.1f} MB/s"


def repeated(notes, megabytes, path):
    data = pathlib.Path(notes).read_bytes()
    if not data.endswith(b"\n"):
        data += b"\n"
    with open(path, "wb") as out:
        while out.tell() < megabytes * 1e6:
            out.write(data)
    return os.path.getsize(path)


def single(text, path):
    pathlib.Path(path).write_text(json.dumps({"id": "n", "text": text}) + "\n")
    return os.path.getsize(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("calcinote")
    parser.add_argument("notes")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--skip-peers", action="store_true")
    options = parser.parse_args()
    tool = [os.path.abspath(options.calcinote), "stream"]
    one = tool + ["--jobs", "1"]
    with tempfile.TemporaryDirectory() as folder:
        big, terms, note = (os.path.join(folder, name) for name in ("big.jsonl", "terms.txt", "note.jsonl"))
        size = repeated(options.notes, options.megabytes, big)
        forms = subprocess.run(
            [sys.executable, str(HERE / "surface_forms.py"), str(HERE.parent / "Lexicon")], check=True,
            capture_output=True, text=True).stdout
        pathlib.Path(terms).write_text(forms)
        print(f"{size / 1e6:.0f} MB of notes, {len(forms.splitlines())} surface forms, {options.runs} runs in turn\n")
        print("| question | calcinote | rival |\n|---|---|---|")
        (ours, words) = paired([one, ["env", "LC_ALL=C.UTF-8", "wc", "-w"]], big, options.runs)
        row("one core, whole pipeline, beside wc -w", seconds(ours, size), seconds(words, size))
        if shutil.which("rg"):
            rg = ["rg", "-i", "-o", "-w", "-F", "-j1", "-f", terms, "-"]
            rival = run(rg, big)
            row("the same, beside rg with all surface forms (one run)", seconds(ours, size), seconds(rival, size))
            few = os.path.join(folder, "few.txt")
            lines = forms.splitlines()
            pathlib.Path(few).write_text("\n".join(lines[:: max(len(lines) // 355, 1)][:355]) + "\n")
            (again, rival) = paired([one, ["rg", "-i", "-o", "-w", "-F", "-j1", "-f", few, "-"]], big, options.runs)
            row("the same, beside rg with 355 of them", seconds(again, size), seconds(rival, size))
            single("No effusion. Calcified granuloma in the left upper lobe.", note)
            (ours_one, rival) = paired([one, ["rg", "-i", "-o", "-w", "-F", "-j1", "-f", terms, "-"]], note, options.runs)
            row("one short note, whole process", f"{ours_one[0] * 1e3:.1f} ms", f"rg {rival[0] * 1e3:.1f} ms")
        else:
            print("rg is not installed: left out")
        (first, both) = paired([one, tool + ["--jobs", "2"]], big, options.runs)
        row("two jobs against one, wall", f"{both[1]:.2f} s", f"one job {first[1]:.2f} s, {first[1] / both[1]:.2f} times")
        row("peak memory, one job and two", f"{first[2] / 1e3:.0f} MB", f"{both[2] / 1e3:.0f} MB")
        start = run(one, note)[0] if os.path.exists(note) else 0
        texts = [json.loads(line)["text"] for line in open(options.notes, encoding="utf-8")]
        joined = "\n\n".join(texts)
        for length in (1_000, 100_000, 1_000_000, 4_000_000):
            text = (joined * (length // len(joined) + 1))[:length]
            bytes_ = single(text, note)
            count = max(1, 4_000_000 // length)
            pathlib.Path(note).write_text(pathlib.Path(note).read_text() * count)
            result = run(one, note)
            row(f"notes of {length} characters", f"{(result[0] - start) / (bytes_ * count) * 1e9:.1f} ns a byte", "")
        for mentions in (1_000, 10_000, 100_000):
            single("Calcified granuloma in the left upper lobe. " * (mentions // 3), note)
            result = run(one, note)
            row(f"{mentions} mentions in one note", f"{(result[0] - start) / mentions * 1e6:.2f} µs a mention", "")
        if not options.skip_peers:
            rival = run([sys.executable, str(HERE / "peers" / "medspacy_loop.py"), terms, "20"], options.notes, 300)
            print("\nmedspaCy: see Benchmarks/peers/medspacy_loop.py", "" if rival else "(not installed, or too slow)")


if __name__ == "__main__":
    main()
