#!/usr/bin/env python3
"""A table of notes in, a table of findings out, on Apache Spark; `calcinote stream` is the worker.

    spark-submit spark_findings.py notes.parquet findings.parquet --calcinote /usr/local/bin/calcinote

The notes are Parquet or JSON lines with a column for the id and one for the text. The findings have a row each; a note that
could not be read has a row with its error, so no note goes unseen. Both variants give the same table:

    pipe    RDD.pipe: the partition's lines go through the worker, Spark knows nothing of what is in them
    pandas  mapInPandas: Arrow batches in and out, which is the faster of the two where the table is wide

A worker that dies fails its task, and Spark runs the task again; nothing of a failed task is in the table.
"""
import argparse
import json
import os
import subprocess
import sys
import threading

from pyspark.sql import SparkSession
from pyspark.sql.types import BooleanType, DoubleType, IntegerType, StringType, StructField, StructType

COLUMNS = [
    ("document", StringType()), ("finding", StringType()), ("words", StringType()), ("start", IntegerType()),
    ("end", IntegerType()), ("site", StringType()), ("site_path", StringType()), ("laterality", StringType()),
    ("certainty", StringType()), ("temporality", StringType()), ("experiencer", StringType()), ("type", StringType()),
    ("probability", DoubleType()), ("in_impression", BooleanType()), ("error", StringType()),
]
SCHEMA = StructType([StructField(name, kind) for name, kind in COLUMNS])
NAMES = [name for name, _ in COLUMNS]
# The worker says with 65 that it could not read some lines; each of them has its row.
GOOD_CODES = (0, 65)


def rows(line):
    """The rows of one line of `calcinote stream`, as tuples in the order of COLUMNS."""
    note = json.loads(line)
    if "error" in note:
        return [(note["id"],) + (None,) * (len(NAMES) - 2) + (note["error"]["code"],)]
    document, mentions = note["document"]["id"], {mention["id"]: mention for mention in note["mentions"]}
    found = []
    for finding in note["findings"]:
        mention, site, suggestion = mentions[finding["mention"]], finding["site"] or {}, finding.get("suggestion") or {}
        probability = suggestion.get("probability")
        found.append((
            document, finding["id"], mention["text"], mention["start"], mention["end"], site.get("name"),
            "|".join(site["path"]) if site else None, finding["laterality"], finding["certainty"],
            finding["temporality"], finding["experiencer"], suggestion.get("type"),
            None if probability is None else float(probability),
            finding.get("inImpression"), None))
    return found


def record(identifier, text):
    return json.dumps({"id": str(identifier), "text": text or ""}, ensure_ascii=False)


def with_pipe(notes, calcinote):
    # pipe() gives its command an empty environment unless told otherwise, and without checkCode it takes what a dead worker
    # left for the whole.
    command = f"""sh -c '"$0" stream --jobs 1; code=$?; [ $code -eq 65 ] || exit $code' '{calcinote}'"""
    lines = notes.rdd.map(lambda note: record(note[0], note[1]))
    found = lines.pipe(command, env=dict(os.environ), checkCode=True).flatMap(rows)
    return notes.sparkSession.createDataFrame(found, SCHEMA)


def with_pandas(notes, calcinote):
    def annotate(batches):
        import pandas

        worker = subprocess.Popen([calcinote, "stream", "--jobs", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        sent, troubles = [0], []

        def feed():
            try:
                with worker.stdin:
                    for batch in batches:
                        for identifier, text in zip(batch.iloc[:, 0], batch.iloc[:, 1]):
                            worker.stdin.write(record(identifier, text).encode() + b"\n")
                            sent[0] += 1
            except BaseException as trouble:  # told below, where Spark sees it
                troubles.append(trouble)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        came, found = 0, []
        for line in worker.stdout:
            came += 1
            found += rows(line)
            if len(found) >= 5000:
                yield pandas.DataFrame(found, columns=NAMES).astype(object)
                found = []
        code = worker.wait()
        feeder.join()
        if code not in GOOD_CODES or troubles or came != sent[0]:
            raise RuntimeError(f"the worker ended with {code} after {came} of {sent[0]} notes: {troubles}")
        yield pandas.DataFrame(found, columns=NAMES).astype(object)

    return notes.mapInPandas(annotate, SCHEMA)


def table(spark, path):
    return spark.read.parquet(path) if path.rstrip("/").endswith(".parquet") else spark.read.json(path)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notes", help="a table of notes: Parquet (.parquet) or JSON lines")
    parser.add_argument("findings", help="the table to write: Parquet (.parquet) or JSON lines")
    parser.add_argument("--variant", choices=["pipe", "pandas"], default="pandas")
    parser.add_argument("--calcinote", default="calcinote", help="the command, on every worker")
    parser.add_argument("--id-column", default="id")
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--partitions", type=int, help="split the notes anew: some thousand notes a partition do well")
    options = parser.parse_args(arguments)
    spark = SparkSession.builder.appName("calcinote").getOrCreate()
    notes = table(spark, options.notes).select(options.id_column, options.text_column)
    if options.partitions:
        notes = notes.repartition(options.partitions)
    findings = (with_pipe if options.variant == "pipe" else with_pandas)(notes, options.calcinote)
    writer = findings.write.mode("overwrite")
    (writer.parquet if options.findings.rstrip("/").endswith(".parquet") else writer.json)(options.findings)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
