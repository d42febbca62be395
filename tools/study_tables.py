#!/usr/bin/env python3
"""Prints the tables of a study from what `graphlift evaluate` wrote.

    tools/study_tables.py DIR...
    tools/study_tables.py --run [--profile reference] [--output DIR] PROJECT...

In Markdown, for each output folder: its projects with candidates (functions that run as graphs or
receive tensors), refactorable ones, preconditions and seconds; what stands in the way of candidates;
what would be done; and what graph decorators are given. Before them, when there are several folders,
one row for each. The row `published` of profile `paper` is what the paper counts on its 19 projects,
18 of which can be had.

With --run the projects are analysed first, into DIR (target/decisions/PROFILE unless given), where
what an earlier run has finished is used again.
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PRECONDITIONS = ["P1", "P2", "P3", "P4", "P5", "P6"]
CHANGES = ["CONVERT_TO_HYBRID", "CONVERT_TO_EAGER", "RECONFIGURE"]
ARGUMENTS = [
    "func",
    "input_signature",
    "autograph",
    "jit_compile",
    "reduce_retracing",
    "experimental_implements",
    "experimental_autograph_options",
    "experimental_follow_type_hints",
]
PUBLISHED = {"candidates": 766, "refactorable": 326}


def rows(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return float(text or 0)


class Run:
    """One output folder."""

    def __init__(self, folder):
        self.name = folder.name
        summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
        self.profile = summary["profile"]
        self.seconds = summary["seconds"]["total"]
        self.lines = {row["project"]: number(row["lines"]) for row in rows(folder, "projects.csv")}
        self.results = rows(folder, "results.csv")
        self.functions = rows(folder, "functions.csv")
        self.failures = rows(folder, "failed_preconditions.csv")
        hybrid = collections.Counter(
            row["subject"] for row in self.functions if row["hybrid"] == "true"
        )
        for row in self.results:
            row["hybrid"] = hybrid[row["subject"]]

    def sums(self):
        total = collections.Counter()
        for row in self.results:
            for name, cell in row.items():
                if name not in ("subject", "targeted CFA depth") and cell not in ("true", "false"):
                    total[name] += number(cell)
        return total


def counts(row, lines):
    """What the table of projects says of one project, or of all."""
    refactorable = sum(number(row[name]) for name in PRECONDITIONS)
    candidates = number(row["optimization available functions"])
    share = f"{100 * refactorable / candidates:.0f} %" if candidates else ""
    cells = [f"{lines / 1000:.1f}"]
    cells += [whole(row[name]) for name in ("functions", "hybrid")]
    cells += [whole(candidates), whole(refactorable), share]
    cells += [whole(row[name]) for name in PRECONDITIONS]
    return [*cells, f"{number(row['time (s)']):.1f}"]


def whole(cell):
    return str(round(number(cell)))


HEAD = ["KLOC", "functions", "hybrid", "candidates", "refactorable", "share", *PRECONDITIONS, "seconds"]


def table(head, body):
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "--:|" * (len(head) - 1)
    for row in body:
        yield "| " + " | ".join(map(str, row)) + " |"
    yield ""


def projects(run):
    yield "### Projects"
    yield ""
    body = [
        [pathlib.PurePath(row["subject"]).name, *counts(row, run.lines[row["subject"]])]
        for row in run.results
    ]
    body.append(["all", *counts(run.sums(), sum(run.lines.values()))])
    if run.profile == "paper":
        published = ["", "", "", *map(str, PUBLISHED.values())]
        share = f"{100 * PUBLISHED['refactorable'] / PUBLISHED['candidates']:.0f} %"
        body.append(["published", *published, share, *[""] * (len(PRECONDITIONS) + 1)])
    yield from table(["project", *HEAD], body)


def failures(run):
    yield "### What stands in the way of candidates"
    yield ""
    found = collections.Counter()
    where = collections.defaultdict(set)
    code = {}
    for row in run.failures:
        name = row["failure"] or "no name"
        found[name] += 1
        where[name].add(row["subject"])
        code[name] = row["code"]
    total = sum(found.values()) or 1
    body = [
        [name, code[name], count, f"{100 * count / total:.0f} %", len(where[name])]
        for name, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    yield from table(["failure", "code", "candidates", "share", "projects"], body)


def changes(run):
    yield "### What would be done"
    yield ""
    total = run.sums()
    yield from table(["change", "functions"], [[name, whole(total[name])] for name in CHANGES])


def decorators(run):
    yield "### What graph decorators are given"
    yield ""
    hybrid = [row for row in run.functions if row["hybrid"] == "true"]
    body = [[name, sum(row[name] == "true" for row in hybrid)] for name in ARGUMENTS]
    body.append(["nothing", sum(all(row[name] != "true" for name in ARGUMENTS) for row in hybrid)])
    yield from table(["argument", "functions"], body)


def report(runs):
    if len(runs) > 1:
        yield "## Runs"
        yield ""
        body = [
            [run.name, run.profile, *counts(run.sums(), sum(run.lines.values()))] for run in runs
        ]
        yield from table(["run", "profile", *HEAD], body)
    for run in runs:
        yield f"## `{run.name}`, profile `{run.profile}`"
        yield ""
        for part in (projects, failures, changes, decorators):
            yield from part(run)


def evaluate(options):
    folder = options.output or ROOT / "target" / "decisions" / options.profile
    command = [ROOT / "graphlift", "evaluate", "--profile", options.profile, "--output", folder]
    if subprocess.run([*command, *options.paths], check=False).returncode:
        sys.exit(2)
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", action="store_true", help="analyse projects first")
    parser.add_argument("--profile", choices=["default", "reference", "paper"], default="reference")
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("paths", nargs="+", metavar="DIR|PROJECT")
    options = parser.parse_args()
    folders = [evaluate(options)] if options.run else [pathlib.Path(path) for path in options.paths]
    for folder in folders:
        if not (folder / "results.csv").is_file():
            sys.exit(f"error: {folder} has no results.csv, so it is no output of an evaluation")
    print("\n".join(report([Run(folder) for folder in folders])).rstrip())


if __name__ == "__main__":
    main()
