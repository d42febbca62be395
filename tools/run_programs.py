#!/usr/bin/env python3
"""Runs programs under one TensorFlow, each in a process of its own, and prints one JSON object a program.

    run_programs.py [PRELUDE]

Reads paths from standard input, one a line. PRELUDE is a Python file to run before each program. TensorFlow is imported
once; nothing of it is used before the processes part. An object has the path, the seconds that the program and the
processor took, its output, the last line of its error if it failed, for every graph function how often it was traced, and
what the prelude put into its dictionary `noted`.
"""

import gc
import io
import json
import os
import pickle
import runpy
import signal
import sys
import time
import traceback

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import tensorflow as tf  # noqa: E402

LIMIT_SECONDS = 300


def main():
    for line in sys.stdin:
        path = line.rstrip("\n")
        if path:
            print(json.dumps({"path": path, **apart(path)}), flush=True)


def apart(path):
    """What becomes of a program in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1
        try:
            with os.fdopen(writing, "wb") as to:
                pickle.dump(run(path), to)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as result:
        said = result.read()
    os.waitpid(child, 0)
    return pickle.loads(said) if said else {"error": "the process died", "output": "", "seconds": 0.0, "cpu_seconds": 0.0, "traces": {}, "noted": {}}


def run(path):
    signal.alarm(LIMIT_SECONDS)
    prelude = sys.argv[1:]
    os.chdir(os.path.dirname(path))
    sys.path.insert(0, os.path.dirname(path))
    noted = {}
    for file in prelude:
        noted = runpy.run_path(file).get("noted", {})
    sys.argv = [path]
    out, error = io.StringIO(), None
    shown, sys.stdout = sys.stdout, out
    started, busy = time.perf_counter(), time.process_time()
    kept = {}
    try:
        kept = runpy.run_path(path, run_name="__main__")
    except SystemExit as end:
        error = f"SystemExit: {end.code}" if end.code else None
    except BaseException as problem:
        error = traceback.format_exception_only(type(problem), problem)[0].strip().splitlines()[0]
    sys.stdout = shown
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    result = {"seconds": seconds, "cpu_seconds": busy, "output": out.getvalue(), "error": error}
    result |= {"traces": traces(), "noted": noted}
    del kept
    return result


def traces():
    """How often each graph function was traced, by its name."""
    counts = {}
    graph_function = type(tf.function(lambda: None))
    for thing in gc.get_objects():
        if type(thing) is graph_function:
            name = getattr(thing, "__name__", "?")
            counts[name] = counts.get(name, 0) + thing.experimental_get_tracing_count()
    counts.pop("<lambda>", None)
    return counts


if __name__ == "__main__":
    main()
