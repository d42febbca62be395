#!/usr/bin/env python3
"""Tries every way to decorate a small program's functions, and shows where Graphlift's choice stands.

    ./dev placements [--release RELEASE] [--rounds N] [--seconds S] [--json FILE] [PROGRAM…]

A program whose functions can run as graphs, at most six of them, is run with each subset of them decorated, in turns,
and the median of the rounds counts. The fastest sets and ours then run once more, so that luck in the first rounds
does not decide. The loops at the top of a program get so many rounds that it takes some seconds without decorators;
a set that raises or prints something else is left out. Without programs, those of `verification/programs` are tried.
"""

import argparse
import itertools
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

from decorating import decorated, functions_of, newly_decorated
from verify_programs import GRAPHLIFT, ROOT, difference, fix, require_environment, run, runs

MOST_FUNCTIONS = 6
FINALISTS = 4
LOOP = re.compile(r"^(for .* in (?:enumerate\()?range\()(\d+)(\)+:)$", re.MULTILINE)


def main():
    options = arguments()
    programs = [pathlib.Path(p) for p in options.programs] or sorted((ROOT / "verification" / "programs").glob("*.py"))
    records = []
    for program in programs:
        with tempfile.TemporaryDirectory(prefix="graphlift-") as scratch:
            record = tried(program, pathlib.Path(scratch), options)
        if isinstance(record, str):
            print(f"{program.stem}: left out, {record}", flush=True)
        else:
            show(record)
            records.append(record)
    if records:
        shares = [record["share"] for record in records]
        gains = [record["eager"] / record["ours"] for record in records]
        print(
            f"{options.release}: {len(records)} programs, {sum(record['sets'] for record in records)} sets;"
            f" ours reaches {statistics.geometric_mean(shares):.3f} of the best time (least {min(shares):.3f})"
            f" and is {statistics.geometric_mean(gains):.2f} times as fast as without decorators"
        )
    if options.json:
        pathlib.Path(options.json).write_text("".join(json.dumps(record) + "\n" for record in records))


def arguments():
    parser = argparse.ArgumentParser(prog="./dev placements", description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    parser.add_argument("--release", default="2.15.1", help="the release of TensorFlow (2.15.1)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each set (3); the finalists get three times as many")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long to run without decorators (2)")
    parser.add_argument(
        "--cpu", action="store_true", help="count the time of the processor, which other work does not stretch"
    )
    parser.add_argument("--json", metavar="FILE", help="write one JSON object a program")
    options = parser.parse_args()
    require_environment(options.release)
    return options


def tried(program, scratch, options):
    """What came of all sets of one program, or why there is nothing."""
    text = program.read_text()
    if not LOOP.search(text):
        return "it has no loop over a range at the top"
    text = longer(text, scratch, options)
    if text is None:
        return "more rounds do not take longer"
    functions = convertible(text, scratch, options.release)
    if not 1 <= len(functions) <= MOST_FUNCTIONS:
        return f"{len(functions)} functions can run as graphs"
    ours = chosen(text, functions, scratch, options.release)
    sets = [frozenset(some) for n in range(len(functions) + 1) for some in itertools.combinations(functions, n)]
    paths = {some: write(scratch / f"set{at}", decorated(text, some)) for at, some in enumerate(sets)}
    short = {some: write(scratch / f"short{at}", decorated(program.read_text(), some)) for at, some in enumerate(sets)}
    right = equal(short, options.release)
    if ours not in right:
        return "our choice fails: " + names(ours)
    fine = timed({some: paths[some] for some in right}, options)
    last = sorted(fine, key=fine.get)[:FINALISTS]
    again = timed({some: paths[some] for some in {*last, ours, frozenset()}}, options, 3)
    best = min(last, key=again.get)
    best = best if again[best] < again[ours] else ours
    return {
        "program": program.stem,
        "release": options.release,
        "functions": len(functions),
        "sets": len(sets),
        "fail": len(sets) - len(right),
        "eager": again[frozenset()],
        "ours": again[ours],
        "best": again[best],
        "all": fine.get(frozenset(functions)),
        "share": again[best] / again[ours],
        "rank": 1 + sum(median < fine[ours] for median in fine.values()),
        "our_set": names(ours),
        "best_set": names(best),
    }


def names(some):
    return ", ".join(name for _, name in sorted(some)) or "none"


def longer(text, scratch, options):
    """The program with so many rounds of its loops that it takes the time asked for."""
    slow = [write(scratch / f"times{n}", repeated(text, n)) for n in (1, 6)]
    first = run(options.release, slow)
    one, six = (first[str(path)]["cpu_seconds" if options.cpu else "seconds"] for path in slow)
    each = (six - one) / 5
    return repeated(text, max(1, round(options.seconds / each))) if each > 0.1 * one / 6 else None


def repeated(text, times):
    return LOOP.sub(lambda loop: f"{loop[1]}{int(loop[2]) * times}{loop[3]}", text)


def write(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "program.py"
    path.write_text(text)
    return path


def convertible(text, scratch, release):
    """The lines and names of the functions that can run as graphs."""
    folder = write(scratch / "check", text).parent
    command = [GRAPHLIFT, "check", "--isolated", "--exit-zero", "--no-cache", "--tensorflow", release, "--output-format", "json", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    found = [d for d in json.loads(done.stdout)["diagnostics"] if d["code"] == "run-as-graph"]
    lines = {d["location"]["row"] for d in found}
    return [function for function in functions_of(text) if function[0] in lines]


def chosen(text, functions, scratch, release):
    """The functions that the fixes decorate."""
    path = write(scratch / "ours", text)
    fix(release, [path.parent], False)
    return frozenset(functions) & frozenset(newly_decorated(text, path.read_text()))


def equal(paths, release):
    """The sets that print what the program prints without decorators. Longer runs let rounding grow, so a short one tells."""
    results = dict(zip(paths, runs(release, list(paths.values()))))
    reference = results[frozenset()]
    return {some for some, result in results.items() if not result["error"] and not difference(reference, result)}


def timed(paths, options, times_the_rounds=1):
    """The median time of each set."""
    done = runs(options.release, list(paths.values()) * options.rounds * times_the_rounds)
    clock = "cpu_seconds" if options.cpu else "seconds"
    times = {some: [one[clock] for one in done if one["path"] == str(path)] for some, path in paths.items()}
    return {some: statistics.median(seconds) for some, seconds in times.items()}


def show(record):
    print(
        "%(program)-24s %(release)-7s %(functions)d functions, %(sets)2d sets (%(fail)d fail): eager %(eager)6.2f s,"
        " ours %(ours)6.2f, best %(best)6.2f, share %(share).3f, rank %(rank)d\n    ours: %(our_set)s\n    best: %(best_set)s"
        % record,
        flush=True,
    )


if __name__ == "__main__":
    main()
