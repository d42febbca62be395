#!/usr/bin/env python3
"""Times what a user waits for: installing the wheel, and checking one small file.

Installs the wheel in a fresh virtual environment from which no other Java can be seen, and starts
Graphlift there: first without anything kept, then again, then with its startup cache. ruff and
pyright check the same file in the same run. docs/benchmarks.md says how to read the table.

    ./dev start-up [--repeat N]
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import bench

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "examples" / "windfarm" / "windfarm" / "losses.py"
RUFF = "0.17.6"
PATIENCE = 120


def main():
    parser = argparse.ArgumentParser(
        prog="./dev start-up", description="Times installing the wheel and checking one small file."
    )
    parser.add_argument(
        "--repeat", type=bench.positive, default=5, metavar="N", help="run each N times (default 5)"
    )
    repeat = parser.parse_args().repeat
    (wheel,) = (ROOT / "target" / "wheel").glob("*.whl")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        project = scratch / "project"
        project.mkdir()
        shutil.copy(FILE, project)
        graphlift = Installed(scratch, "graphlift", wheel)
        show("install the wheel and its Java", [graphlift.seconds])
        measure_graphlift(graphlift, project, repeat)
        ruff = Installed(scratch, "ruff", f"ruff=={RUFF}")
        command = ruff.command("check", "--isolated", "--no-cache", FILE.name)
        show(f"ruff {RUFF}", [timed(command, ruff.environment, project) for _ in range(repeat)])
        pyright = bench.install_pyright()
        if pyright is not None:
            runs = [timed([*pyright, FILE.name], None, project) for _ in range(repeat)]
            show(f"pyright {bench.PYRIGHT}", runs)


class Installed:
    """A program in a virtual environment of its own."""

    def __init__(self, scratch, name, requirement):
        folder = scratch / f"{name}-environment"
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        self.programs = folder / "bin"
        self.name = name
        self.cache = scratch / "startup-cache"
        self.environment = {
            "PATH": str(self.programs),
            "HOME": str(scratch),
            "LANG": "C.UTF-8",
            "GRAPHLIFT_STARTUP_CACHE": str(self.cache),
        }
        started = time.monotonic()
        pip = [self.programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, requirement], check=True)
        self.seconds = time.monotonic() - started

    def command(self, *words):
        return [str(self.programs / self.name), *words]


def measure_graphlift(graphlift, project, repeat):
    bare = graphlift.command("check", "--no-cache", FILE.name)
    show("graphlift check, for the first time", [timed(bare, graphlift.environment, project)])
    if not wait_for(graphlift.cache):
        print(f"there is no startup cache after {PATIENCE} s", file=sys.stderr)
    runs = [timed(bare, graphlift.environment, project) for _ in range(repeat)]
    show("graphlift check, with its startup cache", runs)
    kept = graphlift.command("check", FILE.name)
    timed(kept, graphlift.environment, project)
    runs = [timed(kept, graphlift.environment, project) for _ in range(repeat)]
    show("graphlift check, nothing changed since", runs)
    without = dict(graphlift.environment, GRAPHLIFT_STARTUP_CACHE="")
    runs = [timed(bare, without, project) for _ in range(repeat)]
    show("graphlift check, startup cache switched off", runs)


def wait_for(cache):
    """Waits for the file that the first run makes in the background."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if any(cache.glob("startup-*.aot")):
            return True
        time.sleep(0.2)
    return False


def timed(command, environment, folder):
    started = time.monotonic()
    done = subprocess.run(
        command,
        env=environment if environment is not None else dict(os.environ),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    taken = time.monotonic() - started
    if done.returncode not in (0, 1):
        sys.exit(f"error: {' '.join(command)} failed:\n{done.stderr}")
    return taken


def show(what, seconds):
    figures = f"{statistics.median(seconds):7.2f} s"
    if len(seconds) > 1:
        figures += f"  ({min(seconds):.2f} to {max(seconds):.2f})"
    print(f"{what:45}{figures}", flush=True)


if __name__ == "__main__":
    main()
