#!/usr/bin/env python3
"""Runs programs before and after Graphlift's edits under the real TensorFlow, and compares what they print.

    ./dev verify-programs [--release RELEASE] [--unsafe] [--json FILE] [PROGRAM…]

Without programs, those of `verification/programs` are run. A program is equal when both runs end alike and print
the same text, numbers compared within a tolerance. The environments are those that the tests make; `GRAPHLIFT_ENVIRONMENTS`
names another folder with them.
"""

import argparse
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GRAPHLIFT = os.environ.get("GRAPHLIFT", str(ROOT / "graphlift"))
ENVIRONMENTS = pathlib.Path(os.environ.get("GRAPHLIFT_ENVIRONMENTS", ROOT / "target" / "venvs"))
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|\bnan\b|\binf\b")
RELATIVE, ABSOLUTE = 2e-3, 2e-4


def require_environment(release):
    """Ends the program when there is no environment with a release of TensorFlow."""
    if not (ENVIRONMENTS / f"tensorflow-{release}").is_dir():
        sys.exit(f"error: there is no environment with TensorFlow {release} in {ENVIRONMENTS}")


def main():
    options = arguments()
    programs = [pathlib.Path(p) for p in options.programs] or sorted((ROOT / "verification" / "programs").glob("*.py"))
    releases = options.release or sorted(p.name.removeprefix("tensorflow-") for p in ENVIRONMENTS.glob("tensorflow-*"))
    if not releases:
        sys.exit(f"error: there is no environment with TensorFlow in {ENVIRONMENTS}; ./dev check-models makes them")
    records = []
    for release in releases:
        with tempfile.TemporaryDirectory(prefix="graphlift-") as scratch:
            records += verify(release, programs, pathlib.Path(scratch), options.unsafe)
    table(records)
    if options.json:
        pathlib.Path(options.json).write_text("".join(json.dumps(record) + "\n" for record in records))
    sys.exit(0 if all(record["verdict"] == "equal" for record in records) else 1)


def arguments():
    parser = argparse.ArgumentParser(prog="./dev verify-programs", description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    parser.add_argument("--release", action="append", help="a release of TensorFlow; all there are unless given")
    parser.add_argument("--unsafe", action="store_true", help="apply the fixes that rest on an assumption, too")
    parser.add_argument("--json", metavar="FILE", help="write one JSON object a program and release")
    return parser.parse_args()


def verify(release, programs, scratch, unsafe):
    for side in ("before", "after"):
        for program in programs:
            folder = scratch / side / program.stem
            folder.mkdir(parents=True)
            shutil.copy2(program, folder / program.name)
    fix(release, [scratch / "after" / program.stem for program in programs], unsafe)
    # Runs of the same program follow each other, so that a slow machine is slow for both.
    paths = [scratch / side / p.stem / p.name for p in programs for side in ("before", "after")]
    results = run(release, paths)
    for program in programs:
        before, after = (results[str(scratch / side / program.stem / program.name)] for side in ("before", "after"))
        texts = [(scratch / side / program.stem / program.name).read_text() for side in ("before", "after")]
        yield {
            "program": program.stem,
            "release": release,
            "edits": edits(*texts),
            "verdict": verdict(before, after),
            "before_seconds": round(before["seconds"], 3),
            "after_seconds": round(after["seconds"], 3),
            "traces": after["traces"],
            "difference": difference(before, after),
        }


def fix(release, folders, unsafe):
    command = [GRAPHLIFT, "check", "--fix", "--isolated", "--quiet", "--exit-zero", "--tensorflow", release]
    for folder in folders:
        done = subprocess.run(
            command + (["--unsafe-fixes"] if unsafe else []) + ["."], cwd=folder, capture_output=True, text=True
        )
        if done.returncode != 0:
            sys.exit(f"error: {folder.name}: {done.stderr.strip()}")


def run(release, paths):
    return {record["path"]: record for record in runs(release, paths)}


def runs(release, paths, prelude=None):
    """What comes of each run, in this order; a path may be there several times."""
    python = ENVIRONMENTS / f"tensorflow-{release}" / "bin" / "python"
    done = subprocess.run(
        [python, ROOT / "tools" / "run_programs.py", *([prelude] if prelude else [])],
        input="".join(f"{path}\n" for path in paths),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def edits(before, after):
    """How many functions got or lost a decorator."""
    changed = difflib.ndiff(before.splitlines(), after.splitlines())
    return sum(1 for line in changed if re.match(r"[-+] \s*@", line))


def verdict(before, after):
    if after["error"] and after["error"] != before["error"]:
        return "raises"
    return "equal" if before["error"] == after["error"] and not difference(before, after) else "differs"


def difference(before, after):
    """The first line that differs, as `before | after`; None if there is none."""
    if before["error"] != after["error"]:
        return f"{before['error']} | {after['error']}"
    old, new = before["output"].splitlines(), after["output"].splitlines()
    for one, other in zip(old, new):
        if not alike(one, other):
            return f"{one} | {other}"
    return None if len(old) == len(new) else f"{len(old)} lines | {len(new)} lines"


def alike(one, other):
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    numbers = zip(map(float, NUMBER.findall(one)), map(float, NUMBER.findall(other)))
    return all(a == b or (a != a and b != b) or abs(a - b) <= ABSOLUTE + RELATIVE * abs(a) for a, b in numbers)


def table(records):
    print(f"{'program':26} {'release':8} {'edits':>5} {'verdict':8} {'before s':>9} {'after s':>8} {'traces':>6}")
    for record in records:
        print(
            "%(program)-26s %(release)-8s %(edits)5d %(verdict)-8s %(before_seconds)9.2f %(after_seconds)8.2f" % record,
            f"{max(record['traces'].values(), default=0):6d}",
            record["difference"] or "",
        )
    for release in sorted({record["release"] for record in records}):
        mine = [record for record in records if record["release"] == release]
        counts = {word: sum(r["verdict"] == word for r in mine) for word in ("equal", "differs", "raises")}
        edited = sum(record["edits"] for record in mine)
        print(f"{release}: {len(mine)} programs, {edited} edits, " + ", ".join(f"{n} {w}" for w, n in counts.items()))


if __name__ == "__main__":
    main()
