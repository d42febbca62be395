#!/usr/bin/env python3
"""Runs programs with the input signatures that Graphlift gives them, and counts the calls that these take.

    ./dev executed-signatures [--release RELEASE] [--profile PROFILE] [--unsafe] FOLDER…

Each folder below FOLDER is a project with programs, and so is each Python file that lies in FOLDER itself. A copy of each
is fixed with `--infer-signatures`, and the files are run whose functions got a signature. A call is refused when it
raises although the graph function takes the same arguments without its signature. Exit code 1 when one is, or when a
program ends in another error than before.
"""

import argparse
import ast
import collections
import pathlib
import shutil
import subprocess
import sys
import tempfile

from verify_programs import ENVIRONMENTS, GRAPHLIFT, require_environment, runs

PRELUDE = pathlib.Path(__file__).with_name("signature_calls.py")
PROJECTS_A_RUN = 60


def main():
    parser = argparse.ArgumentParser(prog="./dev executed-signatures", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--release", action="append", help="a release of TensorFlow; all there are unless given")
    parser.add_argument("--profile", default="default")
    parser.add_argument("--unsafe", action="store_true", help="apply the fixes that rest on an assumption, too")
    options = parser.parse_args()
    releases = options.release or sorted(p.name.removeprefix("tensorflow-") for p in ENVIRONMENTS.glob("tensorflow-*"))
    if not releases:
        sys.exit(f"error: there is no environment with TensorFlow in {ENVIRONMENTS}; ./dev check-models makes them")
    failures = 0
    for release in releases:
        require_environment(release)
        with tempfile.TemporaryDirectory(prefix="graphlift-") as scratch:
            failures += tried(release, options, pathlib.Path(scratch).resolve())
    sys.exit(failures > 0)


def tried(release, options, scratch):
    projects = copied(options.folders, scratch / "before")
    shutil.copytree(scratch / "before", scratch / "after")
    fix(release, options, scratch / "after", projects)
    return executed(release, scratch)


def executed(release, scratch):
    """Runs the programs whose functions got a signature, and prints what came of the calls."""
    before, after = scratch / "before", scratch / "after"
    signed = {}
    for file in sorted(after.rglob("*.py")):
        found = new_signatures(before / file.relative_to(after), file)
        if found:
            signed[file] = found
    programs = sorted({program for file in signed for program in programs_of(file, after)})
    results = list(runs(release, programs, PRELUDE))
    failed = [result for result in results if result["error"]]
    as_they_were = runs(release, [before / pathlib.Path(result["path"]).relative_to(after) for result in failed])
    news = [result for result, was in zip(failed, as_they_were) if was["error"] != result["error"]]
    return report(release, after, signed, results) + changed(after, news)


def copied(folders, to):
    """The projects, each under a name of its own."""
    names = []
    for folder in folders:
        for entry in sorted(folder.iterdir()):
            name = f"{folder.name}/{entry.stem if entry.suffix == '.py' else entry.name}"
            if entry.suffix == ".py":
                (to / name).mkdir(parents=True)
                shutil.copy2(entry, to / name)
            elif entry.is_dir() and next(entry.rglob("*.py"), None):
                shutil.copytree(entry, to / name)
            else:
                continue
            names.append(name)
    return names


def fix(release, options, folder, projects):
    words = [GRAPHLIFT, "fix", "--infer-signatures", "--isolated", "--quiet", "--profile", options.profile]
    words += ["--tensorflow", release] + (["--unsafe-fixes"] if options.unsafe else [])
    for start in range(0, len(projects), PROJECTS_A_RUN):
        done = subprocess.run(
            words + projects[start : start + PROJECTS_A_RUN], cwd=folder, capture_output=True, text=True
        )
        if done.returncode == 2 and "could not" in done.stderr:
            print(done.stderr.strip(), file=sys.stderr)


def new_signatures(before, after):
    """The functions whose signature is not that of another version of the file, by the first line of each."""
    try:
        old, new = (list(functions(ast.parse(file.read_bytes()))) for file in (before, after))
    except (SyntaxError, ValueError):
        return {}
    return {
        min(each.lineno for each in [node, *node.decorator_list]): node.name
        for former, node in zip(old, new)
        if signature(node) not in (None, signature(former))
    }


def functions(tree):
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def signature(node):
    for decorator in node.decorator_list:
        for keyword in getattr(decorator, "keywords", []):
            if keyword.arg == "input_signature":
                return ast.dump(keyword.value)
    return None


def programs_of(file, root):
    """The files to run for one: itself, or those beside its package."""
    project = root.joinpath(*file.relative_to(root).parts[:2])
    return sorted(project.glob("*.py")) or [file]


def report(release, after, signed, results):
    calls = collections.defaultdict(lambda: {"accepted": 0, "refused": [], "in_graphs": [], "raised": 0})
    for result in results:
        for place, note in result["noted"].items():
            file, _, line = place.rpartition(":")
            total = calls[pathlib.Path(file), int(line)]
            for key, part in note.items():
                total[key] += part
    called, counts = 0, collections.Counter()
    for file, found in signed.items():
        for line, name in found.items():
            note = calls.get((file, line))
            if note is None:
                continue
            called += 1
            counts.update({key: part if isinstance(part, int) else len(part) for key, part in note.items()})
            for key, word in (("refused", "refused"), ("in_graphs", "fails in graphs")):
                if note[key]:
                    print(f"  {file.relative_to(after)}:{line}: `{name}` {word}: {note[key][0]}")
    print(
        f"TensorFlow {release}: {sum(map(len, signed.values()))} signatures, {called} of them called in"
        f" {len(results)} programs; {counts['accepted']} of {counts.total()} calls taken, {counts['refused']} refused,"
        f" {counts['in_graphs']} fail in graphs, {counts['raised']} raise anyway"
    )
    return counts["refused"]


def changed(after, results):
    """Prints the programs that end in another error than before."""
    for result in results:
        print(f"  {pathlib.Path(result['path']).relative_to(after)}: {result['error'][:200]}")
    print(f"{len(results)} programs fail that did not, or otherwise")
    return len(results)


if __name__ == "__main__":
    main()
