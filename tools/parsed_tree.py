"""Which files Graphlift reads in a tree, and which of them it refuses."""

import dataclasses
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
COMMAND = [str(ROOT / "tools/parse-tree")]


@dataclasses.dataclass
class ParsedTree:
    """Paths are inside the tree; `problems` holds a code for each file in trouble."""

    lines: dict[str, int]
    problems: dict[str, str]

    def refused(self):
        """Files that were read and are not Python."""
        return {path for path, code in self.problems.items() if code == "invalid-syntax"}


def read(tree, configuration=()):
    """Asks Graphlift's parser; `configuration` holds `KEY=VALUE` settings."""
    options = [word for setting in configuration for word in ("--config", setting)]
    run = subprocess.run([*COMMAND, *options, str(tree)], stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        raise SystemExit(f"error: `{tree}` could not be read")
    parsed = ParsedTree({}, {})
    for record in run.stdout.decode().split("\0"):
        kind, _, rest = record.partition(" ")
        if kind == "file":
            lines, _, path = rest.partition(" ")
            parsed.lines[path] = int(lines)
        elif kind == "problem":
            code, _, path = rest.partition(" ")
            parsed.problems[path] = code
    return parsed
