#!/usr/bin/env python3
"""Prints every surface form of a lexicon folder, one a line: what a plain word search would look for.

usage: surface_forms.py Lexicon > terms.txt
"""
import pathlib
import sys

COLUMNS = {"name", "terms", "adjectives", "term", "cue", "titles", "unit"}


def forms(folder):
    found = set()
    for path in sorted(pathlib.Path(folder).rglob("*.tsv")):
        if path.parent.name == "evidence":
            continue
        header = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                continue
            for name, cell in zip(header, cells):
                if name in COLUMNS:
                    found.update(form.strip() for form in cell.split("|") if form.strip())
    return sorted(found)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("\n".join(forms(sys.argv[1])))
