#!/usr/bin/env python3
"""Runs generated calls under a real TensorFlow and prints what each of them gave.

    tools/run_calls.py RELEASE PROGRAM [--install]

PROGRAM passes results to the functions s0, s1, …; one line of JSON for each that was called says its
element type, shape and kind. Runs in the virtual environment of that release below target/venvs (or
below the folder that GRAPHLIFT_ENVIRONMENTS names), which --install makes; exits with 3 without one.
"""

import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = {
    "2.15.1": ["tensorflow-cpu==2.15.1", "numpy==1.26.4"],
    "2.21.0": ["tensorflow-cpu==2.21.0", "keras==3.15.1", "numpy==2.4.6"],
}
PYTHON = "python3.11"


def environment(release, install):
    folder = pathlib.Path(os.environ.get("GRAPHLIFT_ENVIRONMENTS", ROOT / "target/venvs"))
    home = folder / f"tensorflow-{release}"
    interpreter = home / "bin" / "python"
    stamp = home / "installed.txt"
    if stamp.exists():
        return interpreter
    if not install:
        print(f"no environment for TensorFlow {release}", file=sys.stderr)
        sys.exit(3)
    try:
        subprocess.run([PYTHON, "-m", "venv", "--clear", str(home)], check=True)
        subprocess.run(
            [str(interpreter), "-m", "pip", "install", "-q", *PACKAGES[release]], check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"cannot install TensorFlow {release}: {error}", file=sys.stderr)
        sys.exit(3)
    stamp.write_text("\n".join(PACKAGES[release]))
    return interpreter


def described(value):
    import numpy as np
    import tensorflow as tf

    if isinstance(value, (tf.RaggedTensor, tf.SparseTensor)):
        kind = "ragged" if isinstance(value, tf.RaggedTensor) else "sparse"
    elif isinstance(value, (tf.Tensor, tf.Variable)) or "KerasTensor" in type(value).__name__:
        kind = "tensor"
    elif isinstance(value, (np.ndarray, np.generic)):
        dtype = value.dtype.name
        text = dtype.startswith(("str", "bytes"))
        return {"kind": "array", "dtype": "string" if text else dtype, "shape": list(value.shape)}
    elif isinstance(value, (int, float, bool, str, type(None))):
        return {"kind": "value", "value": repr(value)}
    elif isinstance(value, (tuple, list, tf.TensorShape)):
        return {"kind": "sequence", "value": repr(tuple(value))}
    else:
        return {"kind": type(value).__name__}
    dtype = value.dtype if isinstance(value.dtype, str) else value.dtype.name
    shape = None if getattr(value.shape, "rank", 0) is None else list(value.shape)
    return {"kind": kind, "dtype": dtype.removesuffix("_ref"), "shape": shape}


def run(program):
    text = pathlib.Path(program).read_text()
    results = {}

    def record(name, value):
        results[name] = described(value)

    exec(compile(text, program, "exec"), {"record": record, "__name__": "calls"})
    for name, result in results.items():
        print(json.dumps({"name": name, **result}))


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        run(sys.argv[2])
    else:
        python = environment(sys.argv[1], "--install" in sys.argv)
        quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
        command = [str(python), "-W", "ignore", __file__, "--run", sys.argv[2]]
        sys.exit(subprocess.run(command, env=quiet).returncode)
