"""Makes Graphlift start faster: keeps what the Java runtime learns from a first run in the user's cache folder.

The file is named after the program's content and the runtime's version, because a runtime takes the classes of
an outdated file without complaint. It is made in the background, beside the first run that misses it, and moved
into place when it is whole. Safe to delete at any time.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEPT_DAYS = 30


def folder():
    """The user's cache folder for Graphlift."""
    given = os.environ.get("GRAPHLIFT_STARTUP_CACHE")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "graphlift" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "graphlift"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphlift"


def file_for(jar, java, version):
    """Where the cache of this program on this runtime lies, or will lie; OSError if the program's content has no name."""
    content = jar.with_name(jar.name + ".sha256").read_text(encoding="ascii").strip()
    key = hashlib.sha256(f"{content}\0{jar}\0{java}\0{version}".encode()).hexdigest()
    return folder() / f"startup-{key[:32]}.aot"


def make_in_background(cache, java, jar):
    """Starts a process of its own that makes the cache; never waits, never fails."""
    try:
        subprocess.Popen(
            [sys.executable, "-m", "graphlift.startup", str(cache), str(java), str(jar)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            **({"creationflags": 0x00000208} if os.name == "nt" else {"start_new_session": True}),
        )
    except OSError:
        pass


def make(cache, java, jar):
    """Makes the cache by a run over a small program."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    lock = cache.with_suffix(".lock")
    if not _take(lock):
        return
    try:
        with tempfile.TemporaryDirectory(dir=cache.parent) as scratch:
            program = Path(scratch, "program")
            program.mkdir()
            text = Path(__file__).with_name("warmup.py.txt").read_text(encoding="utf-8")
            (program / "warmup.py").write_text(text, encoding="utf-8")
            made = Path(scratch, "made.aot")
            subprocess.run(
                [java, f"-XX:AOTCacheOutput={made}", "-XX:+UseSerialGC", "-Xss16m", "-jar", jar]
                + ["check", "--isolated", "--no-progress", "--no-cache", str(program)],
                capture_output=True,
                timeout=300,
            )
            if made.is_file():
                os.replace(made, cache)
                _forget_old(cache)
    finally:
        lock.unlink(missing_ok=True)


def _take(lock):
    """Takes a lock that whoever held it too long has lost."""
    try:
        if time.time() - lock.stat().st_mtime > 600:
            lock.unlink(missing_ok=True)
    except OSError:
        pass
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        return True
    except OSError:
        return False


def _forget_old(cache):
    for other in cache.parent.glob("startup-*.aot"):
        try:
            if other != cache and time.time() - other.stat().st_mtime > KEPT_DAYS * 86400:
                other.unlink()
        except OSError:
            pass


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
