#!/usr/bin/env python3
"""The tables of .ci/spark-test: makes those that go in, compares those that come out."""
import csv
import importlib.util
import json
import pathlib
import sys


def corpus(folder, output):
    """The notes of a folder as JSON lines."""
    with open(output, "w", encoding="utf-8") as lines:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            lines.write(json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) + "\n")


def parquet(notes, output):
    import pandas

    records = [json.loads(line) for line in open(notes, encoding="utf-8")]
    table = pandas.DataFrame({"id": [r["id"] for r in records], "text": [r["text"] for r in records]})
    table.to_parquet(output)


def compare(folder):
    import pandas

    folder = pathlib.Path(folder)
    job = pathlib.Path(__file__).parent.parent / "Documentation/Scale/spark_findings.py"
    spec = importlib.util.spec_from_file_location("spark_findings", job)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    single = [row for line in open(folder / "one.jsonl", encoding="utf-8") for row in module.rows(line)]
    with open(folder / "one/annotations.csv", encoding="utf-8", newline="") as table:
        summary = list(csv.DictReader(table))
    passed, failed = 0, 0

    def check(name, holds):
        nonlocal passed, failed
        passed, failed = passed + holds, failed + (not holds)
        print(f"{'ok  ' if holds else 'FAIL'} {name}")

    def clean(row):
        return tuple(None if value is None or value != value else value for value in row)

    def rows(variant):
        path = folder / f"{variant}.parquet"
        if path.exists():
            table = pandas.read_parquet(path)[module.NAMES]
            values = [clean(row) for row in table.astype(object).itertuples(index=False, name=None)]
        else:
            files = sorted((folder / f"{variant}.json").glob("part-*.json"))
            records = [json.loads(line) for file in files for line in open(file, encoding="utf-8")]
            values = [tuple(record.get(name) for name in module.NAMES) for record in records]
        return sorted(values, key=lambda row: (row[0], int((row[1] or "f0")[1:])))

    expected = sorted(map(clean, single), key=lambda row: (row[0], int((row[1] or "f0")[1:])))
    check(f"a single process finds something: {len(expected)} rows", len(expected) > 0)
    key = lambda row: (row["document"], row["finding"], row["site"] or None, row["certainty"], row["type"] or None)
    same = sorted(map(key, summary), key=str) == sorted(
        ((r[0], r[1], r[5], r[8], r[11]) for r in expected if r[14] is None), key=str)
    check("the rows are those of batch --single-file --format csv", same)
    for variant in ["pipe", "pandas"]:
        kills, lost = (int((folder / f"{variant}.{kind}").read_text()) for kind in ["kills", "lost"])
        check(f"{variant}: three workers were killed ({kills}), and Spark lost their tasks ({lost})", kills == 3 <= lost)
        check(f"{variant}: the table is that of a single process, row for row", rows(variant) == expected)
    print(f"{passed} passed, {failed} failed")
    return failed == 0


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    result = {"corpus": corpus, "parquet": parquet, "compare": compare}[command](*rest)
    sys.exit(0 if result is not False else 70)
