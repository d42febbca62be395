#!/usr/bin/env python3
"""Runs a Python program and prints the calls between its own functions as a call graph.

The program's folder is the project: only functions defined below it count, named as in
`graphlift evaluate --call-graph`. The program really runs, so give it nothing you do not trust.

    python3 tools/executed_calls.py PROJECT SCRIPT
    python3 tools/executed_calls.py PROJECT -m MODULE [ARGUMENT…]
"""

import ast
import collections
import json
import os
import runpy
import sys
import threading

GENERATOR = 0x20 | 0x80 | 0x200


class Names:
    """The dotted names of code objects, by the files they were compiled from."""

    def __init__(self, root):
        self.root = os.path.realpath(root) + os.sep
        self.lambdas = {}
        self.modules = {}

    def of(self, code):
        file = os.path.realpath(code.co_filename)
        if not file.startswith(self.root) or not file.endswith(".py"):
            return None
        if file not in self.modules:
            self.add(file)
        module = self.modules[file]
        if code.co_name == "<module>":
            return module
        parts = code.co_qualname.replace(".<locals>", "").split(".")
        while parts and parts[-1] in ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"):
            parts.pop()
        if "<lambda>" in parts:
            position = next(iter(code.co_positions()), (0, 0, 0, 0))
            parts = [*parts[:parts.index("<lambda>")], self.lambdas.get((file, position[0], position[2]), "<lambda>")]
        return ".".join([module, *parts])

    def add(self, file):
        parts = file[len(self.root):].removesuffix(".py").split(os.sep)
        if parts[0] == "src":
            parts = parts[1:]
        self.modules[file] = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        with open(file, encoding="utf-8") as source:
            tree = ast.parse(source.read())
        self.number(tree, file, "", collections.Counter())

    def number(self, node, file, around, counts):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Lambda):
                counts[around] += 1
                name = f"<lambda{counts[around]}>"
                self.lambdas[file, child.body.lineno, child.body.col_offset] = name
                self.number(child, file, f"{around}.{name}", counts)
            elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.number(child, file, f"{around}.{child.name}", counts)
            else:
                self.number(child, file, around, counts)


def main():
    project, *command = sys.argv[1:]
    names = Names(project)
    calls = collections.defaultdict(set)

    def watch(frame, event, _):
        if event != "call" or (frame.f_code.co_flags & GENERATOR and frame.f_lasti > 4):
            return
        callee = names.of(frame.f_code)
        caller = frame.f_back
        while caller and callee and names.of(caller.f_code) is None:
            # A function of a library in between: the call is the project's only if it is built in.
            caller = None
        if callee and caller:
            calls[names.of(caller.f_code)].add(callee)

    sys.path.insert(0, os.path.realpath(project))
    threading.setprofile(watch)
    sys.setprofile(watch)
    try:
        run(command, project)
    except (SystemExit, Exception) as end:
        print(f"ended by {type(end).__name__}: {end}", file=sys.stderr)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    json.dump({caller: sorted(callees) for caller, callees in sorted(calls.items())}, sys.__stdout__)


def run(command, project):
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        sys.stdout = nothing
        try:
            if command[0] == "-m":
                sys.argv = command[1:]
                os.chdir(project)
                runpy.run_module(command[1], run_name="__main__", alter_sys=True)
            else:
                sys.argv = command
                runpy.run_path(command[0], run_name="__main__")
        finally:
            sys.stdout = sys.__stdout__


if __name__ == "__main__":
    main()
