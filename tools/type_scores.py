#!/usr/bin/env python3
"""Scores Graphlift's types of variables, parameters and results against TypeEvalPy's benchmark.

Every `NAME_gt.json` below a folder holds facts about the Python files beside it. One
`graphlift evaluate` runs over all of them, each folder a project. As TypeEvalPy counts, a fact is
*exact* when the set of type names is the same; it is *sound* when ours has all of them.

    ./dev types FOLDER…
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GRAPHLIFT = os.environ.get("GRAPHLIFT", str(ROOT / "graphlift"))
NAMES = {
    "function": "callable",
    "method": "callable",
    "builtin_function_or_method": "callable",
    "functools.partial": "callable",
    "none": "nonetype",
}


def main():
    arguments = parse_arguments()
    truths = [at for folder in arguments.folders for at in sorted(pathlib.Path(folder).rglob("*_gt.json"))]
    if not truths:
        sys.exit("error: no *_gt.json there")
    ours = evaluate(sorted({str(at.parent) for at in truths}))
    counts = collections.Counter()
    for at in truths:
        for fact in json.loads(at.read_text()):
            found = ours.get((str(at.parent), *subject(fact)))
            compare(at, fact, found, counts, arguments.misses)
    for kind in ("result", "parameter", "variable"):
        print(sentence(kind, counts))
    print(sentence("all", counts))


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="./dev types", description="Scores types against TypeEvalPy's benchmark."
    )
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="folders of the benchmark")
    parser.add_argument("--misses", action="store_true", help="print every fact that differs")
    return parser.parse_args()


def subject(fact):
    """What a fact is about: its place and names, as TypeEvalPy compares them."""
    kind = "variable" if "variable" in fact else "parameter" if "parameter" in fact else "result"
    return (
        fact["file"], fact["line_number"], fact["col_offset"],
        fact.get("function"), kind, fact.get("variable") or fact.get("parameter"),
    )


def compare(at, fact, found, counts, show):
    kind = subject(fact)[4]
    module = fact["file"].removesuffix(".py").replace("/", ".")
    expected = {name.lower() for name in fact["type"]}
    given = {translated(name, module) for name in found["types"]} if found else set()
    for key in (kind, "all"):
        counts[key, "facts"] += 1
        counts[key, "exact"] += given == expected
        counts[key, "sound"] += expected <= given
        counts[key, "open"] += not given
    if show and given != expected:
        values = found["values"] if found else "no such fact"
        print(f"{at.parent.name} {at.parent.parent.name}:{fact['line_number']}:{fact['col_offset']} "
              f"{' '.join(str(part) for part in subject(fact)[3:])}: expected {sorted(expected)}, got {sorted(given)} ({values})")


def translated(name, module):
    """A type's name as TypeEvalPy spells it: classes of the same module without the module."""
    return NAMES.get(name.lower(), name.removeprefix(module + ".").lower())


def function(fact):
    name = fact.get("function")
    return "lambda" if name and name.rpartition(".")[2].startswith("<lambda") else name


def sentence(kind, counts):
    facts = counts[kind, "facts"]
    return (
        f"{kind}: {counts[kind, 'exact']} of {facts} exact, {counts[kind, 'sound']} sound,"
        f" {counts[kind, 'open']} not told"
    )


def evaluate(projects):
    with tempfile.TemporaryDirectory() as output:
        command = [GRAPHLIFT, "evaluate", "--quiet", "--isolated", "--types"]
        subprocess.run([*command, "--output", output, *projects], check=True)
        with open(os.path.join(output, "types.jsonl"), encoding="utf-8") as lines:
            facts = [json.loads(line) for line in lines if line.strip()]
    return {
        (
            fact["project"], fact["file"], fact["line"], fact["column"], function(fact),
            "variable" if "variable" in fact else "parameter" if "parameter" in fact else "result",
            (fact.get("variable") or fact.get("parameter") or "").replace('"', "'") or None,
        ): fact
        for fact in facts
    }


if __name__ == "__main__":
    main()
