#!/usr/bin/env python3
"""Runs scripts and test suites of real projects before and after Graphlift's edits, and compares.

    ./dev real-programs [--release RELEASE] [--safe-only] [--site FOLDER] [--json FILE] CHECKOUTS [NAME…]

CHECKOUTS holds checkouts of the projects in the table below, each under its own name; those that are not there are
left out, and nothing in them is changed. NAME is a project or a script. A script is run as it is, under two seeds, with
the safe fixes, and with all of them; downloads and plots are replaced by stand-ins (`tools/stand_ins`), and training is
cut short. Of a test suite, the tests that failed or passed before and
those after are compared. FOLDER has packages that the projects need besides TensorFlow.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

from decorating import newly_decorated
from verify_programs import ENVIRONMENTS, NUMBER, ROOT, alike, fix, require_environment, runs

PRELUDE = ROOT / "tools" / "stand_ins" / "prelude.py"
NOTEBOOKS = "tensorflow_v2/notebooks"
# Scripts with the number of steps or rounds that they train for here.
SCRIPTS = {
    "TensorFlow-Examples": {
        f"{NOTEBOOKS}/2_BasicModels/linear_regression.py": 100,
        f"{NOTEBOOKS}/2_BasicModels/logistic_regression.py": 40,
        f"{NOTEBOOKS}/3_NeuralNetworks/neural_network.py": 40,
        f"{NOTEBOOKS}/3_NeuralNetworks/autoencoder.py": 20,
        f"{NOTEBOOKS}/3_NeuralNetworks/convolutional_network.py": 5,
        f"{NOTEBOOKS}/3_NeuralNetworks/recurrent_network.py": 10,
        f"{NOTEBOOKS}/3_NeuralNetworks/bidirectional_rnn.py": 8,
        f"{NOTEBOOKS}/3_NeuralNetworks/dynamic_rnn.py": 8,
        f"{NOTEBOOKS}/3_NeuralNetworks/dcgan.py": 3,
        f"{NOTEBOOKS}/4_Utils/save_restore_model.py": 40,
        f"{NOTEBOOKS}/4_Utils/build_custom_layers.py": 40,
        f"{NOTEBOOKS}/1_Introduction/basic_operations.py": 1,
    },
    "TensorFlow2.0-Examples": {
        "1-Introduction/GradientTape.py": 1,
        "2-Basical_Models/Linear_Regression.py": 10,
        "2-Basical_Models/Logistic_Regression.py": 1,
        "2-Basical_Models/Multilayer_Perceptron.py": 40,
    },
    "samples": {
        "tensorflow_line_fitting/tensorflow_line_fitting.py": 100,
        "tensorflow_tf_module/tensorflow_tf_module.py": 10,
        "tensorflow_tffunction_workaround/tensorflow_tffunction_workaround.py": 20,
        "tensorflow_custom_convolution/tensorflow_custom_convolution.py": 1,
        "tensorflow_weight_sharing/trial00.py": 1,
        "tensorflow_eager_execution/tensorflow_eager_execution.py": 1,
    },
}
# Test suites: what to give pytest.
SUITES = {
    "GPflow": [
        "tests/gpflow/test_functions.py",
        "tests/gpflow/test_kullback_leiblers.py",
        "tests/gpflow/test_logdensities.py",
        "tests/gpflow/test_inducing_variables.py",
        "tests/gpflow/utilities",
        "tests/gpflow/conditionals",
        "tests/gpflow/quadrature",
        "tests/gpflow/likelihoods/test_likelihoods.py",
        "tests/gpflow/models/test_gpr_posterior.py",
    ],
    "deep_recommenders": ["tests/keras"],
    "nobrainer": ["nobrainer/layers/tests", "nobrainer/tests/losses_test.py", "nobrainer/tests/metrics_test.py"]
    + ["nobrainer/tests/test_intensity_transforms.py", "nobrainer/tests/test_spatial_transforms.py"],
}
LENGTH = re.compile(r"^(\s*\w*(?:epochs|EPOCHS|_steps|_STEPS|iterations)\s*=\s*)\d+\s*$", re.MULTILINE)
ROUNDS = re.compile(r"\bepochs=\d+")
TIMES = re.compile(r', "time": [^}]*|[\d.]+ ?(?:s|sec|seconds|ms|ms/step|s/step)\b')
RELEASE_CHECK = re.compile(r"^assert\s*\(?tf\.__version__ == .*$", re.MULTILINE)
SIDES = ("before", "safe", "unsafe")


def main():
    options = arguments()
    os.environ["PROGRAM_PICTURES"] = "600"
    if options.site:
        os.environ["PYTHONPATH"] = str(options.site.resolve())
    sides = SIDES[:2] if options.safe_only else SIDES
    records = []
    for project in sorted({*SCRIPTS, *SUITES}):
        scripts = {
            path: n for path, n in SCRIPTS.get(project, {}).items() if is_asked(options, project, pathlib.Path(path).stem)
        }
        suite = SUITES.get(project, []) if is_asked(options, project, "tests") else []
        if not scripts and not suite:
            continue
        if not (options.checkouts / project).is_dir():
            print(f"{project}: left out, there is no checkout")
            continue
        with tempfile.TemporaryDirectory(prefix="graphlift-") as scratch:
            copies = Copies(options.checkouts / project, pathlib.Path(scratch), scripts, sides, options.release)
            for record in [*copies.of_scripts(), *copies.of_suite(suite)]:
                print(record.pop("text"), flush=True)
                records.append(record)
    counts = collections.Counter(record["verdict"] for record in records)
    print(f"{options.release}: " + ", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())))
    if options.json:
        pathlib.Path(options.json).write_text("".join(json.dumps(record) + "\n" for record in records))
    sys.exit(1 if counts["differs"] or counts["raises"] or counts["new failures"] else 0)


def arguments():
    parser = argparse.ArgumentParser(prog="./dev real-programs", description=__doc__.splitlines()[0])
    parser.add_argument("checkouts", type=pathlib.Path, metavar="CHECKOUTS")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--release", default="2.15.1", help="the release of TensorFlow (2.15.1)")
    parser.add_argument("--safe-only", action="store_true", help="leave out the fixes that rest on an assumption")
    parser.add_argument("--site", type=pathlib.Path, metavar="FOLDER", help="more packages for the projects")
    parser.add_argument("--json", metavar="FILE", help="write one JSON object a script or suite and kind of fixes")
    options = parser.parse_args()
    require_environment(options.release)
    return options


def is_asked(options, project, name):
    return not options.names or project in options.names or name in options.names


class Copies:
    """One project as it is, with the safe fixes, and with all of them."""

    def __init__(self, checkout, scratch, scripts, sides, release):
        self.project, self.release, self.scripts, self.sides = checkout.name, release, scripts, sides
        self.folders = {side: scratch / side / self.project for side in sides}
        for folder in self.folders.values():
            shutil.copytree(checkout, folder, ignore=shutil.ignore_patterns(".git", "__pycache__"))
            for path, length in scripts.items():
                shorten(folder / path, length)
        for side in sides[1:]:
            fix(release, [self.folders[side]], side == "unsafe")
        self.decorated = {side: sum(len(self.functions(side, path)) for path in self.files()) for side in sides[1:]}

    def files(self):
        before = self.folders["before"]
        return [path.relative_to(before) for path in sorted(before.rglob("*.py"))]

    def functions(self, side, path):
        texts = [(self.folders[one] / path).read_bytes() for one in ("before", side)]
        return newly_decorated(*texts) if texts[0] != texts[1] else []

    def of_scripts(self):
        for path in self.scripts:
            before, *after = runs(self.release, [self.folders[side] / path for side in self.sides], PRELUDE)
            os.environ["PROGRAM_SEED"] = "2"
            (other_seed,) = runs(self.release, [self.folders["before"] / path], PRELUDE)
            del os.environ["PROGRAM_SEED"]
            for side, result in zip(self.sides[1:], after):
                functions = [name for _, name in self.functions(side, path)]
                found, why = verdict(before, other_seed, result)
                text = (
                    f"{self.project} {path} ({side}): {found}{why and ': ' + why[:200]}; {before['seconds']:.1f} s, then"
                    f" {result['seconds']:.1f} s; decorated: {', '.join(functions) or 'none'}"
                )
                yield {
                    "text": text,
                    "project": self.project,
                    "what": path,
                    "fixes": side,
                    "release": self.release,
                    "verdict": found,
                    "why": why,
                    "functions": functions,
                }

    def of_suite(self, suite):
        if not suite:
            return
        outcomes = {side: self.tested(side, suite) for side in self.sides}
        before = outcomes["before"]
        for side in self.sides[1:]:
            new = sorted(
                test for test, outcome in outcomes[side].items() if outcome == "failed" and before.get(test) != "failed"
            )
            lost = sorted(set(before) - set(outcomes[side]))
            counts = [collections.Counter(outcomes[one].values()) for one in ("before", side)]
            text = f"{self.project} tests ({side}, {self.decorated[side]} functions decorated): " + ", then ".join(
                f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped" for count in counts
            )
            yield {
                "text": text + "".join(f"\n  fails now: {test}" for test in new + lost),
                "project": self.project,
                "what": "tests",
                "fixes": side,
                "release": self.release,
                "verdict": "new failures" if new or lost else "equal",
                "new": new,
                "lost": lost,
                "decorated": self.decorated[side],
            }

    def tested(self, side, suite):
        """What came of each test."""
        folder = self.folders[side]
        report = folder.parent / "tests.xml"
        python = ENVIRONMENTS / f"tensorflow-{self.release}" / "bin" / "python"
        environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "--continue-on-collection-errors", f"--junitxml={report}"]
        subprocess.run(command + suite, cwd=folder, env=environment, capture_output=True, text=True)
        if not report.exists():
            sys.exit(f"error: the tests of {self.project} do not start")
        return {f"{case.get('classname')}.{case.get('name')}": outcome(case) for case in xml.parse(report).iter("testcase")}


def outcome(case):
    tags = {child.tag for child in case}
    return "failed" if tags & {"failure", "error"} else "skipped" if "skipped" in tags else "passed"


def shorten(path, length):
    text = path.read_text()
    text = RELEASE_CHECK.sub("pass", text)
    path.write_text(ROUNDS.sub(f"epochs={length}", LENGTH.sub(rf"\g<1>{length}", text)).replace("display_step = ", "display_step = 1 or "))


def verdict(before, other_seed, after):
    """Whether a script did the same, and else the first line that differs.

    Graphs draw other random numbers than eager code does. A script whose numbers differ no more than they do under
    another seed is said to draw; its results tell little about the edits.
    """
    if before["error"]:
        return "left out", f"raises as it is: {before['error']}"
    if after["error"]:
        return "raises", after["error"]
    lines = [TIMES.sub("", result["output"]).splitlines() for result in (before, other_seed, after)]
    if len(lines[0]) != len(lines[2]):
        return "differs", f"{len(lines[0])} lines | {len(lines[2])} lines"
    pairs = [(one, seed, other) for one, seed, other in zip(*lines) if not alike(one, other)]
    if not pairs:
        return "equal", ""
    far = [(one, other) for one, seed, other in pairs if distance(one, other) > distance(one, seed)]
    found, shown = ("differs", far[0]) if far else ("draws", pairs[0][::2])
    return found, " | ".join(shown)


def distance(one, other):
    """How far apart the numbers of two lines are, which is infinite where their text differs."""
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return float("inf")
    return max((abs(float(a) - float(b)) for a, b in zip(NUMBER.findall(one), NUMBER.findall(other))), default=0.0)


if __name__ == "__main__":
    main()
