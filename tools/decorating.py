"""Finds the functions of a Python file and decorates them, as someone would by hand."""

import ast
import re


def functions_of(text):
    """The functions of a file, each as the line of its `def` and its name with the definitions around it."""
    return [(node.lineno, name) for node, name in _definitions(ast.parse(text), "")]


def newly_decorated(before, after):
    """The functions that have more decorators in another version of a file."""
    old, new = (list(_definitions(ast.parse(text), "")) for text in (before, after))
    return [
        (one.lineno, name)
        for (one, name), (other, _) in zip(old, new)
        if len(other.decorator_list) > len(one.decorator_list)
    ]


def decorated(text, functions):
    """A file with `@tf.function` right above these functions."""
    lines = text.splitlines(keepends=True)
    for line, _ in sorted(functions, reverse=True):
        indentation = re.match(r"\s*", lines[line - 1])[0]
        lines.insert(line - 1, f"{indentation}@tf.function\n")
    return "".join(lines)


def undecorated(text):
    """A file without the lines that are `@tf.function` and nothing else."""
    return re.sub(r"^[ \t]*@tf\.function[ \t]*\n", "", text, flags=re.MULTILINE)


def is_generator(text, function):
    """Whether a function yields, so that it cannot be a graph."""
    node = next(node for node, _ in _definitions(ast.parse(text), "") if node.lineno == function[0])
    return any(isinstance(each, (ast.Yield, ast.YieldFrom)) for each in ast.walk(node))


def _definitions(node, around):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            name = around + child.name
            if isinstance(child, ast.FunctionDef):
                yield child, name
            yield from _definitions(child, name + ".")
        else:
            yield from _definitions(child, around)
