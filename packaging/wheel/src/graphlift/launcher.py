"""Starts Graphlift, which is a Java program inside this package, and hands its exit code on."""

import os
import subprocess
import sys
from pathlib import Path

from graphlift import java, startup

JAR = Path(__file__).with_name("graphlift.jar")


def main():
    """Runs Graphlift with the arguments of this process."""
    try:
        executable, version = java.find()
    except java.NoJavaError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    command = [str(executable), *_options(executable, version), "-jar", str(JAR), *sys.argv[1:]]
    environment = dict(os.environ, **_locale())
    if os.name == "nt":
        return subprocess.run(command, env=environment).returncode
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, environment)


def _options(executable, version):
    streams = (name for name, stream in (("out", sys.stdout), ("err", sys.stderr)) if stream and stream.isatty())
    options = ["-XX:+UseSerialGC", "-Xss16m", f"-Dgraphlift.terminals={','.join(streams)}"]
    options += os.environ.get("GRAPHLIFT_JAVA_OPTS", "").split()
    if os.environ.get("GRAPHLIFT_STARTUP_CACHE") != "":
        options += _cached(executable, version)
    return options


def _cached(executable, version):
    try:
        cache = startup.file_for(JAR, executable, version)
        if cache.is_file():
            return [f"-XX:AOTCache={cache}", "-XX:+VerifySharedSpaces", "-Xlog:disable"]
    except (OSError, RuntimeError):
        return []
    startup.make_in_background(cache, executable, JAR)
    return []


def _locale():
    """Java reads file names in the encoding of the locale; in any but UTF-8 it loses letters."""
    now = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return {} if "utf" in now.lower() or os.name == "nt" else {"LC_ALL": "C.UTF-8"}
