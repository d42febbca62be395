#!/usr/bin/env python3
"""Compares the edits of `graphlift fix` with those a table of facts expects.

usage: edit_scores.py [--graphlift COMMAND] [--unsafe-fixes] FACTS FOLDER

FACTS is a file of JSON lines; those with "fact": "edit" name a case, which is a folder of FOLDER, a file of it, and the
lines removed from it and added to it. Each case is copied, fixed in the profile `reference` with `--infer-signatures`,
and compared; then it is fixed again, which must change nothing.
"""
import argparse, difflib, json, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent


def fix(command, folder, options):
    words = [*command, "fix", "--profile", "reference", "--infer-signatures", "--quiet", "--isolated", *options, "."]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    if done.returncode == 2:
        raise RuntimeError(done.stderr.strip())


def changed(before, after):
    removed, added = [], []
    for line in difflib.ndiff(before.splitlines(), after.splitlines()):
        if line.startswith("- "):
            removed.append(line[2:].strip())
        elif line.startswith("+ "):
            added.append(line[2:].strip())
    return {"removed": removed, "added": added}


def score(command, options, fact, folder):
    with tempfile.TemporaryDirectory() as made:
        copy = pathlib.Path(made) / "case"
        shutil.copytree(folder / fact["case"], copy)
        file = copy / fact["file"]
        before = file.read_text()
        fix(command, copy, options)
        after = file.read_text()
        fix(command, copy, options)
        return changed(before, after), file.read_text() == after


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--graphlift", default=str(HERE / "graphlift"))
    parser.add_argument("--unsafe-fixes", action="store_true")
    arguments = parser.parse_args()
    options = ["--unsafe-fixes"] if arguments.unsafe_fixes else []
    facts = [json.loads(line) for line in arguments.facts.read_text().splitlines()]
    edits = [fact for fact in facts if fact["fact"] == "edit"]
    right = settled = 0
    for fact in edits:
        got, again = score([arguments.graphlift], options, fact, arguments.folder)
        settled += again
        want = fact["expect"]
        if {side: sorted(want[side]) for side in want} == {side: sorted(got[side]) for side in got}:
            right += 1
        else:
            print("%s %s\n  want %s\n  got  %s" % (fact["case"], fact["file"], json.dumps(want), json.dumps(got)))
    print("edits: %d / %d as expected, %d without change in a second run" % (right, len(edits), settled))
    sys.exit(right != len(edits))


main()
