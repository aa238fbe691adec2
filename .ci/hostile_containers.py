"""Runs a batch over archives, tables and lines with holes torn into them: hostile_containers.py TOOL DIR COUNT SEED.

Each run ends with 0 or 65 within LIMIT seconds, each row that failed has a code, a reason and a remedy, and no file is written
outside the output folder.
"""
import collections
import csv
import gzip
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tarfile
import time

tool, folder, count, seed = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
limit = 10
rng = random.Random(seed)
notes = [(f"ct-{number}", f'FINDINGS: Calcified node, "{number} mm".\nNo calcification of the aörta.\n') for number in range(8)]


def archive():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as file:
        for name in [f"d/{name}.txt" for name, _ in notes] + ["../up.txt", "/abs.txt", "x" * 150 + "/" + "y" * 90 + ".txt"]:
            member = tarfile.TarInfo(name)
            member.size = 9
            file.addfile(member, io.BytesIO(b"Calcified"))
        for name, kind in [("link.txt", tarfile.SYMTYPE), ("fifo.txt", tarfile.FIFOTYPE), ("hard.txt", tarfile.LNKTYPE)]:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "../../etc/passwd"
            file.addfile(member)
    return buffer.getvalue()


def table():
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["id", "text"])
    writer.writerows(notes)
    return buffer.getvalue().encode()


lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in notes).encode()
whole = {"n.tar": archive(), "n.tar.gz": gzip.compress(archive()), "n.csv": table(), "n.jsonl": lines, "n.jsonl.gz": gzip.compress(lines)}
codes, slowest = collections.Counter(), 0
for number in range(count):
    name = rng.choice(sorted(whole))
    torn = bytearray(whole[name])
    for _ in range(rng.choice([1, 1, 3, 20])):
        start, choice = rng.randrange(len(torn) + 1), rng.random()
        if choice < 0.5:
            torn[start:start + 1] = bytes([rng.randrange(256)])
        elif choice < 0.7:
            del torn[start:start + rng.randint(1, 600)]
        elif choice < 0.9:
            torn[start:start] = rng.choice([b'"', b"\n", b"\0", b",", b"{", b"\xff"]) * rng.randint(1, 600)
        else:
            del torn[start:]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "in").mkdir(parents=True)
    (folder / "in" / name).write_bytes(torn)
    begin = time.monotonic()
    command = [tool, "batch", str(folder / "in" / name), "--output", str(folder / "out"), "--quiet"]
    result = subprocess.run(command, capture_output=True, timeout=limit)
    slowest = max(slowest, time.monotonic() - begin)
    assert result.returncode in (0, 65), (number, name, result.returncode, result.stderr[-500:])
    for row in map(json.loads, (folder / "out/manifest.jsonl").open()):
        codes[row.get("error", {}).get("code", "done")] += 1
        if row["status"] == "failed":
            assert all(row["error"][member] for member in ["code", "message", "remedy"]), row
    outside = [str(path) for path in folder.rglob("*") if path.is_file() and folder / "out" not in path.parents]
    assert outside == [str(folder / "in" / name)], (number, outside)
print(f"{count} hostile containers: {dict(codes)}; slowest {slowest:.1f} s")
