#!/usr/bin/env python3
"""Compares the functions that Graphlift sees with those that Python itself sees.

Reads every Python file of the trees with Python's own `ast`, and sets each `def` and `async def`
(file, dotted name without `<locals>`, line) against `functions.jsonl` of `graphlift evaluate`.
Files that either side refuses are counted apart. Exit code 1 when there is any difference.

Graphlift parses Python 3.12: run this with a Python of that release, or syntax that another one
lacks shows up as a difference.

    ./dev functions TREE…
"""

import argparse
import ast
import codecs
import collections
import json
import os
import pathlib
import subprocess
import sys
import warnings

import parsed_tree

ROOT = parsed_tree.ROOT
SHOWN = 20


def main():
    arguments = parse_arguments()
    if sys.version_info[:2] != (3, 12):
        version = ".".join(map(str, sys.version_info[:2]))
        print(f"note: compared with Python {version}, while Graphlift parses 3.12", file=sys.stderr)
    functions = arguments.functions or evaluate(arguments.trees, arguments.config)
    ours = graphlift_functions(functions)
    total = collections.Counter()
    for tree in arguments.trees:
        counts, differences = compare(tree, ours.get(tree, {}), arguments.config)
        print(f"{tree}: {sentence(counts)}")
        shown = differences if arguments.all else differences[:SHOWN]
        for difference in shown:
            print("  " + difference)
        if len(shown) < len(differences):
            print(f"  and {len(differences) - len(shown)} more; --all prints them")
        total.update(counts)
        total["differences"] += len(differences)
    if len(arguments.trees) > 1:
        print(f"all: {sentence(total)}")
    sys.exit(1 if total["differences"] else 0)


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="./dev functions",
        description="Compares Graphlift's functions with those of Python's own parser.",
    )
    parser.add_argument("trees", nargs="+", metavar="TREE", help="folders of Python files")
    parser.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting of Graphlift, as in respect-gitignore=false",
    )
    parser.add_argument(
        "--functions",
        type=pathlib.Path,
        metavar="FILE",
        help="a functions.jsonl that `graphlift evaluate` wrote for the same trees",
    )
    parser.add_argument("--all", action="store_true", help="print all differences")
    return parser.parse_args()


def evaluate(trees, configuration):
    output = ROOT / "target/functions"
    options = [word for setting in configuration for word in ("--config", setting)]
    command = [str(ROOT / "graphlift"), "evaluate", "--output", str(output), *options, *trees]
    if subprocess.run(command, check=False).returncode != 0:
        raise SystemExit("error: the evaluation failed")
    return output / "functions.jsonl"


def graphlift_functions(path):
    """By project and file, how often each name and line occur."""
    projects = {}
    with open(path, encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            each = json.loads(line)
            files = projects.setdefault(each["project"], {})
            found = files.setdefault(each["file"], collections.Counter())
            found[each["name"], each["line"]] += 1
    return projects


def compare(tree, ours, configuration):
    """Counts, and one line for each difference."""
    parsed = parsed_tree.read(tree, configuration)
    counts = collections.Counter()
    differences = []
    there = python_files(tree)
    for path in sorted(ours.keys() - parsed.lines.keys()):
        differences.append(f"{path}: has functions but was not read")
    for path in sorted(parsed.lines.keys() - there.keys()):
        differences.append(f"{path}: was read but is not there")
    for path, place in sorted(there.items()):
        if path not in parsed.lines:
            counts["left out"] += 1
            continue
        theirs = python_functions(place)
        refused = path in parsed.refused()
        if theirs is None and refused:
            counts["refused by both"] += 1
        elif theirs is None or refused:
            by = "Graphlift" if refused else "Python"
            counts[f"refused by {by}"] += 1
            differences.append(f"{path}: refused by {by} alone")
        else:
            counts["files"] += 1
            counts["equal"] += (theirs & ours.get(path, collections.Counter())).total()
            for kind, these, those in (
                ("missing", theirs, ours.get(path, collections.Counter())),
                ("extra", ours.get(path, collections.Counter()), theirs),
            ):
                for name, line in (these - those).elements():
                    counts[kind] += 1
                    differences.append(f"{path}:{line}: {kind} `{name}`")
    return counts, differences


def python_files(tree):
    """The Python files below a folder, by their paths in it; links to folders are not followed."""
    files = {}
    for folder, _, names in os.walk(tree):
        for name in names:
            place = os.path.join(folder, name)
            if name.endswith((".py", ".pyi")) and os.path.isfile(place):
                files[shown(os.path.relpath(place, tree))] = place
    return files


def shown(path):
    """A path as Graphlift writes it: bytes that are no UTF-8 as `\\xFF`."""
    return os.fsencode(path).decode("utf-8", "graphlift.bytes")


def escape(error):
    broken = error.object[error.start : error.end]
    return "".join(f"\\x{byte:02X}" for byte in broken), error.end


codecs.register_error("graphlift.bytes", escape)


def python_functions(place):
    """The functions of a file, or None when Python refuses it."""
    try:
        with open(place, "rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(file.read(), place)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = collections.Counter()
    waiting = [(tree, "")]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found[path + node.name, node.lineno] += 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            path += node.name + "."
        waiting.extend((child, path) for child in ast.iter_child_nodes(node))
    return found


def sentence(counts):
    parts = [
        f"{counts['files']} files",
        f"{counts['equal']} functions equal",
        f"{counts['missing']} missing",
        f"{counts['extra']} extra",
    ]
    apart = ("refused by both", "refused by Python", "refused by Graphlift", "left out")
    parts += [f"{counts[each]} files {each}" for each in apart if counts[each]]
    return ", ".join(parts)


if __name__ == "__main__":
    main()
