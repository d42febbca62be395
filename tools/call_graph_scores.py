#!/usr/bin/env python3
"""Scores Graphlift's call graphs against benchmarks with known call graphs.

Understands the layouts of three benchmarks: PyCG's and HeaderGen's micro-benchmarks (every folder
with a `callgraph.json` beside its sources is a case), and Jarvis's (`dataset` and `ground_truth`
side by side, each with `micro_benchmark` and `macro_benchmark`). One `graphlift evaluate` runs over
all cases of a folder.

A case is *complete* when we have no edge that it lacks, *sound* when we lack no edge that it has.
The benchmarks disagree about edges to `__init__`, so every score comes with and without them.
Of the macro-benchmark, the edges between application code and Python's built-ins are compared,
by the exhaustive graphs (`EA.json`).

Some cases list edges that no run has, or lack edges that every run has. With `--run`, each
micro-benchmark program is run, and what a run shows counts against its list: an edge between its
own functions that is made is no false edge, and one that a finished run does not make is not missing.

    ./dev call-graphs [--run] FOLDER…
"""

import argparse
import ast
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GRAPHLIFT = os.environ.get("GRAPHLIFT", str(ROOT / "graphlift"))
TYPES = {"<str>": "<**PyStr**>", "<list>": "<**PyList**>", "<map>": "<**PyDict**>"}
BUILT_INS = {"<builtin>", *TYPES.values()}
DECORATORS = {"<builtin>.staticmethod", "<builtin>.classmethod", "<builtin>.property"}


def main():
    arguments = parse_arguments()
    for folder in map(pathlib.Path, arguments.folders):
        if (folder / "ground_truth").is_dir() and (folder / "dataset").is_dir():
            truth = folder / "ground_truth" / "micro_benchmark"
            micro(f"{folder} micro", jarvis_cases(folder, truth), arguments)
            macro(folder, arguments.misses)
        else:
            cases = {str(at.parent.relative_to(folder)): (at.parent, at) for at in sorted(folder.rglob("callgraph.json"))}
            if not cases:
                sys.exit(f"error: {folder} has no callgraph.json")
            micro(str(folder), cases, arguments)


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="./dev call-graphs",
        description="Scores call graphs against benchmarks with known call graphs.",
    )
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="checkouts of benchmarks")
    parser.add_argument("--run", action="store_true", help="run the programs, too (only if you trust them)")
    parser.add_argument("--misses", action="store_true", help="print every edge that differs")
    return parser.parse_args()


def jarvis_cases(folder, truth):
    """The sources and the truth of each case; one folder is spelled in two ways."""
    cases = {}
    for at in sorted(truth.rglob("callgraph.json")):
        name = str(at.parent.relative_to(truth))
        sources = folder / "dataset" / "micro_benchmark"
        case = next(
            path for path in (sources / name, sources / name.replace("new_direct_calls", "new_direct calls"))
            if path.is_dir()
        )
        cases[name] = (case, at)
    return cases


def micro(title, cases, arguments):
    graphs = evaluate([sources for sources, _ in cases.values()])
    print(f"{title}: {len(cases)} cases")
    runs = {name: executed(sources) for name, (sources, _) in cases.items()} if arguments.run else {}
    for constructors in (True, False):
        compared = {}
        for name, (sources, at) in cases.items():
            truth = edges(json.loads(at.read_text()))
            bodies = set(body_names(sources))
            ours = edges(graphs[str(sources)])
            ours = {edge for edge in ours if edge in truth or counts(edge, bodies)}
            if not constructors:
                ours, truth = without_constructors(ours), without_constructors(truth)
            compared[name] = ours, truth
        label = "with constructors" if constructors else "without constructors"
        print(f"  {label}: {tally(compared.values())}")
        if arguments.misses and constructors:
            print_differences(compared)
        if runs:
            corrected = {name: (ours, by_run(ours, truth, runs[name])) for name, (ours, truth) in compared.items()}
            print(f"  {label}, corrected by runs: {tally(corrected.values())}")
            changed = [name for name in cases if corrected[name][1] != compared[name][1]]
            if constructors:
                print(f"    lists that a run corrects: {', '.join(changed)}")
                print_differences(corrected)


def tally(pairs):
    pairs = list(pairs)
    found = sum(len(ours & truth) for ours, truth in pairs)
    return (
        f"complete {sum(not ours - truth for ours, truth in pairs)},"
        f" sound {sum(not truth - ours for ours, truth in pairs)},"
        f" precision {found}/{sum(len(ours) for ours, _ in pairs)},"
        f" recall {found}/{sum(len(truth) for _, truth in pairs)}"
    )


def print_differences(compared):
    for name, (ours, truth) in compared.items():
        if ours != truth:
            print(f"    {name}: extra {sorted(ours - truth)} missing {sorted(truth - ours)}")


def executed(sources):
    """The calls between a program's own functions that a run makes, and whether it finished."""
    script = pathlib.Path(__file__).with_name("executed_calls.py")
    command = [sys.executable, str(script), str(sources), str(sources / "main.py")]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
    except subprocess.TimeoutExpired:
        return set(), False
    return edges(json.loads(run.stdout or "{}")), not run.stderr.strip()


def by_run(ours, truth, run):
    made, finished = run
    own = {name for edge in made for name in edge} | {caller for caller, _ in ours | truth}
    never = {edge for edge in truth - ours if edge[1].split(".")[0] in {name.split(".")[0] for name in own}}
    return (truth - (never - made if finished else set())) | (ours & made)


def counts(edge, bodies):
    """Whether micro-benchmarks would list such an edge. None lists that modules and class bodies
    run, and only Jarvis's lists the built-in decorators."""
    _, callee = edge
    return callee not in bodies and callee not in DECORATORS


def macro(folder, show):
    truths = sorted((folder / "ground_truth" / "macro_benchmark").glob("*/EA.json"))
    projects = folder / "dataset" / "macro_benchmark" / "pj"
    if not truths:
        return
    print(f"{folder} macro: {len(truths)} projects")
    graphs = evaluate([projects / at.parent.name for at in truths])
    found = ours_all = truth_all = 0
    for at in truths:
        truth = edges(json.loads(at.read_text()))
        packages = {caller.split(".")[0] for caller, _ in truth} - BUILT_INS
        ours = edges(graphs[str(projects / at.parent.name)])
        ours = {edge for edge in ours if in_application(edge, packages)}
        truth = {edge for edge in truth if in_application(edge, packages)}
        found += len(ours & truth)
        ours_all += len(ours)
        truth_all += len(truth)
        print(f"  {at.parent.name}: {score(len(ours & truth), len(ours), len(truth))}")
        if show:
            for edge in sorted(ours - truth):
                print("    extra   {} -> {}".format(*edge))
            for edge in sorted(truth - ours):
                print("    missing {} -> {}".format(*edge))
    print(f"  all: {score(found, ours_all, truth_all)}")


def in_application(edge, packages):
    caller, callee = edge
    return caller.split(".")[0] in packages and callee.split(".")[0] in packages | BUILT_INS


def score(found, ours, truth):
    precision, recall = found / max(ours, 1), found / max(truth, 1)
    return f"precision {precision:.3f} ({found}/{ours}), recall {recall:.3f} ({found}/{truth})"


def evaluate(projects):
    with tempfile.TemporaryDirectory() as output:
        command = [GRAPHLIFT, "evaluate", "--quiet", "--isolated", "--call-graph", "bodies"]
        subprocess.run([*command, "--output", output, *map(str, projects)], check=True)
        with open(os.path.join(output, "call-graphs.jsonl"), encoding="utf-8") as lines:
            graphs = [json.loads(line) for line in lines if line.strip()]
    return {graph["project"]: graph["calls"] for graph in graphs}


def edges(graph):
    return {(renamed(caller), renamed(callee)) for caller in graph for callee in graph[caller]}


def renamed(name):
    head, dot, rest = name.partition(".")
    return TYPES.get(head, head) + dot + rest


def without_constructors(pairs):
    return {pair for pair in pairs if not pair[1].endswith(".__init__")}


def body_names(sources):
    """The names of the modules and classes of a case."""
    for file in sorted(sources.rglob("*.py")):
        parts = list(file.relative_to(sources).with_suffix("").parts)
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield module
        yield from class_names(ast.parse(file.read_text(encoding="utf-8")), module)


def class_names(node, around):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            name = f"{around}.{child.name}"
            if isinstance(child, ast.ClassDef):
                yield name
            yield from class_names(child, name)
        else:
            yield from class_names(child, around)


if __name__ == "__main__":
    main()
