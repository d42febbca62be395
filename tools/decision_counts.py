#!/usr/bin/env python3
"""Counts what the profiles of the reference tool decide on projects, beside the published counts.

    tools/decision_counts.py [--profile reference] [--failures] PROJECT...
    tools/decision_counts.py --read OUTPUT        of an `evaluate` that has been run

Prints a table in Markdown: for each project its functions, candidates (hybrid, or with a tensor
parameter), refactorable ones, preconditions P1 to P6 and seconds; with --failures a second table with
the failures among candidates. The last rows are the sums and, for profile `paper`, what the paper
counted on its 19 projects, 18 of which can be had.
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PRECONDITIONS = ["P1", "P2", "P3", "P4", "P5", "P6"]
PUBLISHED = {"candidates": 766, "refactorable": 326}


class Counts:
    """The counts of one project, or of all."""

    def __init__(self):
        self.functions = self.hybrid = self.candidates = self.refactorable = 0
        self.preconditions = collections.Counter()
        self.failures = collections.Counter()
        self.seconds = 0.0

    def add(self, function):
        self.functions += 1
        self.hybrid += function["hybrid"]
        if not function["hybrid"] and not function["facts"]["tensor_parameter"]:
            return
        self.candidates += 1
        self.refactorable += not function["failures"] and bool(function["transformations"])
        self.preconditions[function["precondition"]] += 1
        self.failures.update(function["failures"])

    def join(self, other):
        for name in ("functions", "hybrid", "candidates", "refactorable", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.preconditions.update(other.preconditions)
        self.failures.update(other.failures)

    def row(self, name):
        cells = [self.functions, self.hybrid, self.candidates, self.refactorable]
        cells += [self.preconditions[p] for p in PRECONDITIONS]
        return [name, *cells, f"{self.seconds:.1f}"]


def read(output):
    """The counts by project, in the order of the run."""
    counts = {}
    with open(output / "projects.csv", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            counts[row["project"]] = Counts()
            counts[row["project"]].seconds = float(row["seconds"] or 0)
    with open(output / "functions.jsonl", encoding="utf-8") as lines:
        for line in lines:
            function = json.loads(line)
            counts[function["project"]].add(function)
    return counts


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "--:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"


def report(counts, profile, failures):
    total = Counts()
    for each in counts.values():
        total.join(each)
    names = {project: pathlib.Path(project).name for project in counts}
    rows = [each.row(names[project]) for project, each in counts.items()]
    rows.append(total.row("all"))
    if profile == "paper":
        rows.append(["published", "", "", *PUBLISHED.values(), *[""] * len(PRECONDITIONS), ""])
    head = ["project", "functions", "hybrid", "candidates", "refactorable", *PRECONDITIONS, "seconds"]
    yield from table(head, rows)
    if failures:
        yield ""
        columns = [name for name, _ in total.failures.most_common()]
        rows = [[name, *(each.failures[name] for each in [*counts.values(), total])] for name in columns]
        yield from table(["failure of candidates", *(names[p] for p in counts), "all"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", choices=["reference", "paper"], default="reference")
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--read", type=pathlib.Path)
    parser.add_argument("projects", nargs="*")
    options = parser.parse_args()
    if bool(options.read) == bool(options.projects):
        parser.error("give projects, or --read with the output of a run")
    if options.read:
        print("\n".join(report(read(options.read), options.profile, options.failures)))
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [ROOT / "graphlift", "evaluate", "--profile", options.profile, "--output", folder]
        if subprocess.run([*command, *options.projects], check=False).returncode:
            sys.exit(2)
        counts = read(pathlib.Path(folder))
    print("\n".join(report(counts, options.profile, options.failures)))


if __name__ == "__main__":
    main()
