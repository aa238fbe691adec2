"""Writes hostile files, the same ones for the same seed: hostile_files.py DIR COUNT SEED."""
import io
import os
import pathlib
import random
import sys
import zipfile

folder, count, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)
rng = random.Random(seed)
NOTE = ("HISTORY: Dialysis, PTH 900 pg/mL. FINDINGS: No calcified plaque of the aorta; ödematös, 3 × 4 mm calcification, "
        "possibly dystrophic.\r\nIMPRESSION: 石灰化 of the 左 breast. ")
WORDS = NOTE.split() + ["calcified", "no", "without", "3", "mm", "of", ":", ".", "\n", "(", "\u202e", "\u0301", "\ufeff"]


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("note.txt", NOTE)
    return buffer.getvalue()


def torn():
    note = bytearray((NOTE * rng.randint(1, 30)).encode())
    for _ in range(rng.randint(1, 20)):
        start = rng.randrange(len(note))
        choice = rng.random()
        if choice < 0.4:
            del note[start:start + rng.randint(1, 9)]
        elif choice < 0.8:
            note[start] = rng.randrange(1, 256)
        else:
            note[start:start] = note[:rng.randint(1, 99)]
        if not note:
            note = bytearray(b"x")
    return bytes(note)


LARGE = [
    lambda: NOTE.encode() * 20_000,
    lambda: b"x" * 5_000_000,
    lambda: b"calcified" * 300_000,
    lambda: b"no " * 500_000,
    lambda: b"calcification of the " * 30_000,
    lambda: b"\n" * 1_000_000,
    lambda: b"Calcified node.\n" * 200_000 + b"\n" * 800_000,
    lambda: b"(" * 300_000 + b"calcified" + b")" * 300_000,
    lambda: "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x110000)])).encode(),
    lambda: "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x110000)])).encode("utf-16"),
    lambda: ("a" + "\u0301" * 200_000).encode(),
    lambda: b"1" * 200_000 + b" mm calcification",
    lambda: b"FINDINGS:\n" * 100_000,
    lambda: b"- calcified\n" * 100_000,
    lambda: b"calcified, " * 100_000,
    lambda: b"no calcification of the aorta and mitral valve and " * 10_000,
]
SMALL = [
    lambda: rng.randbytes(rng.randint(0, 4000)),
    lambda: NOTE.encode()[:rng.randrange(len(NOTE.encode()))],
    lambda: NOTE.encode("utf-16")[:rng.randrange(2 * len(NOTE))],
    lambda: NOTE.encode("utf-16-be")[:rng.randrange(2 * len(NOTE))],
    lambda: NOTE.encode() + rng.choice([b"\xc0\xaf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
                                        b"\xff\xfe\xff", b"\xfe\xff\xd8", b"\x80" * 9]) + NOTE.encode(),
    lambda: b"\xef\xbb\xbf" * rng.randint(1, 4) + NOTE.encode(),
    lambda: b"".join(rng.choice([b"<", b">", b"&amp;", b"]]>", b"<!--", b"<script>", b"\"", b"'", b"=1+1", b"\t", b"calcified "])
                     for _ in range(rng.randint(1, 900))),
    lambda: ("[" * 5000 + "calcified" + "]" * 5000).encode(),
    lambda: archive(),
    lambda: torn(),
    lambda: " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 3000))).encode(),
    lambda: "".join(chr(rng.choice([rng.randrange(1, 0xD800), rng.randrange(0xE000, 0x110000)])) for _ in range(800)).encode(),
    lambda: b"",
    lambda: b"\0",
]
if os.environ.get("LARGE") == "no":
    LARGE = []
for number, make in enumerate(LARGE[:count]):
    (folder / f"large-{number:02}.txt").write_bytes(make())
for number in range(len(LARGE), count):
    (folder / f"{number:05}.txt").write_bytes(rng.choice(SMALL)())
