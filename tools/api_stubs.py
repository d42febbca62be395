"""Reads type stubs (`.pyi`) and prints what they declare, as JSON.

    api_stubs.py OUTPUT NAME=FOLDER...

Each FOLDER holds stub modules; its objects come out under NAME with their names, kinds, signatures,
bases and results in the notation of the tables (docs/models.md). Nothing is imported.
"""

import ast
import json
import pathlib
import re
import sys

VERSION = (3, 12)
PLATFORM = "linux"
SKIPPED = re.compile(
    r"^(tkinter|_tkinter|turtle|lib2to3|distutils|msilib|_msi|msvcrt|winreg|winsound|_winapi|nt"
    r"|ossaudiodev|curses|_curses\w*|pydoc_data|ensurepip|antigravity|this|xxlimited|idlelib"
    r"|__main__|nturl2path|encodings|_interp\w+|dbm|pyexpat|compression|_zstd|annotationlib"
    r"|tensorflow\.(core|compiler|tsl))(\.|$)"
)  # fmt: skip
SCALARS = {"int", "float", "complex", "bool", "str", "bytes"}
# The names that types have in stubs, and the values that the tables call them.
TYPES = {
    "tensorflow.Tensor": "tensor",
    "tensorflow.RaggedTensor": "ragged",
    "tensorflow.sparse.SparseTensor": "sparse",
    "tensorflow.SparseTensor": "sparse",
    "tensorflow.Variable": "variable",
    "tensorflow._aliases.TensorValue": "tensor",
    "tensorflow.data.Dataset": "dataset(unknown)",
    "numpy.ndarray": "array",
    "numpy._typing.NDArray": "array",
    "numpy._typing._array_like.NDArray": "array",
    "numpy.typing.NDArray": "array",
    **{
        f"numpy.{name}": "array"
        for name in (
            "generic number integer signedinteger unsignedinteger inexact floating complexfloating"
            " flexible character bool_ bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 intp int_"
            " float16 float32 float64 longdouble complex64 complex128 str_ bytes_ object_ timedelta64"
            " datetime64 void"
        ).split()
    },
    "typing.LiteralString": "str",
    "typing_extensions.LiteralString": "str",
    "typing.Hashable": "unknown",
    "os.PathLike": "unknown",
}
ONE = {
    "list": "list", "set": "set", "frozenset": "set",
    "typing.Iterator": "iterator", "typing.Generator": "iterator", "typing.Iterable": "iterable",
    "typing.Sequence": "iterable", "typing.MutableSequence": "iterable",
    "typing.Collection": "iterable", "typing.Container": "iterable", "typing.KeysView": "iterable",
    "typing.ValuesView": "iterable", "typing.Reversible": "iterable", "typing.AbstractSet": "set",
    "typing.MutableSet": "set",
}  # fmt: skip
TWO = {"dict", "typing.Mapping", "typing.MutableMapping"}
# Classes whose type variables stand for what iterating over them gives, or for keys and values.
ITERATED = {
    "list", "set", "frozenset", "tuple", "collections.deque", "enumerate", "map", "filter", "zip",
    "reversed", "collections.UserList", "typing.Iterator", "typing.Iterable", "typing.Sequence",
    "typing.MutableSequence", "typing.MutableSet", "typing.AbstractSet", "collections.Counter",
}  # fmt: skip
MAPPED = {
    "dict", "collections.OrderedDict", "collections.defaultdict", "typing.Mapping",
    "typing.MutableMapping", "collections.ChainMap", "collections.UserDict", "types.MappingProxyType",
}  # fmt: skip
MAX_OPTIONS = 5


def holds(test):
    """Whether a condition on Python's version or platform holds; None when it is about other things."""
    if isinstance(test, ast.BoolOp):
        values = [holds(v) for v in test.values]
        return all(values) if isinstance(test.op, ast.And) else any(values)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = holds(test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.Compare):
        left = ast.unparse(test.left)
        if left in ("sys.version_info", "sys.platform"):
            scope = {"left": VERSION if left.endswith("info") else PLATFORM}
            right = ast.unparse(test.comparators[0])
            operator = {ast.GtE: ">=", ast.Lt: "<", ast.Gt: ">", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!="}
            return eval(f"left {operator[type(test.ops[0])]} {right}", scope)
    if ast.unparse(test) == "TYPE_CHECKING":
        return True
    return None


def flat(body):
    """The statements of a body that count for our version of Python."""
    for statement in body:
        if isinstance(statement, ast.If):
            chosen = holds(statement.test)
            if chosen is not False:
                yield from flat(statement.body)
            if chosen is not True:
                yield from flat(statement.orelse)
        elif isinstance(statement, ast.Try):
            yield from flat(statement.body)
        else:
            yield statement


class Module:
    """One stub file: its definitions and what its names mean."""

    def __init__(self, name, path):
        self.name = name
        self.is_package = path.name == "__init__.pyi"
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.scope = {}
        self.stars = []
        self.exported = set()
        self.typevars = {}
        self.definitions = {}
        for statement in flat(self.tree.body):
            self.read(statement)

    def read(self, statement):
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                if alias.asname:
                    self.scope[alias.asname] = alias.name
                else:
                    self.scope[alias.name.split(".")[0]] = alias.name.split(".")[0]
        elif isinstance(statement, ast.ImportFrom):
            origin = self.origin(statement)
            for alias in statement.names:
                if alias.name == "*":
                    self.stars.append(origin)
                else:
                    self.scope[alias.asname or alias.name] = f"{origin}.{alias.name}"
                    if alias.asname == alias.name:
                        self.exported.add(alias.name)
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self.definitions.setdefault(statement.name, []).append(statement)
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            self.definitions[statement.target.id] = [statement]
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            name, value = statement.targets[0].id, statement.value
            if isinstance(value, ast.Call) and ast.unparse(value.func).endswith(("TypeVar", "ParamSpec")):
                self.typevars[name] = value
            elif name == "__all__":
                self.exported.update(ast.literal_eval(value))
            else:
                self.definitions[name] = [statement]
        elif isinstance(statement, ast.AugAssign) and ast.unparse(statement.target) == "__all__":
            if isinstance(statement.value, (ast.List, ast.Tuple)):
                self.exported.update(ast.literal_eval(statement.value))

    def origin(self, statement):
        if not statement.level:
            return statement.module
        parts = self.name.split(".")
        parts = parts[: len(parts) - statement.level + (1 if self.is_package else 0)]
        return ".".join(parts + ([statement.module] if statement.module else []))


class Stubs:
    def __init__(self, folder, prefix):
        self.modules = {}
        self.type_aliases = {}
        for path in sorted(folder.rglob("*.pyi")):
            parts = list(path.relative_to(folder).with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            name = ".".join(([prefix] if prefix else []) + parts)
            if name and not SKIPPED.match(name) and not name.endswith("_pb2"):
                self.modules[name] = Module(name, path)

    def resolve(self, module, name, depth=0):
        """The qualified name of the definition that a dotted name in a module stands for."""
        first, _, rest = name.partition(".")
        if depth > 20:
            return name
        if first in module.definitions:
            target = self.assigned(module, first, depth) or qualified(module.name, first)
        elif first in module.scope:
            target = self.follow(module.scope[first], depth + 1)
        else:
            target = self.starred(module, first, depth) or first
        return self.follow(f"{target}.{rest}", depth + 1) if rest else target

    def assigned(self, module, name, depth):
        """What a plain `a = b` of two definitions stands for."""
        statement = module.definitions[name][0]
        if isinstance(statement, ast.Assign) and isinstance(statement.value, (ast.Name, ast.Attribute)):
            target = self.resolve(module, ast.unparse(statement.value), depth + 1)
            return target if target != name else None
        return None

    def starred(self, module, name, depth):
        for origin in module.stars:
            source = self.modules.get(origin)
            if source and (name in source.definitions or name in source.scope or source.stars):
                found = self.resolve(source, name, depth + 1)
                if found != name:
                    return found
        return None

    def follow(self, dotted, depth):
        """The definition behind a qualified name, through re-exports."""
        parts = dotted.split(".")
        for cut in range(len(parts) - 1, 0, -1):
            module = self.modules.get(".".join(parts[:cut]))
            if module is None:
                continue
            rest = ".".join(parts[cut:])
            if parts[cut] in module.definitions or parts[cut] in module.scope or module.stars:
                found = self.resolve(module, rest, depth + 1)
                return found if found != rest else qualified(module.name, rest)
            return dotted
        return dotted.removeprefix("builtins.")

    def exports(self, module):
        """The public names of a module that are defined elsewhere."""
        for name in module.scope:
            if name in module.exported:
                yield name, self.resolve(module, name)
        for origin in module.stars:
            source = self.modules.get(origin)
            for name in [*source.definitions, *source.exported] if source else ():
                if not name.startswith("_"):
                    yield name, self.resolve(source, name)

    def type_variable(self, module, name):
        """The call that makes the type variable a name stands for."""
        if name in module.typevars:
            return module.typevars[name]
        origin, _, last = module.scope.get(name, "").rpartition(".")
        source = self.modules.get(origin)
        return source.typevars.get(last) if source else None


def qualified(module, name):
    return name if module == "builtins" else f"{module}.{name}"


class Types:
    """Turns annotations into the values of the tables."""

    def __init__(self, stubs, module, variables, self_value):
        self.stubs = stubs
        self.module = module
        self.variables = variables
        self.self_value = self_value

    def value(self, node):
        if node is None:
            return "unknown"
        if isinstance(node, ast.Constant):
            return self.constant(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return either([self.value(node.left), self.value(node.right)])
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self.named(ast.unparse(node))
        if isinstance(node, ast.Subscript):
            return self.subscript(node)
        return "unknown"

    def constant(self, node):
        if node.value is None:
            return "none"
        if isinstance(node.value, str):
            return self.value(ast.parse(node.value, mode="eval").body)
        return "unknown"

    def named(self, name):
        if name in self.variables:
            return self.variables[name]
        variable = self.stubs.type_variable(self.module, name)
        if variable is not None:
            return self.type_variable(variable)
        target = self.stubs.resolve(self.module, name)
        last = target.rsplit(".", 1)[-1]
        if target in SCALARS:
            return target
        if target in TYPES:
            return TYPES[target]
        if last == "Self":
            return self.self_value
        if last in ("NoReturn", "Never"):
            return "never"
        if last in ("Any", "object", "Incomplete", "Unused", "type", "MaybeNone", "Callable"):
            return "unknown"
        if target in ONE:
            return f"{ONE[target]}(unknown)"
        if target in TWO:
            return "dict(unknown, unknown)"
        if target == "tuple":
            return "tuple-of(unknown)"
        return self.defined(target)

    def defined(self, target):
        """An instance of a class, or what a type alias stands for."""
        name, _, last = target.rpartition(".")
        module = self.stubs.modules.get(name or "builtins")
        statement = module.definitions.get(last, [None])[0] if module else None
        if isinstance(statement, ast.ClassDef):
            if any(ast.unparse(b).startswith(("Protocol", "TypedDict")) for b in statement.bases):
                return "unknown"
            return self.stubs.class_value(target)
        if isinstance(statement, (ast.AnnAssign, ast.Assign)) and statement.value is not None:
            if target not in self.stubs.type_aliases:
                self.stubs.type_aliases[target] = "unknown"  # while it is read: it may hold itself
                value = Types(self.stubs, module, {}, "unknown").value(statement.value)
                self.stubs.type_aliases[target] = value
            return self.stubs.type_aliases[target]
        return "unknown"

    def type_variable(self, call):
        """The value of a type variable that no argument explains."""
        constraints = [self.value(a) for a in call.args[1:]]
        bound = [k.value for k in call.keywords if k.arg == "bound"]
        if constraints:
            return either(constraints)
        found = self.value(bound[0]) if bound else "unknown"
        return found if found in ("array", "tensor") else "unknown"

    def subscript(self, node):
        name = ast.unparse(node.value)
        target = self.stubs.resolve(self.module, name)
        last = target.rsplit(".", 1)[-1]
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if last == "Optional":
            return either([self.value(parts[0]), "none"])
        if last == "Union":
            return either([self.value(p) for p in parts])
        if last in ("Annotated", "Final", "ClassVar", "Required", "ReadOnly"):
            return self.value(parts[0])
        if last == "Literal":
            return either([literal(p) for p in parts])
        if last in ("TypeGuard", "TypeIs"):
            return "bool"
        if last == "Callable" and len(parts) == 2:
            return f"callable({self.value(parts[1])})"
        if target in ONE:
            return f"{ONE[target]}({self.value(parts[0])})"
        if target in TWO and len(parts) == 2:
            return f"dict({self.value(parts[0])}, {self.value(parts[1])})"
        if target == "tuple":
            return self.tuple(parts)
        return self.named(name)

    def tuple(self, parts):
        if len(parts) == 2 and isinstance(parts[1], ast.Constant) and parts[1].value is ...:
            return f"tuple-of({self.value(parts[0])})"
        if any(isinstance(p, ast.Starred) for p in parts):
            return "tuple-of(unknown)"
        return f"tuple({', '.join(self.value(p) for p in parts)})"


def literal(node):
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return "unknown"
    return "none" if value is None else type(value).__name__ if type(value).__name__ in SCALARS else "unknown"


def either(options):
    """A union; one that could be anything is anything."""
    parts = []
    for option in options:
        for part in split_union(option):
            if part not in parts:
                parts.append(part)
    parts = [p for p in parts if p != "never"] or parts
    if "unknown" in parts or len(parts) > MAX_OPTIONS:
        return "unknown"
    if "tensor" in parts and set(parts) <= {"tensor", "ragged", "sparse", "tensor-as-given", INDEXED}:
        rest = set(parts) - {INDEXED}
        return "tensor" if rest == {"tensor"} else "tensor-as-given"
    return " | ".join(parts)


INDEXED = "instance(tensorflow.IndexedSlices)"


def split_union(text):
    depth, start, parts = 0, 0, []
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if depth == 0 and text.startswith(" | ", i):
            parts.append(text[start:i])
            start = i + 3
    return [*parts, text[start:]]


class Reader:
    """Turns the definitions of stubs into entries."""

    def __init__(self, stubs):
        self.stubs = stubs
        self.entries = {}
        self.public = {}

    def run(self):
        self.name_everything()
        self.stubs.class_value = lambda target: f"instance({self.public.get(target, target)})"
        for module in self.stubs.modules.values():
            self.entries[module.name] = {"names": [module.name], "kind": "M"}
            for name in module.definitions:
                self.definition(module, name)
        return self.with_aliases()

    def name_everything(self):
        """Chooses the name to keep for each definition that several modules publish."""
        names = {}
        for module in self.stubs.modules.values():
            for name in module.definitions:
                names.setdefault(self.stubs.resolve(module, name), set()).add(qualified(module.name, name))
            for name, target in self.stubs.exports(module):
                if target.rpartition(".")[0] in self.stubs.modules or "." not in target:
                    names.setdefault(target, set()).add(qualified(module.name, name))
        self.names = {target: sorted(found | {target}, key=preference) for target, found in names.items()}
        self.public = {target: found[0] for target, found in self.names.items()}

    def with_aliases(self):
        for target, names in self.names.items():
            entry = self.entries.get(target)
            if entry is not None and entry["kind"] != "M":
                entry["names"] = names
        renamed = []
        for key, entry in self.entries.items():
            owner = entry.pop("owner", None)
            if owner in self.public:
                entry["names"] = [self.public[owner] + key[len(owner) :]]
            renamed.append({"private": [], **entry})
        renamed = [e for e in renamed if not e["names"][0].startswith("_typeshed")]
        return sorted(renamed, key=lambda e: (e["names"], e["kind"]))

    def definition(self, module, name):
        target = qualified(module.name, name)
        statements = module.definitions[name]
        if isinstance(statements[0], ast.ClassDef):
            self.cls(module, target, statements[0])
        elif isinstance(statements[0], (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.entries[target] = {"kind": "F", **self.function(module, statements, None, {}, target)}
        elif self.stubs.resolve(module, name) == target:
            self.entries[target] = self.constant(module, statements[0])
        else:
            self.bound_method(module, name, target)

    def constant(self, module, statement):
        annotation = statement.annotation if isinstance(statement, ast.AnnAssign) else None
        if annotation is not None and ast.unparse(annotation).endswith("TypeAlias"):
            return {"kind": "K", "returns": ""}
        value = Types(self.stubs, module, {}, "unknown").value(annotation) if annotation else "unknown"
        return {"kind": "K", "returns": known(value)}

    def bound_method(self, module, name, target):
        """`name = instance.method`, as the module `random` does."""
        value = module.definitions[name][0].value
        if not isinstance(value, ast.Attribute) or not isinstance(value.value, ast.Name):
            return
        holder = module.definitions.get(value.value.id, [None])[0]
        if not isinstance(holder, ast.AnnAssign):
            return
        cls = self.stubs.resolve(module, ast.unparse(holder.annotation))
        found = self.method_statements(cls, value.attr)
        if found:
            owner, statements = found
            self.entries[target] = {"kind": "F", **self.function(owner, statements, cls, {}, target)}
            self.names[target] = [target]
            self.public[target] = target

    def method_statements(self, cls, name):
        module = self.stubs.modules.get(cls.rpartition(".")[0] or "builtins")
        definition = module.definitions.get(cls.rpartition(".")[2], [None])[0] if module else None
        if not isinstance(definition, ast.ClassDef):
            return None
        own = [s for s in flat(definition.body) if getattr(s, "name", None) == name]
        if own:
            return module, own
        for base in definition.bases:
            found = self.method_statements(self.stubs.resolve(module, ast.unparse(base)), name)
            if found:
                return found
        return None

    def cls(self, module, target, statement):
        variables = self.class_variables(module, target, statement)
        bases = []
        for base in statement.bases:
            node = base.value if isinstance(base, ast.Subscript) else base
            resolved = self.stubs.resolve(module, ast.unparse(node))
            if resolved.rsplit(".", 1)[-1] not in ("Generic", "Protocol", "NamedTuple", "TypedDict", "object"):
                bases.append(self.public.get(resolved, resolved))
        entry = {"kind": "C", "bases": bases, "params": ""}
        self.entries[target] = entry
        groups = {}
        for member in flat(statement.body):
            name = getattr(member, "name", None)
            if name is None and isinstance(member, (ast.AnnAssign, ast.Assign)):
                node = member.target if isinstance(member, ast.AnnAssign) else member.targets[0]
                name = node.id if isinstance(node, ast.Name) else None
            if name:
                groups.setdefault(name, []).append(member)
        for name, members in groups.items():
            self.member(module, target, name, members, variables)
        for maker in ("__init__", "__new__"):
            if isinstance(groups.get(maker, [None])[0], ast.FunctionDef) and not entry["params"]:
                entry["params"] = self.function(module, groups[maker], target, variables, target)["params"]

    def class_variables(self, module, target, statement):
        """What the type variables of a container stand for in its methods."""
        names = []
        for base in statement.bases:
            if isinstance(base, ast.Subscript):
                parts = base.slice.elts if isinstance(base.slice, ast.Tuple) else [base.slice]
                names += [p.id for p in parts if isinstance(p, ast.Name) and p.id in module.typevars]
        names += [p.name for p in getattr(statement, "type_params", ())]
        names = list(dict.fromkeys(names))
        known = self.public.get(target, target)
        if known in ITERATED:
            return dict.fromkeys(names, "element(self)")
        if known in MAPPED:
            return dict(zip(names, ("element(self)", "value(self)")))
        return dict.fromkeys(names, "unknown")

    def member(self, module, target, name, members, variables):
        key = f"{target}.{name}"
        if name.startswith("_") and not (name.startswith("__") and name.endswith("__")):
            return
        if name in ("__init__", "__new__", "__slots__", "__match_args__", "__hash__", "__class_getitem__"):
            return
        first = members[0]
        if isinstance(first, (ast.FunctionDef, ast.AsyncFunctionDef)):
            decorators = [ast.unparse(d) for d in first.decorator_list]
            kind = "m"
            for decorator, letter in (("staticmethod", "s"), ("classmethod", "c"), ("property", "p"), ("cached_property", "p")):
                if any(d == decorator or d.endswith("." + decorator) for d in decorators):
                    kind = letter
            functions = members[:1] if kind == "p" else [m for m in members if isinstance(m, type(first))]
            data = self.function(module, functions, None if kind == "s" else target, variables, target)
            if kind == "p":
                data.pop("params")
            self.entries[key] = {"kind": kind, "owner": target, **data}
        elif isinstance(first, ast.AnnAssign):
            value = Types(self.stubs, module, variables, "unknown").value(first.annotation)
            self.entries[key] = {"kind": "p", "owner": target, "returns": known(value)}
        elif isinstance(first, ast.ClassDef):
            self.entries[key] = {"kind": "C", "owner": target, "params": "", "bases": []}
        elif isinstance(first, ast.Assign) and isinstance(first.value, ast.Name):
            if first.value.id != name:
                found = self.method_statements(target, first.value.id)
                if found and isinstance(found[1][0], ast.FunctionDef):
                    self.member(module, target, name, found[1], variables)

    def function(self, module, statements, cls, variables, target):
        """The longest signature and the union of the results of a function's overloads."""
        statements = [s for s in statements if isinstance(s, (ast.FunctionDef, ast.AsyncFunctionDef))]
        signatures = [parameters(s, bound=cls is not None) for s in statements]
        chosen = max(signatures, key=len)
        names = {part.lstrip("*").split("=")[0] for part in chosen}
        results = []
        for statement in statements:
            found = dict(variables)
            found.update(self.argument_variables(module, statement, cls is not None))
            same = statement.name in ("__enter__", "__iter__", "__aenter__") or statement.name.startswith("__i")
            own = "self" if same else self.stubs.class_value(cls) if cls else "unknown"
            value = Types(self.stubs, module, found, own).value(statement.returns)
            if isinstance(statement, ast.AsyncFunctionDef):
                value = "unknown"
            if not names.issuperset(re.findall(r"(?<=\$)\w+|(?<=result\()\w+", value)):
                value = "unknown"
            results.append(value)
        return {"params": "|".join(chosen), "returns": known(either(results))}

    def argument_variables(self, module, statement, bound):
        """What the type variables of a function stand for, told by its parameters."""
        arguments = statement.args
        plain = [*arguments.posonlyargs, *arguments.args][1 if bound else 0 :]
        found = {}
        for argument in [*plain, *arguments.kwonlyargs]:
            self.explain(module, argument.annotation, f"${plain_name(argument.arg)}", argument.arg, found)
        if arguments.vararg:
            name = arguments.vararg.arg
            self.explain(module, arguments.vararg.annotation, f"element(${name})", name, found)
        return {
            name: either(options)
            for name, options in found.items()
            if len(self.stubs.type_variable(module, name).args) == 1
        }

    def explain(self, module, annotation, value, parameter, found):
        """Adds `value` for the type variables that an annotation mentions."""
        if isinstance(annotation, ast.BinOp):
            self.explain(module, annotation.left, value, parameter, found)
            self.explain(module, annotation.right, value, parameter, found)
        elif isinstance(annotation, ast.Name):
            if self.stubs.type_variable(module, annotation.id) is not None:
                found.setdefault(annotation.id, []).append(value)
        elif isinstance(annotation, ast.Subscript):
            target = self.stubs.resolve(module, ast.unparse(annotation.value))
            last = target.rsplit(".", 1)[-1]
            parts = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
            if last == "Callable" and isinstance(parts[-1], ast.Name):
                if self.stubs.type_variable(module, parts[-1].id) is None:
                    return
                found.setdefault(parts[-1].id, []).append(f"result({parameter})")
            elif target in TWO and len(parts) == 2:
                self.explain(module, parts[0], f"element({value})", parameter, found)
                self.explain(module, parts[1], f"value({value})", parameter, found)
            elif target in ONE or last in ("SupportsNext", "SupportsIter", "deque"):
                self.explain(module, parts[0], f"element({value})", parameter, found)


def plain_name(name):
    return name[2:] if name.startswith("__") and not name.endswith("__") else name


def parameters(statement, bound):
    """The parameters in the notation of the tables, without the receiver."""
    arguments = statement.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
    parts, last_only = [], len(arguments.posonlyargs)
    for i, (argument, value) in enumerate(zip(positional, defaults)):
        if i == 0 and bound:
            continue
        private = argument.arg.startswith("__") and not argument.arg.endswith("__")
        parts.append(plain_name(argument.arg) + default(value))
        if i + 1 == last_only or (private and not any(
            a.arg.startswith("__") for a in positional[i + 1 : i + 2]
        ) and i + 1 > last_only):
            parts.append("/")
    if arguments.vararg:
        parts.append(f"*{arguments.vararg.arg}")
    elif arguments.kwonlyargs:
        parts.append("*")
    for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults):
        parts.append(argument.arg + default(value))
    if arguments.kwarg:
        parts.append(f"**{arguments.kwarg.arg}")
    return parts


def default(node):
    if node is None:
        return ""
    text = ast.unparse(node)
    return "=..." if len(text) > 60 or re.search(r"[|\t\n]", text) else f"={text}"


def known(value):
    return "" if value == "unknown" else value


def preference(name):
    """Sorts the names of a definition, the one to keep first."""
    parts = name.split(".")
    return (
        any(p.startswith("_") for p in parts),
        not name.startswith("os.path."),
        parts[0] in ("posix", "posixpath", "genericpath", "sre_compile", "typing_extensions"),
        len(parts),
        name,
    )


def main():
    tables = {}
    for argument in sys.argv[2:]:
        name, _, folder = argument.partition("=")
        prefix = "" if name == "python" else name
        tables[name] = Reader(Stubs(pathlib.Path(folder), prefix)).run()
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(tables, out, indent=0, sort_keys=True)


if __name__ == "__main__":
    main()
