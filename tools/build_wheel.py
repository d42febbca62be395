#!/usr/bin/env python3
"""Builds the Python wheel: the program, and a launcher that finds a Java or brings one.

    ./dev wheel
"""

import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "cli" / "target" / "graphlift.jar"
SOURCE = ROOT / "target" / "wheel" / "source"
WHEELS = ROOT / "target" / "wheel"


def main():
    if not JAR.is_file():
        sys.exit(f"error: {JAR} is not there; ./dev wheel builds it")
    shutil.rmtree(WHEELS, ignore_errors=True)
    shutil.copytree(ROOT / "packaging" / "wheel", SOURCE)
    package = SOURCE / "src" / "graphlift"
    shutil.copy2(JAR, package / "graphlift.jar")
    digest = hashlib.sha256(JAR.read_bytes()).hexdigest()
    (package / "graphlift.jar.sha256").write_text(digest + "\n", encoding="ascii")
    shutil.copy2(ROOT / "LICENSE", SOURCE / "LICENSE")
    project = SOURCE / "pyproject.toml"
    project.write_text(project.read_text().replace('"VERSION"', f'"{version()}"'))
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", WHEELS, SOURCE], check=True
    )
    (wheel,) = WHEELS.glob("*.whl")
    check(wheel, digest)
    print(wheel.relative_to(ROOT), f"{wheel.stat().st_size / 1e6:.1f} MB")


def version():
    """The version of the build in Python's form."""
    written = re.search(r"<version>([^<]+)</version>", (ROOT / "pom.xml").read_text())[1]
    return re.sub(r"-SNAPSHOT$", ".dev0", written)


def check(wheel, digest):
    """Wheels without the program in them have been published by others."""
    with zipfile.ZipFile(wheel) as archive:
        inside = hashlib.sha256(archive.read("graphlift/graphlift.jar")).hexdigest()
    if inside != digest:
        sys.exit(f"error: {wheel} does not hold the program that was built")


if __name__ == "__main__":
    main()
