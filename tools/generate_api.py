#!/usr/bin/env python3
"""Writes the tables of library names that Graphlift reads.

Makes a virtual environment for each release (kept for the next run), walks the packages in it with
api_walk.py, reads the declarations of Python's standard library with api_stubs.py, merges the
releases and writes `analysis/src/main/resources/models/api/*.gz`. Equal packages give equal bytes.

    tools/generate_api.py [--environments FOLDER]
"""

import argparse
import gzip
import json
import pathlib
import shutil
import subprocess
import sys
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "analysis/src/main/resources/models/api"

# Each release: its name, the Python to run it with, what to install.
RELEASES = [
    (
        "2.15.1",
        "python3.11",
        [
            "tensorflow-cpu==2.15.1",
            "tensorflow-probability==0.23.0",
            "tensorflow-addons==0.23.0",
            "numpy==1.26.4",
            "scipy==1.17.1",
        ],
    ),
    (
        "2.21.0",
        "python3.11",
        [
            "tensorflow-cpu==2.21.0",
            "keras==3.15.1",
            "numpy==2.4.6",
            "scipy==1.17.1",
        ],
    ),
]
STUBS = ("python3.11", ["mypy==2.4.1", "types-tensorflow==2.18.0.20261009"])
# The version of Python whose standard library the stubs are read for.
PYTHON_RELEASE = "3.12"
WALKED = ["tensorflow", "numpy", "scipy", "tensorflow_probability", "tensorflow_addons"]
# Modules that are another module under another name.
MODULE_ALIASES = {
    "python": {"builtins": ""},
    "tensorflow": {
        "keras": "tensorflow.keras",
        "tensorflow._api.v2": "tensorflow",
        "tensorflow.compat.v2": "tensorflow",
    },
    "numpy": {"numpy.core": "numpy", "numpy._core": "numpy"},
}


def environment(folder, name, python, packages):
    """The interpreter of a virtual environment with exactly these packages."""
    home = folder / name
    stamp = home / "installed.txt"
    wanted = "\n".join([python, *packages])
    interpreter = home / "bin" / "python"
    if stamp.exists() and stamp.read_text() == wanted:
        return interpreter
    if shutil.which(python) is None:
        sys.exit(f"generate_api: {python} is needed for {name}")
    print(f"installing {name}: {' '.join(packages)}", flush=True)
    subprocess.run([python, "-m", "venv", "--clear", str(home)], check=True)
    subprocess.run([str(interpreter), "-m", "pip", "install", "-q", *packages], check=True)
    stamp.write_text(wanted)
    return interpreter


def walk(interpreter, dump, script, *arguments):
    command = [str(interpreter), str(ROOT / "tools" / script), str(dump), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.exit(done.stdout.decode(errors="replace"))
    return json.loads(dump.read_text(encoding="utf-8"))


class Merge:
    """Joins what several releases say into one table."""

    def __init__(self, releases, stubs):
        self.stubs = {name: entry for entry in stubs for name in entry["names"]}
        self.rows = {}
        self.aliases = {}
        for index, entries in enumerate(releases):
            for entry in entries:
                self.add(index, entry)
        self.settle()

    def add(self, index, entry):
        names = entry["names"]
        kept = names[0]
        if entry["kind"] != "=":
            self.rows.setdefault(kept, {}).setdefault(index, self.fields(entry))
        for name in names + entry["private"]:
            if name != kept:
                self.aliases.setdefault(name, {}).setdefault(index, (kept, entry["kind"]))

    def fields(self, entry):
        """The fields of a row after its name and its releases."""
        return (
            entry["kind"],
            entry.get("params") or "",
            " ".join(entry.get("bases", ())),
            self.result(entry),
        )

    def result(self, entry):
        """The result as code or registries declare it, else type stubs, else the documentation."""
        own = entry.get("returns") or ""
        if own and not own.startswith("?"):
            return own
        for name in entry["names"] + entry["private"]:
            stub = self.stubs.get(name, {})
            # What a stub says of an argument is about its type, not about the object.
            if stub.get("kind") == entry["kind"] and "$" not in (stub.get("returns") or "$"):
                return stub["returns"]
        return own[1:]

    def settle(self):
        """Gives a row of its own to a name that is an alias in one release only."""
        for name in sorted(self.aliases):
            targets = self.aliases[name]
            if name not in self.rows and len({kept for kept, _ in targets.values()}) == 1:
                continue
            for index, (kept, kind) in targets.items():
                row = self.rows.get(kept, {}).get(index)
                if row and kind == "C":
                    row = (kind, row[1], kept, row[3])
                if row:
                    self.rows.setdefault(name, {}).setdefault(index, row)
            if name in self.rows:
                del self.aliases[name]

    def lines(self, count):
        for name, by_release in self.rows.items():
            groups = {}
            for index, row in sorted(by_release.items()):
                groups.setdefault(row, []).append(index)
            for (kind, params, bases, returns), indexes in groups.items():
                where = "-" if len(indexes) == count else ",".join(map(str, indexes))
                yield "\t".join((name, kind, where, params, bases, returns))
        for name, targets in self.aliases.items():
            yield f"{name}\t=\t{next(iter(targets.values()))[0]}"


def write(table, releases, lines):
    """Writes a table: sorted lines, compressed without a time stamp."""
    head = "\t".join(["!releases", *releases])
    text = "\n".join(sorted([head, *lines], key=str.encode)) + "\n"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (OUTPUT / f"{table}.gz").write_bytes(packed)
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    kinds = Counter(row[1] for row in rows)
    callables = [row for row in rows if row[1] in "Fmsc"]
    known = sum(1 for row in callables if row[5])
    print(
        f"{table}: {len(rows)} lines ({', '.join(f'{k} {n}' for k, n in sorted(kinds.items()))}), "
        f"{known} of {len(callables)} functions and methods declare their result, "
        f"{len(packed)} bytes ({len(text)} unpacked)"
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--environments", type=pathlib.Path, default=ROOT / "target/venvs")
    folder = arguments.parse_args().environments.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    dumps, earlier = [], "-"
    for release, python, packages in RELEASES:
        interpreter = environment(folder, f"tensorflow-{release}", python, packages)
        dump = folder / f"{release}.json"
        dumps.append(walk(interpreter, dump, "api_walk.py", earlier, *WALKED))
        earlier = str(dump)
    stubs = stub_entries(folder)
    names = [release for release, _, _ in RELEASES]
    for table in WALKED:
        with_table = [(n, d[table]) for n, d in zip(names, dumps) if table in d]
        merge(table, [n for n, _ in with_table], [d for _, d in with_table], stubs.get(table, []))
    merge("python", [PYTHON_RELEASE], [stubs["python"]], [])


def stub_entries(folder):
    """What the type stubs of Python, TensorFlow and NumPy declare."""
    interpreter = environment(folder, "stubs", *STUBS)
    site = next((folder / "stubs" / "lib").glob("python*/site-packages"))
    numpy = next((folder / f"tensorflow-{RELEASES[0][0]}" / "lib").glob("python*/site-packages/numpy"))
    return walk(
        interpreter,
        folder / "stubs.json",
        "api_stubs.py",
        f"python={site / 'mypy/typeshed/stdlib'}",
        f"tensorflow={site / 'tensorflow-stubs'}",
        f"numpy={numpy}",
    )


def merge(table, releases, dumps, stubs):
    aliases = MODULE_ALIASES.get(table, {})
    lines = [
        line
        for line in Merge(dumps, stubs).lines(len(dumps))
        if line.split("\t", 1)[0] not in aliases
    ]
    lines += [f"{name}\t=\t{model}" for name, model in aliases.items()]
    write(table, releases, lines)


if __name__ == "__main__":
    main()
