"""Stands in for TensorFlow where pages run programs: tensors are numbers, and graph functions know that they are.

In graphs `sqrt` is wrong and `exp` raises, so that there is something to find.
"""

import functools
import math

__version__ = "stand-in"
_graphs = []


def inside_function():
    return bool(_graphs)


class _Function:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function = function
        self.traces = 0

    def __call__(self, *args, **kwargs):
        self.traces = 1
        _graphs.append(self)
        try:
            return self.function(*args, **kwargs)
        finally:
            _graphs.pop()

    def experimental_get_tracing_count(self):
        return self.traces


def function(function):
    return _Function(function)


def constant(value):
    return value


def add(x, y):
    return x + y


def sqrt(x):
    return math.sqrt(x) + inside_function()


def exp(x):
    if inside_function():
        raise ValueError("no exponents in graphs")
    return math.exp(x)
