#!/usr/bin/env python3
"""Prints the table of Documentation/Performance.md for this machine.

usage: run.py CALCINOTE NOTES.jsonl [--codes CODES.tsv.gz] [--runs 5] [--megabytes 200] [--only PART,...] [--skip PART,...]

CALCINOTE is a release build, NOTES.jsonl are lines {"id", "text"}, repeated up to the size wanted. Calcinote and its rival
run in turn (A B A B ...), and medians are given; where fewer than --runs runs stand behind a number, the row says so.
Seconds are processor seconds (user and system) unless it says "clock". A rival that is not installed is left out and named.

Parts: throughput, medspacy, matching, start, cores, lexicon, sizes, lengths, mentions, memory, allocations.
"""
import argparse
import contextlib
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from surface_forms import forms

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / ".build-peers"
LIMIT = 200


class Result:
    """Of one run: processor seconds, clock seconds."""

    def __init__(self, spent, clock):
        self.spent, self.clock = spent, clock


def peak(command, source):
    """The most megabytes of one run. A process counts the memory of the one that started it, so a small one starts it."""
    script = (
        "import resource, subprocess, sys; subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    with open(source, "rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-S", "-c", script, *command], stdin=stdin, capture_output=True, text=True)
    return f"{int(done.stdout) / 1024:.0f} MB" if done.stdout else "failed"


def run(command, source=None, feed=None, limit=LIMIT):
    """One run with a file or a feeding function on its standard input; None where it fails or takes too long."""
    stdin = open(source, "rb") if source else subprocess.PIPE if feed else subprocess.DEVNULL
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if feed:
        feed(process.stdin)
        process.stdin.close()
    timer = threading.Timer(limit, process.kill)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.monotonic() - start
    timer.cancel()
    if source:
        stdin.close()
    return Result(usage.ru_utime + usage.ru_stime, clock) if status in (0, 256) else None


class Steady:
    """A process that goes on: it is fed some notes, answers each with a line, and waits for more. What its start and its lexicon
    cost is not counted."""

    def __init__(self, command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def spent(self):
        """Processor seconds of all threads so far, to the nanosecond."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) * 1e-9

    def answer(self, lines):
        """The processor seconds for lines of notes; None where the process ends before its time."""
        before = self.spent()
        feeder = threading.Thread(target=self.feed, args=[lines])
        feeder.start()
        left = lines.count(b"\n")
        while left > 0:
            some = self.process.stdout.read(1 << 20)
            if not some:
                return None
            left -= some.count(b"\n")
        feeder.join()
        return self.spent() - before

    def feed(self, lines):
        view = memoryview(lines)
        try:
            while view:
                view = view[self.process.stdin.write(view):]
        except OSError:
            pass


def steadily(commands, lines, rounds):
    """By command: the processor seconds a byte of each round, the commands fed in turn after a round that is not counted; nothing
    for one that fails."""
    spent = [[] for _ in commands]
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(Steady(command)) for command in commands]
        for turn in range(rounds + 1):
            for process, some, list_ in zip(running, lines, spent):
                seconds = process.answer(some) if process.process.poll() is None else None
                if seconds is not None and turn > 0:
                    list_.append(seconds / len(some))
    return [list_ if len(list_) == rounds else [] for list_ in spent]


def in_turn(commands, source, runs):
    """The median of each command, the commands run in turn after one warm-up."""
    results = [[] for _ in commands]
    for turn in range(runs + 1):
        for index, command in enumerate(commands):
            result = run(command, source)
            if result and turn > 0:
                results[index].append(result)
    return [median(list_) for list_ in results]


def at_once(command, source, runs):
    """The median clock seconds until two processes of a command are done that began together: what two cores give at most."""
    clocks = []
    for _ in range(runs):
        threads = [threading.Thread(target=run, args=(command, source)) for _ in range(2)]
        start = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        clocks.append(time.monotonic() - start)
    return statistics.median(clocks)


def median(results):
    if not results:
        return None
    return Result(*(statistics.median(getattr(r, name) for r in results) for name in ("spent", "clock")))


def row(question, ours, rival, ratio=""):
    print(f"| {question} | {ours} | {rival} | {ratio} |", flush=True)


def speed(result, size):
    return "failed" if result is None else f"{size / 1e6 / result.spent:.1f} MB/s"


def times(ours, rival):
    """How many times as fast ours is."""
    return f"{rival.spent / ours.spent:.2f}" if ours and rival else ""


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder, self.runs = options, folder, options.runs
        self.rounds = max(self.runs, 5)
        self.tool = os.path.abspath(options.calcinote)
        self.one = [self.tool, "stream", "--jobs", "1"]
        self.lines = pathlib.Path(options.notes).read_bytes()
        if not self.lines.endswith(b"\n"):
            self.lines += b"\n"
        self.texts = [json.loads(line)["text"] for line in self.lines.decode().splitlines()]
        self.terms = forms(HERE.parent / "Lexicon")
        self.all_terms = self.file("terms.txt", "\n".join(self.terms) + "\n")
        self.some = self.terms[:: max(len(self.terms) // 355, 1)][:355]
        self.few_terms = self.file("few.txt", "\n".join(self.some) + "\n")
        self.short = self.note("short.jsonl", "No effusion. Calcified granuloma in the left upper lobe.")

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path

    def note(self, name, text, count=1):
        return self.file(name, (json.dumps({"id": "n", "text": text}) + "\n") * count)

    def repeated(self, megabytes):
        path = os.path.join(self.folder, f"{megabytes}.jsonl")
        if not os.path.exists(path):
            with open(path, "wb") as out:
                while out.tell() < megabytes * 1e6:
                    out.write(self.lines)
        return path, os.path.getsize(path)

    def start_seconds(self):
        if not hasattr(self, "_start"):
            self._start = median([run(self.one, self.short) for _ in range(11)]).spent
        return self._start

    # Parts

    def throughput(self):
        big, size = self.repeated(self.options.megabytes)
        wc = ["env", "LC_ALL=C.UTF-8", "wc", "-w"]
        ours, words = in_turn([self.one, wc], big, self.runs)
        row("whole pipeline, one core", speed(ours, size), f"`wc -w` {speed(words, size)}", times(ours, words))
        if not shutil.which("rg"):
            return print("rg is not installed: left out")
        rg = ["rg", "-i", "-o", "-w", "-F", "-j1", "-f"]
        ours, rival = in_turn([self.one, rg + [self.few_terms, "-"]], big, self.runs)
        row("the same, rg with 355 terms", speed(ours, size), speed(rival, size), times(ours, rival))
        part, size = self.repeated(4)
        ours, rival = run(self.one, part), run(rg + [self.all_terms, "-"], part)
        row(
            f"the same, rg with all {len(self.terms)} surface forms ({size / 1e6:.0f} MB, one run)", speed(ours, size),
            speed(rival, size), times(ours, rival))

    def medspacy(self):
        python = PEERS / "venv" / "bin" / "python"
        if not python.exists():
            return print("medspaCy is not installed: left out")
        count = 40
        loop = [str(python), str(HERE / "peers" / "medspacy_loop.py"), self.few_terms]
        notes = self.file("few-notes.jsonl", b"".join(self.lines.splitlines(True)[:count]))
        # Both are told by the bytes of their texts: lines have names, escapes and members besides.
        many, size = self.repeated(self.options.megabytes)
        size *= sum(len(text.encode()) for text in self.texts) / len(self.lines)
        speeds, results = [], []
        for _ in range(3):
            with open(notes, "rb") as source:
                done = subprocess.run(loop + [str(count)], stdin=source, capture_output=True, text=True)
            found = re.search(r"([\d.]+) MB/s", done.stdout)
            if not found:
                return print("medspaCy does not run:", done.stderr.strip().splitlines()[-1:])
            speeds.append(float(found.group(1)))
            results.append(run(self.one, many))
        rival, ours = statistics.median(speeds), median([result for result in results if result])
        row(
            f"the same, medspaCy's loop with 355 terms ({count} notes, 3 runs)", speed(ours, size), f"{rival:.4f} MB/s",
            f"{size / 1e6 / ours.spent / rival:.0f}")
        first = median([run(loop + ["1"], notes) for _ in range(3)])
        ours = median([run(self.one, self.short) for _ in range(11)])
        row(
            "start to answer, clock, medspaCy (3 runs)", f"{ours.clock * 1e3:.1f} ms", f"{first.clock * 1e3:.0f} ms",
            f"{first.clock / ours.clock:.0f}")

    def matching(self):
        peer = PEERS / "rust" / "release" / "aho-corasick-peer"
        build = HERE / ".build"
        built = subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", str(HERE), "--scratch-path", str(build)],
            capture_output=True, text=True)
        ours = build / "release" / "MatchingBenchmark"
        if built.returncode != 0 or not peer.exists():
            return print("matching alone could not be built: left out", built.stdout[-300:])
        plain = [" " + " ".join(re.findall("[a-z]+", text.lower())) + " " for text in self.texts]
        text = self.file("plain.txt", "\n".join(plain) + "\n")
        for terms in (self.some, self.terms):
            phrases = sorted({" ".join(re.findall("[a-z]+", term.lower())) for term in terms} - {""})
            listed = self.file("phrases.txt", "\n".join(phrases) + "\n")
            pairs = []
            for _ in range(self.runs):
                outputs = [
                    subprocess.run([str(tool), listed, text, "5"], capture_output=True, text=True).stdout.split()
                    for tool in (ours, peer)]
                pairs.append(outputs)
            (mine, *hits), (theirs, *others) = pairs[0]
            if hits != others:
                print("matching alone finds other hits than the crate:", hits, others)
            mine, theirs = (statistics.median(float(pair[which][0]) for pair in pairs) for which in (0, 1))
            row(
                f"matching alone, {len(phrases)} phrases, {hits[0]} hits, Rust aho-corasick", f"{mine:.0f} MB/s",
                f"{theirs:.0f} MB/s", f"{mine / theirs:.2f}")

    def start(self):
        text = self.file("short.txt", "No effusion. Calcified granuloma in the left upper lobe.\n")
        ours = [self.tool, "annotate", "--format", "jsonl", text]
        rg = ["rg", "-i", "-o", "-w", "-F", "-j1", "-f"]
        commands = [ours, self.one]
        if shutil.which("rg"):
            commands += [rg + [self.few_terms, text], rg + [self.all_terms, text]]
        results = [[] for _ in commands]
        for turn in range(max(2 * self.runs, 11)):
            # The last takes seconds: three runs.
            for index, command in enumerate(commands[: 4 if turn < 3 else 3]):
                results[index] += [result for result in [run(command, self.short)] if result]
        medians = [median(list_) for list_ in results]
        if None in medians:
            return print("the short note failed: left out")
        for name, result in zip(("`rg` with 355 terms", "`rg` with all forms (3 runs)"), medians[2:]):
            row(
                f"one short note, whole process, clock, {name}", f"{medians[0].clock * 1e3:.1f} ms",
                f"{result.clock * 1e3:.1f} ms", f"{result.clock / medians[0].clock:.2f}")
        row("the same in `stream`", f"{medians[1].clock * 1e3:.1f} ms", "")

    def cores(self):
        big, size = self.repeated(self.options.megabytes)
        one, two = in_turn([self.one, self.one[:-1] + ["2"]], big, self.runs)
        row(
            "two cores against one, `stream`, clock", f"{size / 1e6 / two.clock:.1f} MB/s",
            f"one {size / 1e6 / one.clock:.1f} MB/s", f"{one.clock / two.clock:.2f}")
        both = at_once(self.one, big, self.runs)
        row(
            "two processes at once against one, clock: what the machine gives", f"{2 * size / 1e6 / both:.1f} MB/s",
            f"one {size / 1e6 / one.clock:.1f} MB/s", f"{2 * one.clock / both:.2f}")
        folder = os.path.join(self.folder, "notes")
        os.mkdir(folder)
        for index, text in enumerate(self.texts * 2):
            pathlib.Path(folder, f"{index}.txt").write_text(text, encoding="utf-8")
        results = [[], []]
        for turn in range(min(self.runs, 3)):
            for index, jobs in enumerate(("1", "2")):
                # A folder of its own: a file system may look past the places of files that were removed a moment before.
                output = os.path.join(self.folder, f"annotated{turn}{jobs}")
                os.sync()
                results[index].append(run([self.tool, "batch", folder, "--output", output, "--jobs", jobs]))
        if None in results[0] + results[1]:
            return print("batch failed: left out")
        one, two = (median(list_) for list_ in results)
        row(
            f"two cores against one, `batch`, {len(self.texts) * 2} files, clock (3 runs)", f"{two.clock:.2f} s",
            f"one {one.clock:.2f} s", f"{one.clock / two.clock:.2f}")

    def lexicon(self):
        if not self.options.codes:
            return print("no --codes: larger lexicons left out")
        factors, folders = (1, 10, 100), []
        for factor in factors:
            folders.append(os.path.join(self.folder, f"lexicon{factor}"))
            made = subprocess.run(
                [sys.executable, str(HERE / "larger_lexicon.py"), str(HERE.parent / "Lexicon"), self.options.codes,
                 str(factor), folders[-1]], capture_output=True, text=True)
            if made.returncode != 0:
                return print(made.stderr.strip())
        # All three at once and in turn; each compiles its lexicon before the first note, which is not counted.
        spent = steadily(
            [self.one + ["--lexicon", folder] for folder in folders], [self.some_lines(20)] * len(factors), self.rounds)
        for factor, ours in zip(factors[1:], spent[1:]):
            if not ours or not spent[0]:
                print(f"a lexicon {factor} times as large is not compiled, or refused: left out")
                continue
            row(
                f"lexicon {factor} times as large ({self.rounds} rounds of 20 MB in turn)",
                f"{1e-6 / statistics.median(ours):.1f} MB/s", f"once {1e-6 / statistics.median(spent[0]):.1f} MB/s",
                f"{statistics.median(own / once for own, once in zip(ours, spent[0])):.2f} times the time")

    def some_lines(self, megabytes):
        """Whole lines, at most so many megabytes of them, or all there are so often."""
        wanted = int(megabytes * 1e6)
        if wanted < len(self.lines):
            return self.lines[:self.lines.rindex(b"\n", 0, wanted) + 1]
        return self.lines * (wanted // len(self.lines))

    def sizes(self):
        start = self.start_seconds()
        for megabytes in (1, 4, 10, 100, 1000, 2000):
            wanted = int(megabytes * 1e6)
            # Whole lines, as many as there are or fit.
            part = self.lines if wanted >= len(self.lines) else self.lines[:self.lines.rindex(b"\n", 0, wanted) + 1]
            count = max(round(wanted / len(part)), 1)

            def feed(pipe):
                for _ in range(count):
                    pipe.write(part)

            runs = [run(self.one, feed=feed) for _ in range(self.runs if megabytes < 100 else 1)]
            result = median([result for result in runs if result])
            if result:
                bytes_ = count * len(part)
                row(
                    f"input of {bytes_ / 1e6:.0f} MB through a pipe ({len(runs)} runs)",
                    f"{(result.spent - start) / bytes_ * 1e9:.1f} ns a byte", "")

    def lengths(self):
        joined = "\n\n".join(self.texts)
        lengths, lines = (1_000, 10_000, 100_000, 1_000_000, 16_000_000, 60_000_000), []
        for length in lengths:
            text = joined * (length // len(joined) + 1)
            count = max(8_000_000 // length, 1)
            pieces = [text[index * length % max(len(joined) - length, 1):][:length] for index in range(count)]
            lines.append(self.notes(pieces))
        self.per_byte([f"notes of {length} characters" for length in lengths], lines)

    def mentions(self):
        sentence = "Calcified granuloma in the left upper lobe. "
        counts = (3, 30, 300, 3_000, 30_000, 300_000)
        self.per_byte(
            [f"{mentions} mentions a note" for mentions in counts],
            [self.notes([sentence * (mentions // 3)] * (300_000 // mentions)) for mentions in counts])
        shapes = {
            "10,000 calcifications in one sentence": "calcification and " * 10_000,
            "100,000 of them": "calcification and " * 100_000,
            "2,500 sections": "FINDINGS: calcification seen.\n\nSPECIMEN: calcified plaque.\n\n" * 1_250,
            "25,000 sections": "FINDINGS: calcification seen.\n\nSPECIMEN: calcified plaque.\n\n" * 12_500,
        }
        self.per_byte([f"a note with {name}" for name in shapes], [self.notes([text]) for text in shapes.values()])

    @staticmethod
    def notes(texts):
        return "".join(json.dumps({"id": "n", "text": text}) + "\n" for text in texts).encode()

    def per_byte(self, questions, lines):
        """A process for each question, fed in turn; each is compared with the second in the same round."""
        command = self.one + ["--max-note-bytes", "1G"]
        spent = steadily([command] * len(questions), lines, self.rounds)
        if not all(spent):
            return print("a note is refused: left out")
        for question, own, some in zip(questions, spent, lines):
            path = os.path.join(self.folder, "peak.jsonl")
            pathlib.Path(path).write_bytes(some)
            ratio = statistics.median(mine / other for mine, other in zip(own, spent[1]))
            row(
                f"{question} ({self.rounds} rounds in turn)", f"{statistics.median(own) * 1e9:.1f} ns a byte",
                f"peak {peak(command, path)}", f"{ratio:.2f} times the second row")

    def memory(self):
        big, _ = self.repeated(20)
        two = self.one[:-1] + ["2"]
        for name, command, source in (
            ("one short note", self.one, self.short), ("20 MB of notes, one job", self.one, big),
            ("20 MB of notes, two jobs", two, big),
            ("a note of 4.4 MB with 100,000 findings", self.one,
             self.note("dense.jsonl", "Calcified granuloma in the left upper lobe. " * 100_000)),
        ):
            row(f"peak memory, {name}", peak(command, source), "")

    def allocations(self):
        done = subprocess.run(
            [sys.executable, str(HERE / "allocations.py"), self.tool, self.options.notes], capture_output=True, text=True)
        found = re.search(r"([\d.]+) a note, ([\d.]+) a token", done.stdout)
        if found:
            row("allocations (valgrind)", f"{found.group(1)} a note", f"{found.group(2)} a token")
        else:
            print("allocations not counted:", done.stderr.strip())


def main():
    parts = [
        "throughput", "medspacy", "matching", "start", "cores", "lexicon", "sizes", "lengths", "mentions", "memory",
        "allocations",
    ]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calcinote")
    parser.add_argument("notes")
    parser.add_argument("--codes")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--only", default=",".join(parts))
    parser.add_argument("--skip", default="")
    options = parser.parse_args()
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, folder)
        print(f"{model.group(1) if model else platform.machine()}, {os.cpu_count()} cores; {options.runs} runs in turn\n")
        print("| question | Calcinote | rival or note | how many times |\n|---|---|---|---|")
        for part in parts:
            if part in options.only.split(",") and part not in options.skip.split(","):
                start = time.monotonic()
                getattr(bench, part)()
                print(f"{part}: {time.monotonic() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
