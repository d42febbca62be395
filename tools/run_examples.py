#!/usr/bin/env python3
"""Runs small programs under a real TensorFlow: as they are, and with one function at a time as a graph.

    tools/run_examples.py RELEASE [--install]

Reads one program a line, `functions=name,name path=base64 path=base64 …`, of which `main.py` is run.
Answers with a line for each function named, or for each that the program calls: its name, the outcome, what the eager run showed and what the
graph run showed, with tabs between; then an empty line. What a program shows is the value of each
expression statement at the top of `main.py`, what it prints, and its globals at the end. An outcome is

    same                     both runs show the same; of what is random, the same pattern of equal values
    differs                  they do not
    raises ERROR             only the graph run raises
    does not raise ERROR     only the eager run raises

and `, traced N times` is added where a function was traced anew in each of three or more calls.
Environments are those of run_calls.py; exits with 3 without one.
"""

import ast
import base64
import builtins
import contextlib
import io
import json
import os
import pathlib
import re
import select
import signal
import subprocess
import sys
import tempfile
import warnings

LONGEST = 60
MOST_SECONDS = 60
BINDERS = {"staticmethod", "classmethod", "property", "setter"}


class Instrument(ast.NodeTransformer):
    """Makes a program show its values, count how often its functions run, and run one as a graph."""

    def __init__(self, target, shows):
        self.target = target
        self.shows = shows
        self.around = []
        self.functions = []

    def visit_ClassDef(self, node):
        self.around.append(node.name)
        self.generic_visit(node)
        self.around.pop()
        return node

    def visit_FunctionDef(self, node):
        name = ".".join([*self.around, node.name])
        self.functions.append((name, node.decorator_list))
        self.around.append(node.name)
        shows, self.shows = self.shows, False
        self.generic_visit(node)
        self.shows = shows
        self.around.pop()
        start = 1 if ast.get_docstring(node) is not None else 0
        node.body.insert(start, self.call("__graphlift_enter__", ast.Constant(name)))
        if name == self.target:
            binds = [text for text in map(ast.unparse, node.decorator_list) if is_binder(text)]
            at = len(node.decorator_list) if binds else 0
            node.decorator_list.insert(at, ast.Name("__graphlift_graph__", ast.Load()))
        return node

    def visit_Lambda(self, node):
        return node

    def visit_Expr(self, node):
        value = node.value
        if not self.shows or self.around or isinstance(value, ast.Constant):
            return node
        return self.call("__graphlift_see__", value)

    @staticmethod
    def call(name, argument):
        return ast.Expr(ast.Call(ast.Name(name, ast.Load()), [argument], []))


def is_binder(decorator):
    return decorator.split(".")[-1] in BINDERS


def written(files, target, folder):
    functions = []
    for path, text in files.items():
        instrument = Instrument(target, path == "main.py")
        tree = instrument.visit(ast.parse(text))
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(ast.unparse(ast.fix_missing_locations(tree)))
        functions.extend(instrument.functions)
    return functions


def described(value, depth=0):
    """A value as nested lists and numbers that can be compared."""
    import numpy as np
    import tensorflow as tf

    if isinstance(value, (tf.RaggedTensor, tf.SparseTensor)):
        return ["ragged", str(value.to_list() if hasattr(value, "to_list") else value)]
    is_of_keras = type(value).__module__.startswith("keras") and hasattr(value, "numpy")
    if isinstance(value, (tf.Tensor, tf.Variable)) or is_of_keras:
        try:
            return described(value.numpy(), depth)
        except Exception:
            return ["a symbolic tensor"]
    if value is None or isinstance(value, (str, bytes)):
        return ["plain", repr(value)]
    if isinstance(value, (bool, int, float, np.ndarray, np.generic)):
        array = np.asarray(value)
        if array.dtype.kind in "OSU":
            return ["plain", repr(array.tolist())]
        if array.dtype.kind == "c":
            array = np.stack([array.real, array.imag], -1)
        kind = bool if array.dtype.kind == "b" else float
        return ["number", list(array.shape), np.ravel(array).astype(kind).tolist()]
    if depth > 3:
        return ["deep"]
    if isinstance(value, dict):
        return ["mapping", [[repr(key), described(item, depth + 1)] for key, item in value.items()]]
    if isinstance(value, (list, tuple, set, frozenset)) or type(value).__name__ in ("deque", "ListWrapper"):
        return ["several", [described(item, depth + 1) for item in value]]
    state = {}
    if type(value).__module__ in STATE["modules"] and hasattr(value, "__dict__"):
        for key, item in vars(value).items():
            if not key.startswith("_") and not callable(item) and not isinstance(item, str):
                state[key] = described(item, depth + 1)
    return ["object", type(value).__name__, [[key, item] for key, item in sorted(state.items())]]


STATE = {"modules": set()}


def run(files, target, seed):
    """Runs a program once; gives what it shows, as data."""
    import random

    import numpy as np
    import tensorflow as tf

    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)
    entered = {}
    seen = []

    @tf.autograph.experimental.do_not_convert
    def enter(name):
        entered[name] = entered.get(name, 0) + 1

    def see(value):
        seen.append(described(value))

    builtins.__graphlift_enter__ = enter
    builtins.__graphlift_see__ = see
    builtins.__graphlift_graph__ = tf.function
    folder = pathlib.Path(tempfile.mkdtemp())
    functions = written(files, target, folder)
    STATE["modules"] = {"__main__", "main"} | {path[:-3].replace("/", ".") for path in files}
    sys.path.insert(0, str(folder))
    printed = io.StringIO()
    error = None
    module = {}
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            import main

            module = vars(main)
    except BaseException as raised:
        error = [type(raised).__name__, str(raised).strip().splitlines()[-1:] or [""]]
        partial = sys.modules.get("main")
        module = vars(partial) if partial else {}
    globals_ = {
        name: described(value)
        for name, value in module.items()
        if not name.startswith("__") and not callable(value) and type(value).__name__ != "module"
    }
    return {
        "seen": seen,
        "printed": printed.getvalue(),
        "globals": {k: v for k, v in globals_.items() if v[0] != "object" or v[2]},
        "error": error,
        "entered": entered,
        "functions": [name for name, decorators in functions],
    }


def wanted_of(run, wanted):
    """The functions to run as graphs: those asked for, or all that were called but special methods."""
    return [
        name
        for name in dict.fromkeys(run["functions"])
        if name in run["entered"]
        and (not name.endswith("__") or name.endswith("__call__"))
        and (not wanted or name in wanted)
    ]


def fresh(files):
    """Forgets an earlier run of a program."""
    import tensorflow as tf

    for path in files:
        sys.modules.pop(path[:-3].replace("/", ".").removesuffix(".__init__"), None)
    tf.config.run_functions_eagerly(False)
    tf.keras.backend.clear_session()


def runs(files, wanted, seed):
    """A run of a program as it is, and one for each function as a graph."""
    eager = run(files, None, seed)
    graphs = {}
    for name in wanted_of(eager, wanted):
        fresh(files)
        graphs[name] = run(files, name, seed)
    return [eager, graphs]


def apart(files, wanted, seed):
    """Runs a program in a process of its own, as it is and with functions as graphs."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            with os.fdopen(writer, "w") as out:
                json.dump(runs(files, wanted, seed), out)
        finally:
            os._exit(0)
    os.close(writer)
    chunks = []
    while True:
        ready, _, _ = select.select([reader], [], [], MOST_SECONDS)
        chunk = os.read(reader, 1 << 16) if ready else None
        if chunk is None:
            os.kill(child, signal.SIGKILL)
        if not chunk:
            break
        chunks.append(chunk)
    os.close(reader)
    os.waitpid(child, 0)
    text = b"".join(chunks)
    if not text:
        sys.exit(f"a program died or did not end:\n{files['main.py']}")
    return json.loads(text)


def close(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return one == other or one != one and other != other or abs(one - other) <= 1e-6 + 1e-4 * max(abs(one), abs(other))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    return one == other


def parts(run):
    return [run["seen"], run["printed"], run["globals"]]


def pattern(run):
    """The shapes of what a run shows, and which of its numbers are equal to which."""
    leaves = []

    def walk(value):
        if isinstance(value, list) and value[:1] == ["number"]:
            leaves.append(repr(value[2]))
            return ["number", value[1], leaves.index(repr(value[2]))]
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        return value

    return [walk(run["seen"]), re.sub(r"[-+]?\d[\d.e+-]*", "#", run["printed"]), walk(run["globals"])]


def agree(files, eager, graph):
    """Whether two runs show the same, or the same pattern where what they show is random."""
    is_close, is_alike = close(parts(eager), parts(graph)), pattern(eager) == pattern(graph)
    if is_close and is_alike:
        return True
    again = apart(files, ["none"], 2)[0]
    # What a run repeats to the last bit is not random: then numbers may differ by rounding.
    return is_close if parts(eager) == parts(again) else is_alike


def outcome(files, eager, graph, name):
    if graph["error"] and not eager["error"]:
        return "raises " + graph["error"][0]
    if eager["error"] and not graph["error"]:
        return "does not raise " + eager["error"][0]
    same = agree(files, eager, graph)
    calls, traces = eager["entered"].get(name, 0), graph["entered"].get(name, 0)
    often = f", traced {traces} times" if calls == traces >= 3 else ""
    return ("same" if same else "differs") + often


def brief(value):
    if isinstance(value, list) and value[:1] == ["number"]:
        numbers = ", ".join(f"{each:.4g}" if isinstance(each, float) else str(each) for each in value[2][:4])
        return numbers if not value[1] else "[" + numbers + (", …]" if len(value[2]) > 4 else "]")
    if isinstance(value, list) and value[:1] in (["plain"], ["ragged"], ["a symbolic tensor"], ["object"]):
        return str(value[-1] if value[0] in ("plain", "ragged") else value[0])
    if isinstance(value, list):
        inner = value[1] if value[:1] in (["several"], ["mapping"]) else value
        return "(" + "; ".join(brief(item) for item in inner) + ")"
    return str(value)


def shown(eager, other, run):
    """The part of a run in which it differs from the other, briefly."""
    if run["error"]:
        text = "".join(run["error"][1])
        text = text if text.startswith(run["error"][0]) else f"{run['error'][0]}: {text}"
    elif not close(eager["seen"], other["seen"]) or run["seen"] and close(parts(eager), parts(other)):
        text = "; ".join(brief(value) for value in run["seen"])
    elif eager["printed"] != other["printed"]:
        text = "prints " + " ".join(run["printed"].split())
    else:
        unlike = [k for k in run["globals"] if not close(eager["globals"].get(k), other["globals"].get(k))]
        text = "; ".join(f"{key} = {brief(run['globals'][key])}" for key in unlike)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def answer(files, wanted):
    eager, graphs = apart(files, wanted, 1)
    for name, graph in graphs.items():
        texts = [shown(eager, graph, eager), shown(eager, graph, graph)]
        cells = [name, outcome(files, eager, graph, name), *texts]
        print("\t".join(cell.replace("\t", " ") for cell in cells))
    print(flush=True)


def serve():
    warnings.simplefilter("ignore")
    import tensorflow as tf

    tf.keras.layers  # Loads Keras before the forks.
    print("ready", flush=True)
    for line in sys.stdin:
        first, *rest = line.split()
        wanted = [name for name in first.partition("=")[2].split(",") if name]
        files = {}
        for word in rest:
            path, _, text = word.partition("=")
            files[path] = base64.b64decode(text).decode()
        answer(files, wanted)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve()
    else:
        sys.path.insert(0, str(pathlib.Path(__file__).parent))
        from run_calls import environment

        python = environment(sys.argv[1], "--install" in sys.argv)
        quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "TF_ENABLE_ONEDNN_OPTS": "0"}
        sys.exit(subprocess.run([str(python), "-W", "ignore", __file__, "--serve"], env=quiet).returncode)
