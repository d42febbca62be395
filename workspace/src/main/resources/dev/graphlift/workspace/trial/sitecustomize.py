"""Watches one run of a program for `graphlift verify`: what its converted functions get called for and return.

Python imports a module of this name by itself when it starts. The plan of the run, named by GRAPHLIFT_TRIAL, says which
functions to watch. Each gets a decorator while its file is compiled; the file itself and its line numbers stay as they
are, because AutoGraph reads the source again from disk. Nothing but the standard library is used, from Python 3.8 on.
"""

import __future__
import ast
import atexit
import builtins
import functools
import importlib.machinery
import importlib.util
import itertools
import os
import random
import sys
import threading
import time
import types
import weakref
import zlib

PLAN = "GRAPHLIFT_TRIAL"
PROBE = "__graphlift_probe__"
CALLS_KEPT = 3
LEAVES_KEPT = 100
ELEMENTS_KEPT = 1000
LONGEST_TEXT = 2000
FUTURE_FLAGS = functools.reduce(
    lambda flags, name: flags | getattr(__future__, name).compiler_flag, __future__.all_feature_names, 0
)
here = os.path.dirname(os.path.abspath(__file__))


# What to watch


class Plan:
    """The functions of a run by the files they are in, and where those files lie."""

    def __init__(self, path):
        self.fields = {}
        self.functions = {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                key, *values = [unescaped(field) for field in line.rstrip("\n").split("\t")]
                if key == "function":
                    number, file, name, ordinal = values
                    self.functions.setdefault(file, []).append((int(number), name, int(ordinal)))
                else:
                    self.fields[key] = values[0]
        self.root = os.path.realpath(self.fields["root"])
        self.original = os.path.realpath(self.fields["original"])
        self.names = {os.path.basename(file) for file in self.functions}

    def file(self, path):
        """The path inside the project of a file with functions to watch, or None."""
        if isinstance(path, os.PathLike):
            path = os.fspath(path)
        if not isinstance(path, str) or os.path.basename(path) not in self.names:
            return None
        real = os.path.realpath(path)
        file = os.path.relpath(real, self.root).replace(os.sep, "/") if below(real, self.root) else None
        return file if file in self.functions else None

    def redirected(self, path):
        """The place in the copy of what lies in the user's own folder."""
        if not isinstance(path, str) or not os.path.isabs(path):
            return path
        real = os.path.realpath(path)
        if below(real, self.root) or not (real == self.original or below(real, self.original)):
            return path
        copied = os.path.join(self.root, os.path.relpath(real, self.original))
        return copied if os.path.exists(copied) else path


def below(path, folder):
    return path.startswith(folder + os.sep)


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def unescaped(text):
    parts = text.split("\\\\")
    return "\\".join(p.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for p in parts)


# Putting the probes in


def definitions(tree, prefix=""):
    """The dotted name and node of every function definition, in the order of the text."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            name = prefix + node.name
            if not isinstance(node, ast.ClassDef):
                yield name, node
            yield from definitions(node, name + ".")
        else:
            yield from definitions(node, prefix)


def located(tree):
    found = {}
    for name, node in definitions(tree):
        found.setdefault(name, []).append(node)
    return found


class Probing:
    """Replaces `compile`, through which scripts, imported modules and pytest's own loader all come."""

    def __init__(self, plan):
        self.plan = plan
        self.compile = builtins.compile

    def __call__(self, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, **more):
        if not dont_inherit:
            # The `from __future__` imports of the caller hold, not those of this file.
            flags |= sys._getframe(1).f_code.co_flags & FUTURE_FLAGS
        file = self.plan.file(filename) if mode == "exec" and not flags & ast.PyCF_ONLY_AST else None
        if file is not None:
            if not isinstance(source, ast.AST):
                source = self.compile(source, filename, mode, flags | ast.PyCF_ONLY_AST, True, optimize)
            self.probe(source, file)
        return self.compile(source, filename, mode, flags, True, optimize, **more)

    def probe(self, tree, file):
        before, after = (self.parsed(side, file) for side in ("before", "after"))
        nodes = located(tree)
        for number, name, ordinal in self.plan.functions[file]:
            one, other = (located(text).get(name, [])[ordinal].decorator_list for text in (before, after))
            # The outermost place where the two differ is the same on both sides: right outside `@tf.function`.
            shared = zip(map(ast.dump, one), map(ast.dump, other))
            place = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], shared))
            node = nodes[name][ordinal]
            probe = ast.Call(ast.Name(PROBE, ast.Load()), [ast.Constant(number)], [])
            near = node.decorator_list[min(place, len(node.decorator_list) - 1)] if node.decorator_list else node
            for part in ast.walk(probe):
                part.lineno = part.end_lineno = near.lineno
                part.col_offset = part.end_col_offset = near.col_offset
            node.decorator_list.insert(place, probe)

    def parsed(self, side, file):
        path = os.path.join(self.plan.fields[side], *file.split("/"))
        with open(path, "rb") as text:
            return self.compile(text.read(), path, "exec", ast.PyCF_ONLY_AST, True)


class Finder:
    """Finds modules in the copy that an installation would find in the user's own folder, and sees TensorFlow come."""

    def __init__(self, plan, watching):
        self.plan = plan
        self.watching = watching

    def find_spec(self, name, path=None, target=None):
        for finder in list(sys.meta_path):
            if finder is not self and hasattr(finder, "find_spec"):
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    return self.watched(self.redirected(spec))
        return None

    def redirected(self, spec):
        folders = spec.submodule_search_locations
        moved = None if folders is None else [self.plan.redirected(folder) for folder in folders]
        origin = self.plan.redirected(spec.origin)
        if origin != spec.origin:
            return importlib.util.spec_from_file_location(spec.name, origin, submodule_search_locations=moved)
        if folders is not None and spec.loader is None and moved != list(folders):
            spec.submodule_search_locations = moved
        return spec

    def watched(self, spec):
        if spec.name in self.watching and spec.loader is not None:
            spec.loader = Watched(spec.loader, self.watching[spec.name])
        return spec


class Watched:
    """A loader that tells when its module has been loaded, and how long that took."""

    def __init__(self, loader, then):
        self.loader = loader
        self.then = then

    def __getattr__(self, name):
        return getattr(self.loader, name)

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self.loader
        started = time.perf_counter()
        self.loader.exec_module(module)
        self.then(module, time.perf_counter() - started)


# What a run is seen to do


class Seen:
    """What one function did."""

    def __init__(self):
        self.calls = 0
        self.outer = 0
        self.seconds = 0.0
        self.first = 0.0
        self.traces = None
        self.draws = 0
        self.results = []
        self.objects = {}


class Observer:
    """Everything that is recorded of this process."""

    def __init__(self):
        self.seen = {}
        self.thread = threading.local()
        self.variables = {}
        self.numbers = itertools.count()
        self.imported = 0.0
        self.lock = threading.Lock()

    def probe(self, number):
        seen = self.seen.setdefault(number, Seen())
        return lambda function: probed(function, self, number, seen)

    def calls(self):
        """The calls of watched functions that are under way, the outermost first."""
        if not hasattr(self.thread, "calls"):
            self.thread.calls = []
        return self.thread.calls


class Call:
    """A call that is under way."""

    def __init__(self, number, seen, args, kwargs):
        self.number = number
        self.seen = seen
        self.arguments = (args, kwargs)
        self.draws = 0

    def owner(self):
        """A name for the trace that this call would use: it goes by the function and what is known of the arguments."""
        args, kwargs = self.arguments
        values = list(args) + [kwargs[name] for name in sorted(kwargs)]
        return "call %d %s" % (self.number, " ".join(map(self.kind, values)))

    def kind(self, value):
        if value is None or isinstance(value, (bool, int, float, str)):
            return repr(value)
        if hasattr(value, "dtype") and hasattr(value, "shape"):
            return "%s%s" % (value.dtype, value.shape)
        if isinstance(value, (list, tuple)):
            return "(%s)" % " ".join(map(self.kind, value))
        if isinstance(value, dict):
            return "{%s}" % " ".join("%s %s" % (key, self.kind(value[key])) for key in value)
        return "object %d" % self.seen.objects.setdefault(id(value), len(self.seen.objects))


def traced():
    """Whether TensorFlow is building a graph here, so that nothing is computed yet."""
    tensorflow = sys.modules.get("tensorflow")
    inside = getattr(tensorflow, "inside_function", None)
    return inside is not None and inside()


def probed(function, observer, number, seen):
    if isinstance(function, types.FunctionType):
        return probed_function(function, observer, number, seen)
    return Probe(function, observer, number, seen)


def probed_function(function, observer, number, seen):
    # AutoGraph follows calls from other graph functions through this one: it has to stay plain Python.
    @functools.wraps(function)
    def probe(*args, **kwargs):
        if traced():
            return function(*args, **kwargs)
        return record(function, observer, number, seen, (), args, kwargs)

    try:
        import inspect

        probe.__signature__ = inspect.signature(function)
    except (TypeError, ValueError):
        pass
    return probe


class Probe:
    """Stands before a graph function, or any other callable object, and is that object for everyone who looks at it."""

    def __init__(self, target, observer, number, seen, bound=()):
        self.__dict__.update(_graphlift=(target, observer, number, seen, bound), __wrapped__=target)
        for name in ("__name__", "__qualname__", "__module__", "__doc__"):
            if hasattr(target, name):
                self.__dict__[name] = getattr(target, name)

    # AutoGraph leaves alone what carries this mark, as it does graph functions.
    autograph_info__ = {}

    def __call__(self, *args, **kwargs):
        target, observer, number, seen, bound = self._graphlift
        if traced():
            return target(*args, **kwargs)
        return record(target, observer, number, seen, bound, args, kwargs)

    def __get__(self, instance, owner=None):
        target, observer, number, seen, bound = self._graphlift
        if instance is None or not hasattr(type(target), "__get__"):
            return self
        return Probe(target.__get__(instance, owner), observer, number, seen, bound + (instance,))

    def __getattr__(self, name):
        return getattr(self.__dict__["_graphlift"][0], name)

    def __setattr__(self, name, value):
        setattr(self._graphlift[0], name, value)

    def __repr__(self):
        return repr(self._graphlift[0])


def record(function, observer, number, seen, bound, args, kwargs):
    calls = observer.calls()
    call = Call(number, seen, bound + args, kwargs)
    traces = trace_count(function)
    calls.append(call)
    started = time.perf_counter()
    try:
        result = function(*args, **kwargs)
    except BaseException as problem:
        finish(observer, seen, call, started, Failed(problem))
        raise
    else:
        finish(observer, seen, call, started, result)
        return result
    finally:
        calls.pop()
        if traces is not None:
            with observer.lock:
                seen.traces = (seen.traces or 0) + trace_count(function) - traces


def finish(observer, seen, call, started, result):
    elapsed = time.perf_counter() - started
    with observer.lock:
        seen.calls += 1
        seen.draws += call.draws
        if len(observer.calls()) > 1:
            # Once it is a graph, the caller contains this call.
            return
        seen.outer += 1
        seen.seconds += elapsed
        seen.first = elapsed if seen.outer == 1 else seen.first
        number = seen.outer
    if number <= CALLS_KEPT or isinstance(result, Failed) and len(seen.results) < 2 * CALLS_KEPT:
        seen.results.append((number, list(leaves(result))))


class Failed:
    """Stands for a result where there is an exception."""

    def __init__(self, problem):
        self.fields = ["raised", type(problem).__name__, first_line(problem)]


def trace_count(function):
    count = getattr(function, "experimental_get_tracing_count", None)
    return count() if count is not None else None


def first_line(problem):
    return (str(problem).strip().splitlines() or [""])[0][:LONGEST_TEXT]


# Values


def leaves(value):
    """The parts of a value that can be compared, each with the way to it."""
    return itertools.islice(parts(value, "", 0), LEAVES_KEPT)


def parts(value, path, depth):
    if isinstance(value, Failed):
        yield path, value.fields
    elif depth > 8:
        yield path, ["object", "nested deeply"]
    elif isinstance(value, dict):
        for key in value:
            yield from parts(value[key], "%s[%s]" % (path, short(key)), depth + 1)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        for name in value._fields:
            yield from parts(getattr(value, name), "%s.%s" % (path, name), depth + 1)
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield from parts(part, "%s[%d]" % (path, index), depth + 1)
    else:
        tensorflow = sys.modules.get("tensorflow")
        if isinstance(value, getattr(tensorflow, "CompositeTensor", ())) or is_composite(value, tensorflow):
            for index, part in enumerate(tensorflow.nest.flatten(value, expand_composites=True)):
                yield "%s.component%d" % (path, index), described(part)
        else:
            yield path, described(value)


def is_composite(value, tensorflow):
    kinds = [getattr(tensorflow, name, None) for name in ("RaggedTensor", "SparseTensor", "IndexedSlices")]
    return isinstance(value, tuple(kind for kind in kinds if kind is not None))


def short(value):
    return repr(value)[:LONGEST_TEXT]


def described(value):
    """A value as fields: `numbers` with element type, shape, count, norm, checksum and a sample, `text` or `object`."""
    if isinstance(value, (bool, int, float, complex)) or hasattr(value, "dtype"):
        try:
            return numbers(value)
        except Exception:  # Whatever an object with a dtype does when it is asked for numbers, the run goes on.
            return ["object", type(value).__name__]
    if value is None or isinstance(value, (str, bytes)):
        return ["text", repr(value)[:LONGEST_TEXT]]
    return ["object", type(value).__name__]


def numbers(value):
    if isinstance(value, (bool, int, float)) and not hasattr(value, "dtype"):
        plain = float(value)
        checksum = zlib.crc32(repr(plain).encode())
        return ["numbers", "python", "", "1", repr(abs(plain)), str(checksum), repr(plain)]
    import numpy

    array = value.numpy() if hasattr(value, "numpy") else value
    array = numpy.asarray(array)
    dtype = str(array.dtype) if hasattr(value, "dtype") else "python"
    shape = ",".join(map(str, array.shape))
    if array.dtype.kind in "OSU":
        text = short(array.ravel()[:ELEMENTS_KEPT].tolist())
        return ["text", "%s [%s] %s" % (dtype, shape, text)]
    checksum = zlib.crc32(numpy.ascontiguousarray(array).tobytes())
    flat = array.ravel()
    if flat.dtype.kind == "c":
        flat = numpy.stack([flat.real, flat.imag], axis=-1).ravel()
    flat = flat.astype(numpy.float64)
    finite = flat[numpy.isfinite(flat)]
    norm = float(numpy.sqrt(numpy.sum(finite * finite)))
    chosen = flat
    if flat.size > ELEMENTS_KEPT:
        chosen = flat[numpy.linspace(0, flat.size - 1, ELEMENTS_KEPT).astype(numpy.int64)]
    sample = " ".join(map(repr, chosen.tolist()))
    return ["numbers", dtype, shape, str(flat.size), repr(norm), str(checksum), sample]


# TensorFlow


def seed_numpy(module, _):
    module.random.seed(0)


def watch_tensorflow(tensorflow, seconds, observer):
    observer.imported += seconds
    try:
        tensorflow.random.set_seed(0)
        watch_variables(observer)
        level_seeds(observer)
    except (ImportError, AttributeError):
        # Another package of that name, or a release with other insides: results and prints are compared all the same.
        return
    # Later handlers run first: the values are read before TensorFlow winds itself up.
    atexit.register(snapshot_variables, observer)


def watch_variables(observer):
    from tensorflow.python.ops import resource_variable_ops

    kind = resource_variable_ops.BaseResourceVariable
    made, deleted = kind.__init__, getattr(kind, "__del__", None)

    @functools.wraps(made)
    def init(self, *args, **kwargs):
        made(self, *args, **kwargs)
        # What an assignment returns is another view of a variable, not one more.
        if type(self).__name__ != "_UnreadVariable" and not hasattr(self, "_graphlift_number"):
            self._graphlift_number = next(observer.numbers)
            observer.variables[self._graphlift_number] = weakref.ref(self)

    def die(self):
        # Held by no one any more: what it was last counts. Holding it would hide that a graph has lost it.
        number = getattr(self, "_graphlift_number", None)
        if number is not None and not sys.is_finalizing() and not isinstance(observer.variables.get(number), tuple):
            observer.variables[number] = snapshot(self)
        if deleted is not None:
            deleted(self)

    kind.__init__, kind.__del__ = init, die


def snapshot(variable):
    """Name and value of a variable; no value where it has none or lives in a graph."""
    try:
        from tensorflow.python.framework import ops
        from tensorflow.python.ops import gen_resource_variable_ops

        with ops.init_scope():
            value = gen_resource_variable_ops.read_variable_op(variable._handle, variable._dtype)
            return variable.name, described(value)
    except Exception:  # Reading must not disturb the program, whatever state its variables are in.
        return getattr(variable, "_handle_name", "?"), ["object", "without a value"]


def snapshot_variables(observer):
    for number, held in list(observer.variables.items()):
        variable = held() if isinstance(held, weakref.ref) else None
        if variable is not None:
            observer.variables[number] = snapshot(variable)


def level_seeds(observer):
    """Gives operations without a seed the same one eagerly and in graphs.

    By itself TensorFlow counts operations eagerly and nodes in a graph. Inside watched functions and graphs, the n-th
    draw of a call has the n-th seed instead: a node keeps a stream of its own, and so does an eager operation with a seed.
    """
    from tensorflow.python.framework import ops, random_seed

    real = random_seed.get_seed

    @functools.wraps(real)
    def get_seed(op_seed):
        return real(draw(observer, ops) if op_seed is None else op_seed)

    random_seed.get_seed = get_seed


def draw(observer, ops):
    """The seed of the next draw, or None outside watched functions and graphs."""
    calls = observer.calls()
    graph = ops.get_default_graph() if traced() else None
    while getattr(getattr(graph, "outer_graph", None), "building_function", False):
        graph = graph.outer_graph
    if graph is None and not calls:
        return None
    if calls:
        calls[0].draws += graph is None
        owner = calls[0].owner()
    else:
        owner = "graph %s" % getattr(graph, "name", "")
    if graph is None:
        turn = calls[0].draws
    else:
        turn = graph._graphlift_draws = getattr(graph, "_graphlift_draws", 0) + 1
        if calls:
            calls[0].draws = max(calls[0].draws, turn)
    return zlib.crc32(("%s, draw %d" % (owner, turn)).encode()) & 0x7FFFFFFF


# The record


def write(observer, plan, started):
    """Writes what was seen, whole or not at all."""
    rows = [
        ["python", "%d.%d.%d" % sys.version_info[:3]],
        ["tensorflow", str(getattr(sys.modules.get("tensorflow"), "__version__", ""))],
        ["imported", repr(observer.imported)],
    ]
    for number, seen in sorted(observer.seen.items()):
        traces = "" if seen.traces is None else str(seen.traces)
        counts = [str(seen.calls), str(seen.outer), repr(seen.seconds), traces, str(seen.draws), repr(seen.first)]
        rows.append(["function", str(number)] + counts)
        for call, result in seen.results:
            rows += [["result", str(number), str(call), path] + value for path, value in result]
    for number, held in sorted(observer.variables.items()):
        if isinstance(held, tuple) and held[1][0] != "object":
            rows.append(["variable", held[0]] + held[1])
    path = os.path.join(plan.fields["records"], "%020d-%d" % (started, os.getpid()))
    with open(path + ".tmp", "w", encoding="utf-8", errors="backslashreplace") as out:
        for row in rows:
            out.write("\t".join(map(escaped, row)) + "\n")
    os.replace(path + ".tmp", path)


# Starting


def chain():
    """Runs the module of this name that this one hides."""
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def start():
    started = time.time_ns()
    sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder or ".") != os.path.realpath(here)]
    plan = Plan(os.environ[PLAN])
    sys.path[:] = [plan.redirected(folder) for folder in sys.path]
    observer = Observer()
    random.seed(0)
    atexit.register(write, observer, plan, started)
    setattr(builtins, PROBE, observer.probe)
    builtins.compile = Probing(plan)
    watching = {
        "numpy": seed_numpy,
        "tensorflow": functools.partial(watch_tensorflow, observer=observer),
    }
    sys.meta_path.insert(0, Finder(plan, watching))
    chain()


def run_script(words):
    """Does what `python SCRIPT ARGUMENT…` does."""
    path = words[0]
    sys.argv[:] = words
    sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
    absolute = os.path.abspath(path)
    try:
        with open(absolute, "rb") as text:
            source = text.read()
    except OSError as problem:
        print("cannot open `%s`: %s" % (path, problem.strerror), file=sys.stderr)
        sys.exit(2)
    names = sys.modules["__main__"].__dict__
    names.clear()
    names.update(__name__="__main__", __doc__=None, __package__=None, __loader__=None, __spec__=None)
    names.update(__file__=absolute, __builtins__=builtins, __cached__=None)
    exec(compile(source, absolute, "exec", 0, True), names)


if __name__ == "__main__":
    sys.modules["sitecustomize"].run_script(sys.argv[1:])
elif os.environ.get(PLAN):
    start()
