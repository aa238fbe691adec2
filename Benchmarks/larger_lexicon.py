#!/usr/bin/env python3
"""Copies a lexicon folder and adds terms of open terminologies until it holds so many times its surface forms.

usage: larger_lexicon.py LEXICON CODES.tsv.gz TIMES OUTPUT

CODES.tsv.gz has the columns system, code, name, kind. Only names of three words and more are taken, so that the lexicon
grows and the findings hardly do; where the names run out, they are told apart by a qualifier in front (`chronic ...`).
"""
import gzip
import pathlib
import re
import shutil
import sys

from surface_forms import forms

QUALIFIERS = (
    "", "chronic", "acute", "recurrent", "familial", "congenital", "juvenile", "severe", "mild", "atypical", "secondary",
    "primary", "sporadic", "refractory", "subacute", "latent", "focal", "diffuse", "early", "late",
)


def names(path):
    seen = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(cells) < 4 or cells[0] == "system":
                continue
            name = " ".join(re.findall(r"[a-z]+", cells[2].lower()))
            if name.count(" ") >= 2 and name not in seen:
                seen.add(name)
                yield name


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    source, codes, times, output = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
    shutil.copytree(source, output)
    known = {form.lower() for form in forms(source)}
    wanted = len(known) * (times - 1)
    base = [name for name in names(codes) if name not in known]
    made = 0
    with open(output / "conditions" / "generated.tsv", "w", encoding="utf-8") as out:
        out.write("concept\tname\tterms\tparent\tcodes\tsource\n")
        for qualifier in QUALIFIERS:
            for name in base:
                if made == wanted:
                    break
                made += 1
                out.write(f"generated-{made}\t{(qualifier + ' ' + name).strip()}\t\t\t\tusage\n")
    print(f"{made} terms added to {len(known)}", file=sys.stderr)
    if made < wanted:
        sys.exit(f"the codes have too few names for {times} times the lexicon")


main()
