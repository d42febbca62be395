#!/usr/bin/env python3
"""Compares this parser's trees and tokens with those of the Python that runs the script.

Reads a dump as `AstDump` writes it, a line `F path` before each file, makes the same lines from
`ast` and `tokenize`, and prints how many files agree and where the others differ. See
`AgreementWithCPythonTest` for how to make a dump. Exits with 1 where a difference has no known
reason.
"""

import ast
import codecs
import collections
import io
import struct
import sys
import tokenize
import warnings
import zlib

EXACT_STRINGS = sys.version_info >= (3, 12)
MISCOUNTED_ENDS = "3.12's tokenize miscounts ends of multi-line strings beyond ASCII"
SYMBOLS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//",
    "Invert": "~", "Not": "not", "UAdd": "+", "USub": "-", "And": "AND", "Or": "OR",
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}


def symbol(operator):
    return SYMBOLS[type(operator).__name__]


def has(part):
    return "0" if part is None else "1"


def clauses(node):
    return ",".join(("a" if c.is_async else "") + str(len(c.ifs)) for c in node.generators)


def bits(value):
    return format(int.from_bytes(struct.pack(">d", value), "big"), "x")


def literal(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int):
        return "int:" + format(value, "x")
    if isinstance(value, float):
        return "float:" + bits(value)
    if isinstance(value, complex):
        return "complex:%s:%s" % (bits(value.real), bits(value.imag))
    if isinstance(value, str):
        units = value.encode("utf-16-le", "surrogatepass")
        # As Java's encoder does, a lone surrogate becomes a replacement character.
        units = units.decode("utf-16-le", "replace_lone").encode("utf-16-le")
        return "str:%x" % zlib.crc32(units)
    return "bytes:%x" % zlib.crc32(value)


codecs.register_error("replace_lone", lambda error: ("\ufffd", error.start + 2))

DETAILS = {
    "FunctionDef": lambda n: n.name,
    "AsyncFunctionDef": lambda n: n.name,
    "ClassDef": lambda n: n.name,
    "Delete": lambda n: len(n.targets),
    "Assign": lambda n: len(n.targets),
    "AugAssign": lambda n: symbol(n.op),
    "AnnAssign": lambda n: "simple" if n.simple else "",
    "For": lambda n: len(n.orelse),
    "AsyncFor": lambda n: len(n.orelse),
    "While": lambda n: len(n.orelse),
    "If": lambda n: len(n.orelse),
    "With": lambda n: len(n.items),
    "AsyncWith": lambda n: len(n.items),
    "Match": lambda n: len(n.cases),
    "Raise": lambda n: has(n.exc) + has(n.cause),
    "Try": lambda n: "%d:%d:%d" % (len(n.handlers), len(n.orelse), len(n.finalbody)),
    "TryStar": lambda n: "%d:%d:%d" % (len(n.handlers), len(n.orelse), len(n.finalbody)),
    "Assert": lambda n: has(n.msg),
    "Import": lambda n: len(n.names),
    "ImportFrom": lambda n: "%s:%d" % (n.module or "", n.level),
    "Global": lambda n: ",".join(n.names),
    "Nonlocal": lambda n: ",".join(n.names),
    "Name": lambda n: n.id,
    "Constant": lambda n: literal(n.value),
    "Attribute": lambda n: n.attr,
    "Slice": lambda n: has(n.lower) + has(n.upper) + has(n.step),
    "Call": lambda n: len(n.args) + len(n.keywords),
    "BoolOp": lambda n: symbol(n.op),
    "BinOp": lambda n: symbol(n.op),
    "UnaryOp": lambda n: symbol(n.op),
    "Compare": lambda n: ",".join(symbol(op) for op in n.ops),
    "Tuple": lambda n: len(n.elts),
    "List": lambda n: len(n.elts),
    "Set": lambda n: len(n.elts),
    "Dict": lambda n: len(n.values),
    "ListComp": clauses,
    "SetComp": clauses,
    "DictComp": clauses,
    "GeneratorExp": clauses,
    "JoinedStr": lambda n: len(n.values),
    "FormattedValue": lambda n: n.conversion,
    "MatchSingleton": lambda n: literal(n.value),
    "MatchSequence": lambda n: len(n.patterns),
    "MatchMapping": lambda n: n.rest or "",
    "MatchClass": lambda n: ",".join(n.kwd_attrs),
    "MatchStar": lambda n: n.name or "",
    "MatchAs": lambda n: n.name or "",
    "MatchOr": lambda n: len(n.patterns),
    "TypeVar": lambda n: n.name,
    "ParamSpec": lambda n: n.name,
    "TypeVarTuple": lambda n: n.name,
    "keyword": lambda n: n.arg or "**",
    "alias": lambda n: "%s:%s" % (n.name, n.asname or ""),
    "ExceptHandler": lambda n: "%s:%s" % (n.name or "", has(n.type)),
}


def parameters(arguments):
    """Yields the parameters of a function with their kind and default."""
    positional = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
    for i, (arg, default) in enumerate(zip(positional, defaults)):
        only = i < len(arguments.posonlyargs)
        yield arg, "POSITIONAL_ONLY" if only else "POSITIONAL_OR_KEYWORD", default
    if arguments.vararg:
        yield arguments.vararg, "REST", None
    for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        yield arg, "KEYWORD_ONLY", default
    if arguments.kwarg:
        yield arguments.kwarg, "KEYWORD_REST", None


def nodes(tree):
    """Yields the lines of a tree."""
    work = [(child, 0, "-") for child in tree.body]
    while work:
        node, depth, inside = work.pop()
        kind = type(node).__name__
        if isinstance(node, ast.arguments):
            for arg, how, default in parameters(node):
                yield row(arg, depth, inside, "arg", "%s:%s:%s" % (arg.arg, how, has(default)))
                if arg.annotation:
                    work.append((arg.annotation, depth + 1, inside))
                if default:
                    work.append((default, depth, inside))
            continue
        if kind == "JoinedStr":
            node.values = [value for value in node.values if not is_nothing(value)]
        if hasattr(node, "lineno"):
            if kind == "Lambda":
                detail = len(list(parameters(node.args)))
            else:
                detail = DETAILS.get(kind, lambda _: "")(node)
            yield row(node, depth, inside, kind, detail)
            depth += 1
        if kind == "JoinedStr":
            inside = "f"
        work.extend((child, depth, inside) for child in ast.iter_child_nodes(node))


def is_nothing(part):
    """Tells the empty text that 3.12.0 and 3.12.1 put behind a specification's last field."""
    return isinstance(part, ast.Constant) and part.value == ""


def row(node, depth, inside, kind, detail):
    return "\t".join(
        map(
            str,
            (
                "N", node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, depth,
                inside, kind, detail,
            ),
        )
    )


def tokens(text):
    """Yields the lines of a file's tokens."""
    for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
        kind = tokenize.tok_name[token.type]
        if kind in ("NAME", "NUMBER", "STRING", "OP", "COMMENT", "FSTRING_START", "FSTRING_END"):
            yield "\t".join(map(str, ("T", *token.start, *token.end, kind)))


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data, data.decode(encoding)


def expected(path):
    """Gives the sorted lines for a file, or one `E` line where CPython refuses it."""
    try:
        data, text = read(path)
        lines = list(nodes(ast.parse(data)))
    except SyntaxError as error:
        prefix = "" if type(error) is SyntaxError else type(error).__name__ + ": "
        return ["E\t%s\t%s\t%s%s" % (error.lineno, error.offset, prefix, error.msg)]
    except (ValueError, RecursionError, MemoryError) as error:
        return ["E\t0\t0\t%s" % error]
    if EXACT_STRINGS:
        try:
            lines.extend(tokens(text))
        except (tokenize.TokenError, SyntaxError) as error:
            lines.append("T\t%s" % error)
    return lines


def counted(lines):
    """Leaves out what this version of Python cannot say."""
    if EXACT_STRINGS:
        return collections.Counter(lines)
    return collections.Counter(
        line for line in lines if not line.startswith("T") and line.split("\t")[6] != "f"
    )


class Report:
    def __init__(self):
        self.files = self.agreeing = self.refused = self.lines = 0
        self.reasons = collections.Counter()
        self.refusals = collections.Counter()
        self.examples = {}

    def add(self, path, ours):
        theirs = expected(path)
        self.files += 1
        self.lines += len(theirs)
        refusals = [lines[0] for lines in (ours, theirs) if lines and lines[0].startswith("E")]
        if len(refusals) == 2:
            self.agreeing += 1
            self.refused += 1
            self.compare_messages(path, *(refusal.split("\t", 3)[1:] for refusal in refusals))
            return
        if refusals:
            self.differ(path, "only one side accepts the file", refusals)
            return
        ours, theirs = counted(ours), counted(theirs)
        if ours == theirs:
            self.agreeing += 1
        else:
            missing = sorted((theirs - ours).elements(), key=by_position)
            extra = sorted((ours - theirs).elements(), key=by_position)
            self.differ(path, reason(missing, extra), missing[:3] + ["--"] + extra[:3])

    def compare_messages(self, path, ours, theirs):
        if ours[2] != theirs[2]:
            why = "message"
        elif ours[0] != theirs[0]:
            why = "line of the error"
        else:
            why = "column of the error" if ours[1] != theirs[1] else None
        if why:
            self.refusals[why] += 1
            self.examples.setdefault(why, []).append((path, [" ".join(ours), " ".join(theirs)]))

    def differ(self, path, why, example):
        self.reasons[why] += 1
        self.examples.setdefault(why, []).append((path, example))

    def show(self):
        print("Python %d.%d.%d" % sys.version_info[:3])
        print("files %d  agreeing %d  refused by both %d  nodes and tokens %d" % (
            self.files, self.agreeing, self.refused, self.lines))
        for why, count in (self.reasons + self.refusals).most_common():
            print("%d files: %s" % (count, why))
            for path, example in self.examples[why][:3]:
                print("  " + path)
                for line in example:
                    print("    " + line[:200].replace("\t", " "))


def by_position(line):
    return [int(cell) for cell in line.split("\t")[1:5] if cell.isdigit()]


def start_of_string(token):
    cells = token.split("\t")
    return cells[1:4] if cells[-1] == "STRING" and cells[1] != cells[3] else token


def reason(missing, extra):
    lines = missing + extra
    if all(line.startswith("T") for line in lines):
        ends_only = list(map(start_of_string, missing)) == list(map(start_of_string, extra))
        return MISCOUNTED_ENDS if ends_only else "tokens"
    kinds = sorted({line.split("\t")[7] for line in lines if line.startswith("N")})
    if all(line.split("\t")[6] == "f" for line in lines if line.startswith("N")):
        return "inside f-strings: " + ", ".join(kinds)
    return "nodes: " + ", ".join(kinds)


def main():
    warnings.simplefilter("ignore")
    report = Report()
    path, ours = None, []
    sys.setrecursionlimit(100_000)
    with open(sys.argv[1], encoding="utf-8", errors="surrogatepass", newline="\n") as dump:
        for line in dump:
            line = line.rstrip("\n")
            if line.startswith("F\t"):
                if path:
                    report.add(path, ours)
                path, ours = line[2:], []
            else:
                ours.append(line)
    if path:
        report.add(path, ours)
    report.show()
    return 0 if report.agreeing + report.reasons[MISCOUNTED_ENDS] == report.files else 1


if __name__ == "__main__":
    sys.exit(main())
