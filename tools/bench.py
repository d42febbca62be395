#!/usr/bin/env python3
"""Times Graphlift on a tree beside pyright.

In one run, taking turns: finding and parsing alone, the whole analysis as from the shell, and
pyright on the same files. Each is a process of its own, with its start. docs/benchmarks.md says how
to read the table.

    ./dev bench [--json] [--repeat N] TREE…
"""

import argparse
import dataclasses
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import parsed_tree

ROOT = parsed_tree.ROOT
PYRIGHT = "1.1.414"
MIB = 1 << 20


@dataclasses.dataclass
class Tool:
    """Something to time; the exit codes that mean it did its work."""

    name: str
    command: list[str]
    good: tuple[int, ...] = (0,)
    folder: str | None = None
    input: bytes = b""
    seconds: list[float] = dataclasses.field(default_factory=list)
    memory: list[int] = dataclasses.field(default_factory=list)
    failure: str | None = None


def main():
    arguments = parse_arguments()
    pyright = install_pyright()
    reports = []
    for tree in arguments.trees:
        report = measure_tree(tree, pyright, arguments)
        reports.append(report)
        if not arguments.json:
            print_table(report)
    if arguments.json:
        print(json.dumps({"machine": machine(), "trees": reports}, indent=2))
    sys.exit(2 if any(run["failure"] for report in reports for run in report["runs"]) else 0)


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="./dev bench", description="Times Graphlift on a tree beside pyright."
    )
    parser.add_argument("trees", nargs="+", metavar="TREE", help="folders of Python files")
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    parser.add_argument(
        "--repeat", type=positive, default=3, metavar="N", help="run each N times (default 3)"
    )
    parser.add_argument(
        "--limit",
        type=positive,
        default=1800,
        metavar="SECONDS",
        help="end a run that takes longer (default 1800)",
    )
    return parser.parse_args()


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def say(text):
    print(text, file=sys.stderr)


def install_pyright():
    """The command of the pinned release, installed when it is not there; None without one."""
    folder = ROOT / "target/bench"
    package = folder / "node_modules/pyright"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        say("skipped: pyright, because there is no node with npm on the path")
        return None
    if installed_release(package) != PYRIGHT:
        folder.mkdir(parents=True, exist_ok=True)
        say(f"installing pyright {PYRIGHT} in {folder}…")
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional"]
        install = subprocess.run(
            [npm, "install", "--prefix", str(folder), *options, f"pyright@{PYRIGHT}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if install.returncode != 0 or installed_release(package) != PYRIGHT:
            reason = install.stderr.strip().splitlines()[-1:] or ["npm gives no reason"]
            say(f"skipped: pyright, because it could not be installed: {reason[0]}")
            return None
    return [node, str(package / "index.js")]


def installed_release(package):
    try:
        return json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    except OSError:
        return None


def measure_tree(tree, pyright, arguments):
    # Also reads every file once, so that none of the measured runs waits for the disk.
    parsed = parsed_tree.read(tree)
    with tempfile.TemporaryDirectory() as output:
        tools = tools_for(tree, parsed, pyright, output)
        for turn in range(arguments.repeat):
            for tool in tools:
                if tool.failure is None:
                    if sys.stderr.isatty():
                        say(f"{tree}: {tool.name}, {turn + 1} of {arguments.repeat}")
                    run(tool, arguments.limit)
    return {
        "tree": tree,
        "files": len(parsed.lines),
        "lines": sum(parsed.lines.values()),
        "runs": figures(tools, sum(parsed.lines.values())),
    }


def tools_for(tree, parsed, pyright, output):
    graphlift = [str(ROOT / "graphlift"), "evaluate", "--quiet", "--fresh", "--output", output, tree]
    tools = [
        Tool("parse alone", [*parsed_tree.COMMAND, tree]),
        Tool("graphlift evaluate", graphlift),
    ]
    if pyright is not None:
        # The files by name, so that both read the same ones whatever they would leave out.
        names = "".join(path + "\n" for path in sorted(parsed.lines))
        command = [*pyright, "--outputjson", "-"]
        tools.append(Tool(f"pyright {PYRIGHT}", command, (0, 1), tree, names.encode()))
    return tools


def run(tool, limit):
    """Adds the seconds and the most memory of one run."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        given.write(tool.input)
        given.seek(0)
        started = time.monotonic()
        process = subprocess.Popen(
            tool.command,
            cwd=tool.folder,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        usage = wait(process, started + limit)
        seconds = time.monotonic() - started
        if usage is None:
            tool.failure = f"took longer than {limit} s"
        elif process.returncode not in tool.good:
            errors.seek(0)
            last = errors.read().decode(errors="replace").strip().splitlines()[-1:]
            tool.failure = f"exit code {process.returncode}: {' '.join(last)}"
        else:
            tool.seconds.append(seconds)
            # Linux counts in KiB, macOS in bytes.
            unit = 1 if sys.platform == "darwin" else 1024
            tool.memory.append(usage.ru_maxrss * unit)


def wait(process, end):
    """What the process used, or None when it had to be ended."""
    while time.monotonic() < end:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage
        time.sleep(0.005)
    process.kill()
    process.wait()
    return None


def figures(tools, lines):
    medians = [statistics.median(tool.seconds) if tool.seconds else None for tool in tools]
    runs = []
    for tool, median in zip(tools, medians):
        done = tool.failure is None and median is not None
        runs.append(
            {
                "tool": tool.name,
                "failure": tool.failure,
                "seconds": [round(each, 3) for each in tool.seconds],
                "median_seconds": round(median, 3) if done else None,
                "peak_memory_bytes": max(tool.memory) if done else None,
                "lines_per_second": round(lines / median) if done else None,
                "times_parse": ratio(median, medians[0]) if done else None,
                "times_pyright": ratio(median, medians[2]) if done and len(tools) > 2 else None,
            }
        )
    return runs


def ratio(one, other):
    return round(one / other, 3) if other else None


def print_table(report):
    print(f"{report['tree']}: {report['files']} files, {report['lines']} lines")
    heads = ["", "seconds", "from", "to", "peak MiB", "lines/s", "x parse", "x pyright"]
    rows = [heads]
    for run_ in report["runs"]:
        if run_["failure"]:
            rows.append([run_["tool"], "failed: " + run_["failure"]])
            continue
        rows.append(
            [
                run_["tool"],
                f"{run_['median_seconds']:.2f}",
                f"{min(run_['seconds']):.2f}",
                f"{max(run_['seconds']):.2f}",
                f"{run_['peak_memory_bytes'] / MIB:.0f}",
                str(run_["lines_per_second"]),
                shown(run_["times_parse"]),
                shown(run_["times_pyright"]),
            ]
        )
    whole = [row for row in rows if len(row) == len(heads)]
    widths = [max(len(row[i]) for row in whole) for i in range(len(heads))]
    widths[0] = max(len(row[0]) for row in rows)
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  " + "  ".join(cells).rstrip())
    print(flush=True)


def shown(number):
    return "-" if number is None else f"{number:.2f}"


def machine():
    release = subprocess.run(
        [str(ROOT / "graphlift"), "--version"], stdout=subprocess.PIPE, text=True, check=False
    )
    return {
        "graphlift": release.stdout.strip(),
        "pyright": PYRIGHT,
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
