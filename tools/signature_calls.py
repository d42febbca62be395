"""Notes the calls of graph functions that have an input signature, and which of them are refused.

A prelude of `run_programs.py`. Functions are named by their file and the first line of their decorators. A call that
raises counts as refused when the graph function takes the same arguments without its signature, and as failing in
graphs when only the eager function does.
"""

import os

import tensorflow as tf

noted = {}
_graph_function = type(tf.function(lambda: None))
_call = _graph_function.__call__


def _watched(self, *arguments, **named):
    if self.input_signature is None:
        return _call(self, *arguments, **named)
    _, target = tf.__internal__.decorator.unwrap(self.python_function)
    code = target.__code__
    note = noted.setdefault(
        f"{os.path.realpath(code.co_filename)}:{code.co_firstlineno}",
        {"accepted": 0, "refused": [], "in_graphs": [], "raised": 0},
    )
    try:
        result = _call(self, *arguments, **named)
    except Exception as problem:
        said = f"{type(problem).__name__}: {problem}".strip().replace("\n", " ")[:300]
        if _works(tf.function(self.python_function), arguments, named):
            note["refused"].append(said)
        elif _works(self.python_function, arguments, named):
            note["in_graphs"].append(said)
        else:
            note["raised"] += 1
        raise
    note["accepted"] += 1
    return result


def _works(function, arguments, named):
    try:
        function(*arguments, **named)
    except Exception:
        return False
    return True


_graph_function.__call__ = _watched
