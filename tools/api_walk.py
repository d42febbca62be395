"""Walks the public names of installed packages and prints what they declare, as JSON.

Runs inside an environment that holds the packages; see generate_api.py. The output holds, for each
table, the objects found: all their public names, other names under private modules, kind,
signature, published bases, members of classes, and the result where the package itself tells.
"""

import enum
import importlib
import inspect
import json
import os
import pkgutil
import re
import sys
import types
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
warnings.simplefilter("ignore")

# For each table: the packages that it answers for, and the submodules to load before walking.
TABLES = {
    "tensorflow": (["tensorflow", "keras"], ["tensorflow.compat.v1", "tensorflow.compat.v2"]),
    "numpy": (["numpy"], ["numpy.random", "numpy.testing", "numpy.ctypeslib", "numpy.matlib"]),
    "scipy": (["scipy"], []),
    "tensorflow_probability": (["tensorflow_probability"], []),
    "tensorflow_addons": (["tensorflow_addons"], []),
}

# Modules that are reachable as attributes but published by nobody.
INTERNAL = re.compile(
    r"^(tensorflow\.(python|core|compiler|tsl|tools|security|xla_aot_runtime_src|include|dtensor)"
    r"|tensorflow\.lite\.(python|toco|tools|experimental\.microfrontend)"
    r"|keras\.(src|api|_tf_keras|protobuf|engine|saving\.legacy)"
    r"|numpy\.(f2py|distutils|tests|core|_core|version|array_api|compat|conftest)"
    r"|scipy\.(conftest|version|_lib)"
    r"|tensorflow_probability\.(python|substrates|examples)"
    r"|tensorflow_addons\.(utils|version))(\.|$)"
)
# Prefixes under which every name repeats one under another prefix.
REPEATED = [
    ("tensorflow.compat.v2.", "tensorflow."),
    ("tensorflow.compat.v1.compat.v2.", "tensorflow."),
    ("tensorflow.compat.v1.compat.v1.", "tensorflow.compat.v1."),
    ("tensorflow._api.v2.", "tensorflow."),
    ("keras.", "tensorflow.keras."),
]
PRIVATE_MODULES = re.compile(
    r"^(tensorflow\.python|tensorflow\.dtensor\.python|tensorflow_estimator\.python|keras\.src"
    r"|keras\.(layers|models|engine)|numpy\.(core|_core|lib|linalg|random|ma|fft)|scipy"
    r"|tensorflow_probability\.python|tensorflow_addons)\."
)
# Marks a result that only the documentation tells; weaker than one from type stubs.
DOCUMENTED = "?"
SCALARS = {bool: "bool", int: "int", float: "float", complex: "complex", str: "str", bytes: "bytes"}
DUNDERS_KEPT = {
    "__call__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__next__", "__len__",
    "__contains__", "__enter__", "__exit__", "__bool__", "__array__", "__getattr__", "__index__",
    "__int__", "__float__", "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__",
    "__truediv__", "__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__",
    "__pow__", "__rpow__", "__matmul__", "__rmatmul__", "__neg__", "__pos__", "__abs__",
    "__invert__", "__and__", "__rand__", "__or__", "__ror__", "__xor__", "__rxor__", "__lshift__",
    "__rlshift__", "__rshift__", "__rrshift__", "__lt__", "__le__", "__gt__", "__ge__", "__eq__",
    "__ne__", "__iadd__", "__isub__", "__imul__", "__itruediv__", "__reversed__",
}  # fmt: skip


class Found:
    """An object and all the names it was found under."""

    def __init__(self, obj):
        self.obj = obj
        self.paths = []
        self.private = []


def repeated(path):
    """The name without a prefix that only repeats another."""
    for prefix, model in REPEATED:
        if path.startswith(prefix) or path == prefix[:-1]:
            return repeated((model + path[len(prefix):]).rstrip("."))
    return path


class Walk:
    def __init__(self):
        self.found = {}
        self.modules = {}
        self.constants = {}
        self.waiting = []

    def module(self, module, path):
        """Walks a module and those it publishes, the shorter names first."""
        self.waiting = [(module, path)]
        while self.waiting:
            self.names_of(*self.waiting.pop(0))

    def names_of(self, module, path):
        known = self.modules.setdefault(id(module), Found(module))
        if path in known.paths or (known.paths and not path.startswith("tensorflow.")):
            return
        try:
            names = sorted(set(dir(module)) | set(getattr(module, "__all__", ())))
        except Exception:  # a lazily loaded module that needs something not installed
            return
        known.paths.append(path)
        for name in names:
            if name.startswith("_") and name != "__version__":
                continue
            try:
                value = getattr(module, name)
                getattr(value, "__wrapped__", None)
            except Exception:  # a lazily loaded part that needs something not installed
                continue
            self.attribute(module, f"{path}.{name}", value)

    def attribute(self, module, path, value):
        if isinstance(value, types.ModuleType):
            self.submodule(module, path, value)
        elif isinstance(value, (enum.Enum, *SCALARS)) or value is None:
            self.constants[path] = value
        elif isinstance(value, (tuple, list, dict, set, frozenset)):
            self.constants[path] = value
        else:
            self.found.setdefault(id(value), Found(value)).paths.append(path)

    def submodule(self, module, path, value):
        top = path.split(".")[0]
        own = value.__name__.split(".")[0]
        siblings = {"tensorflow": {"keras", "tensorflow_estimator", "tensorboard"}}
        if INTERNAL.match(path) or any(p.startswith("_") for p in path.split(".")):
            return
        if own != top and own not in siblings.get(top, ()):
            return
        if path.count(".") <= 8:
            self.waiting.append((value, path))

    def private_names(self):
        """Adds the names that published objects have in private modules."""
        raw = {
            getattr(unwrapped(f.obj), "__code__", None): f
            for f in self.found.values()
            if f.paths[0].startswith("tensorflow.raw_ops.")
        }
        for name, module in sorted(sys.modules.items()):
            if module is None or not PRIVATE_MODULES.match(name):
                continue
            for attribute, value in sorted(vars(module).items()):
                if attribute.startswith("_"):
                    continue
                known = self.found.get(id(value))
                if known is None and ".gen_" in name and inspect.isfunction(value):
                    known = raw.get(getattr(unwrapped(value), "__code__", None))
                if known:
                    known.private.append(f"{name}.{attribute}")

    def old_keras_names(self):
        """Adds the names of the copy of Keras that TensorFlow keeps inside itself."""
        try:
            package = importlib.import_module("tensorflow.python.keras")
        except ImportError:
            return
        by_name = {p: f for f in self.found.values() for p in map(repeated, f.paths)}
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            try:
                module = importlib.import_module(info.name)
            except Exception:
                continue
            room = "tensorflow.keras." + (info.name.split(".") + [""])[3]
            for attribute, value in sorted(vars(module).items()):
                known = by_name.get(f"{room}.{attribute}") or by_name.get(f"tensorflow.keras.{attribute}")
                if known and getattr(value, "__module__", "").startswith("tensorflow.python.keras"):
                    known.private.append(f"{info.name}.{attribute}")


def unwrapped(value):
    """The function under TensorFlow's and Python's decorators."""
    seen = set()
    while id(value) not in seen:
        seen.add(id(value))
        inner = getattr(value, "__wrapped__", value)
        value = getattr(getattr(value, "_tf_decorator", None), "decorated_target", inner)
    return value


def exported(value):
    """The names under which the package itself exports an object, the main one first."""
    target = unwrapped(value)
    owner = vars(target) if hasattr(target, "__dict__") else {}
    names = [f"tensorflow.{n}" for n in owner.get("_tf_api_names") or ()]
    names += [f"tensorflow.{n}" for n in owner.get("_keras_api_names") or ()]
    names += [f"tensorflow.compat.v1.{n}" for n in owner.get("_tf_api_names_v1") or ()]
    return sorted(names, key=lambda name: ".experimental" in name)


def preference(path, value):
    """Sorts the names of an object, the one to keep first."""
    last = path.rsplit(".", 1)[-1]
    keras = (getattr(value, "__module__", None) or "").startswith("keras.")
    return (
        "compat.v1" in path,
        keras and not path.startswith("tensorflow.keras."),
        ".experimental" in path,
        last != getattr(value, "__name__", last),
        path.count("."),
        path,
    )


def default(value):
    """A default as source text; objects without a readable form become `...`."""
    if inspect.isclass(value) or inspect.isroutine(value):
        return getattr(value, "__name__", "...")
    if type(value).__name__ == "DType":
        return f"tf.{value.name}"
    text = repr(value)
    if len(text) > 60 or re.search(r"[|\t\n]|<.*>| at 0x", text):
        return "..."
    return text


def signature(value, bound):
    """The parameters between `|`, without the first when it is bound; None when not known."""
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError, RecursionError):
        return documented_signature(value)
    if bound and parameters and parameters[0].kind.name.startswith("POSITIONAL"):
        parameters = parameters[1:]
    return "|".join(write_parameters(parameters))


def write_parameters(parameters):
    parts, before = [], None
    for parameter in parameters:
        kind = parameter.kind.name
        if before == "POSITIONAL_ONLY" and kind != before:
            parts.append("/")
        if kind == "KEYWORD_ONLY" and before not in ("VAR_POSITIONAL", "KEYWORD_ONLY"):
            parts.append("*")
        stars = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(kind, "")
        value = "" if parameter.default is parameter.empty else f"={default(parameter.default)}"
        parts.append(f"{stars}{parameter.name}{value}")
        before = kind
    if before == "POSITIONAL_ONLY":
        parts.append("/")
    return parts


def documented_signature(value):
    """The signature that a function written in C carries at the head of its documentation."""
    head = re.match(r"\s*\w+\(((?:[^()]|\([^()]*\))*)\)", inspect.getdoc(value) or "")
    if not head or "[" in head.group(1) or "..." in head.group(1):
        return None
    try:
        scope = {}
        exec(f"def f({head.group(1)}): pass", {"np": sys.modules.get("numpy")}, scope)
        return "|".join(write_parameters(inspect.signature(scope["f"]).parameters.values()))
    except Exception:
        return None


def kind_of(value):
    if type(value).__name__ == "DType" and type(value).__module__.startswith("tensorflow"):
        return "D"
    numpy = sys.modules.get("numpy")
    if inspect.isclass(value):
        return "D" if numpy and issubclass(value, numpy.generic) else "C"
    return "F" if callable(value) else "K"


class Report:
    """Turns what a walk found into plain data."""

    def __init__(self, walk, results, kept):
        self.results = results
        self.walk = walk
        self.names = {}
        for key, found in walk.found.items():
            paths = sorted({repeated(p) for p in found.paths})
            foreign = self.foreign(found.obj, paths[0])
            # A name of TensorFlow 1 stays the main one only for what has no other.
            main = [p for p in paths if "compat.v1." not in p] or paths
            own = foreign or [p for p in main if p in kept]
            own = own or [n for n in exported(found.obj) if n in paths]
            found.names = own[:1] + sorted(
                (p for p in paths if p not in own[:1]), key=lambda p: preference(p, found.obj)
            )
            self.names[key] = found.names[0]

    def foreign(self, value, path):
        """The name in its own package of an object that another package publishes too."""
        top = getattr(value, "__module__", None) or ""
        name = f"numpy.{getattr(value, '__name__', '')}"
        if top.split(".")[0] != "numpy" or path.startswith("numpy"):
            return []
        return [name] if getattr(sys.modules["numpy"], name[6:], None) is value else []

    def objects(self):
        for found in self.walk.found.values():
            yield from self.object(found)
        for found in self.walk.modules.values():
            if not found.paths:
                continue
            paths = sorted({repeated(p) for p in found.paths}, key=lambda p: (p.count("."), p))
            for path in paths:
                yield {"names": [path], "private": [], "kind": "M"}
        private = {p.rsplit(".", 1)[0] for f in self.walk.found.values() for p in f.private}
        private = {p.rsplit(".", n)[0] for p in private for n in range(p.count(".") + 1)}
        for path in sorted(p for p in private if repeated(p) == p or INTERNAL.match(p)):
            yield {"names": [path], "private": [], "kind": "M"}
        seen = set()
        for path, value in sorted(self.walk.constants.items()):
            path = repeated(path)
            if path not in seen:
                seen.add(path)
                yield {"names": [path], "private": [], "kind": "K", "returns": self.constant(value)}

    def constant(self, value):
        if isinstance(value, enum.Enum):
            return self.instance(type(value))
        if value is None:
            return "none"
        return SCALARS.get(type(value), "")

    def instance(self, cls):
        name = self.names.get(id(cls))
        return f"instance({name})" if name else ""

    def object(self, found):
        value, kind = found.obj, kind_of(found.obj)
        entry = {"names": found.names, "private": sorted(set(found.private)), "kind": kind}
        if self.foreign(value, found.names[-1]):
            yield {**entry, "kind": "="}
            return
        if inspect.isclass(value):
            entry["params"] = constructor_signature(value)
            entry["bases"] = self.bases(value)
            yield entry
            yield from self.members(value, found.names[0])
            return
        if kind == "F":
            entry["params"] = signature(value, bound=False)
            entry["returns"] = self.results.of(value)
        else:
            entry["returns"] = self.instance(type(value))
        yield entry

    def bases(self, cls):
        """The nearest published classes among the ancestors."""
        bases = []
        for ancestor in cls.__mro__[1:]:
            if id(ancestor) in self.names and not any(issubclass(b, ancestor) for b in bases):
                bases.append(ancestor)
            elif ancestor.__module__ == "builtins" and ancestor is not object:
                if not any(issubclass(b, ancestor) for b in bases):
                    bases.append(ancestor)
        return [self.names.get(id(b), b.__name__) for b in bases]

    def members(self, cls, name):
        """The members of a class and of its unpublished ancestors."""
        seen = set()
        for ancestor in cls.__mro__:
            if ancestor is not cls and (id(ancestor) in self.names or ancestor is object):
                seen.update(vars(ancestor))
                continue
            if ancestor.__module__ in ("builtins", "typing", "abc"):
                continue
            for member, value in sorted(vars(ancestor).items()):
                if member in seen or (member.startswith("_") and member not in DUNDERS_KEPT):
                    continue
                seen.add(member)
                entry = self.member(cls, member, value)
                if entry:
                    yield {"names": [f"{name}.{member}"], "private": [], **entry}

    def member(self, cls, name, value):
        if isinstance(value, staticmethod):
            return self.method("s", value.__func__, bound=False)
        if isinstance(value, classmethod):
            return self.method("c", value.__func__, bound=True)
        if inspect.isroutine(value) or isinstance(value, types.FunctionType):
            return self.method("m", value, bound=True)
        if hasattr(value, "__wrapped__") and callable(value):
            return self.method("m", value, bound=True)
        if inspect.isclass(value):
            return {"kind": "C", "params": constructor_signature(value), "bases": self.bases(value)}
        if isinstance(value, property) or inspect.isdatadescriptor(value):
            getter = getattr(value, "fget", None)
            return {"kind": "p", "returns": self.results.of(getter) if getter else ""}
        if value is None:
            return {"kind": "p", "returns": ""}
        return {"kind": "K", "returns": self.constant(value)}

    def method(self, kind, function, bound):
        params = signature(function, bound)
        return {"kind": kind, "params": params, "returns": self.results.of(function)}


def constructor_signature(cls):
    for name in ("__init__", "__new__"):
        method = getattr(cls, name, None)
        if method is not None and method not in (object.__init__, object.__new__):
            found = signature(method, bound=True)
            if found is not None:
                return found
    return documented_signature(cls) or ""


class Results:
    """What functions give, as far as operations, annotations and documentation tell."""

    def __init__(self):
        self.operations = {}
        self.annotated = {}
        tensorflow = sys.modules.get("tensorflow")
        if tensorflow is not None:
            self.load(tensorflow)

    def load(self, tf):
        from tensorflow.python.framework import op_def_registry

        for name in dir(tf.raw_ops):
            op = op_def_registry.get(name)
            code = getattr(unwrapped(getattr(tf.raw_ops, name)), "__code__", None)
            if op is not None and code is not None:
                self.operations[code] = operation_result(op)
        for cls, value in (
            (tf.Tensor, "tensor"),
            (tf.RaggedTensor, "ragged"),
            (tf.SparseTensor, "sparse"),
            (tf.Variable, "variable"),
            (tf.data.Dataset, "dataset(unknown)"),
        ):
            self.annotated[cls] = value

    def of(self, value):
        target = unwrapped(value)
        code = getattr(target, "__code__", None)
        declared = self.operations.get(code, "") or self.annotation(target)
        documented = documented_result(target)
        return declared or (DOCUMENTED + documented if documented else "")

    def annotation(self, target):
        annotation = getattr(target, "__annotations__", {}).get("return", "")
        if isinstance(annotation, type):
            return self.annotated.get(annotation) or SCALARS.get(annotation, "")
        if isinstance(annotation, str):
            simple = {"bool": "bool", "int": "int", "float": "float", "str": "str", "None": ""}
            return simple.get(annotation, "")
        return ""


def operation_result(op):
    outputs = ["list(tensor)" if o.number_attr or o.type_list_attr else "tensor" for o in op.output_arg]
    if len(outputs) == 1:
        return outputs[0]
    return f"tuple({', '.join(outputs)})" if outputs else "none"


TENSOR_SENTENCE = re.compile(
    r"^(an?|the|returns? an?|this|one)?\s*([\w\-`\[\]\d/]+\s+){0,4}?`?(tf\.)?tensor`?s?\b", re.I
)
NOT_ONE_TENSOR = re.compile(
    r"\b(tensors|list|tuple|dict|dictionary|structure|or|none|function|operation|op|dataset|ragged\w*"
    r"|sparse\w*|indexedslices|object|class|iterator|generator|shape of|tensorarray|tensorshape"
    r"|composite|specs?|string representation|numpy|name|array|if|when|unless|layer|instance|type|sequence)\b",
    re.I,
)


def documented_result(target):
    """The result when the documentation plainly says that it is one tensor."""
    doc = inspect.getdoc(target) or ""
    section = re.search(r"^Returns?:\s*\n((?:[ \t]+.*\n?|\n)+)", doc, re.M)
    if not section or not getattr(target, "__module__", "").startswith(("tensorflow", "keras")):
        return ""
    text = re.sub(r"\s+", " ", section.group(1)).strip()
    sentence = re.split(r"(?<=[.;:])\s", text)[0]
    for pattern, value in ((r"^(an? )?`?(tf\.)?RaggedTensor`?\b", "ragged"), (r"^(an? )?`?(tf\.)?SparseTensor`?\b", "sparse")):
        if re.match(pattern, sentence) and not re.search(r"\bor\b", sentence):
            return value
    if TENSOR_SENTENCE.match(sentence) and not NOT_ONE_TENSOR.search(sentence):
        return "tensor"
    return ""


def load(table):
    packages, submodules = TABLES[table]
    modules = []
    for name in packages:
        try:
            modules.append((importlib.import_module(name), name))
        except Exception:
            continue
    if not modules:
        return None
    for name in submodules:
        importlib.import_module(name)
    if table == "scipy":
        import scipy

        for name in scipy.__all__:
            try:
                importlib.import_module(f"scipy.{name}")
            except ImportError:
                continue
    walk = Walk()
    for module, name in modules:
        walk.module(module, name)
    if table == "tensorflow":
        walk.old_keras_names()
    walk.private_names()
    return walk


def main():
    """api_walk.py OUTPUT EARLIER TABLE...

    EARLIER is the output for an earlier release, whose main names stay the main ones, or `-`.
    """
    earlier = {}
    if sys.argv[2] != "-":
        with open(sys.argv[2], encoding="utf-8") as file:
            earlier = json.load(file)
    tables = {}
    for table in sys.argv[3:]:
        kept = {entry["names"][0] for entry in earlier.get(table, ())}
        walk = load(table)
        if walk is not None:
            report = Report(walk, Results(), kept)
            tables[table] = sorted(report.objects(), key=lambda entry: (entry["names"], entry["kind"]))
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(tables, out, indent=0, sort_keys=True)


if __name__ == "__main__":
    main()
