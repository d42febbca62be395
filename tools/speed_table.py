#!/usr/bin/env python3
"""Times the example scripts of a study without decorators, with Graphlift's, with all, and with those placed by hand.

    ./dev speed-table [--release RELEASE] [--rounds N] [--seconds S] [--json FILE] CHECKOUT [PROGRAM…]

CHECKOUT is a checkout of TensorFlow-Examples; nothing in it is changed. Downloads and plots are replaced by stand-ins
(`tools/stand_ins`), and the number of training steps is such that a script takes some seconds without decorators.
All variants of a script run in turns in one process that forks; the median counts. The time is the one that the
script takes of itself. Loss and accuracy are of the last round.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import sys
import tempfile

from decorating import decorated, functions_of, is_generator, newly_decorated, undecorated
from verify_programs import ROOT, fix, require_environment, runs

PRELUDE = ROOT / "tools" / "stand_ins" / "prelude.py"
VARIANTS = ("eager", "ours", "all", "hand")
# Where each script is, and which functions someone who knows it decorates.
SCRIPTS = {
    "neural_network": ("3_NeuralNetworks", {"run_optimization"}),
    "autoencoder": ("3_NeuralNetworks", {"run_optimization"}),
    "logistic_regression": ("2_BasicModels", {"run_optimization"}),
    "bidirectional_rnn": ("3_NeuralNetworks", {"run_optimization"}),
    "convolutional_network": ("3_NeuralNetworks", {"run_optimization"}),
    # Its step draws numbers by NumPy, which a graph would freeze.
    "dcgan": ("3_NeuralNetworks", {"Generator.call", "Discriminator.call"}),
    "dynamic_rnn": ("3_NeuralNetworks", {"run_optimization"}),
    "recurrent_network": ("3_NeuralNetworks", {"run_optimization"}),
}
FOLDER = pathlib.Path("tensorflow_v2", "notebooks")
STEPS = re.compile(r"^training_steps = \d+", re.MULTILINE)
SHOWN = re.compile(r"^display_step = \d+", re.MULTILINE)
RELEASE_CHECK = re.compile(r"^assert\s*\(?tf\.__version__ == .*$", re.MULTILINE)


def main():
    options = arguments()
    if options.cpu:
        os.environ["PROGRAM_CLOCK"] = "cpu"
    records = []
    with tempfile.TemporaryDirectory(prefix="graphlift-") as scratch:
        for name in options.programs or SCRIPTS:
            record = timed(name, options, pathlib.Path(scratch) / name)
            show(record)
            records.append(record)
    total(records, options)
    if options.json:
        pathlib.Path(options.json).write_text("".join(json.dumps(record) + "\n" for record in records))


def arguments():
    parser = argparse.ArgumentParser(prog="./dev speed-table", description=__doc__.splitlines()[0])
    parser.add_argument("checkout", type=pathlib.Path, metavar="CHECKOUT")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    parser.add_argument("--release", default="2.15.1", help="the release of TensorFlow (2.15.1)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each variant runs (5)")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long to run without decorators (8)")
    parser.add_argument(
        "--cpu", action="store_true", help="count the time of the processor, which other work does not stretch"
    )
    parser.add_argument("--json", metavar="FILE", help="write one JSON object a program")
    options = parser.parse_args()
    if not (options.checkout / FOLDER).is_dir():
        sys.exit(f"error: {options.checkout} is no checkout of TensorFlow-Examples")
    require_environment(options.release)
    unknown = set(options.programs) - set(SCRIPTS)
    if unknown:
        sys.exit(f"error: there is no script {', '.join(sorted(unknown))} in the table")
    return options


def timed(name, options, scratch):
    folder, by_hand = SCRIPTS[name]
    source = options.checkout / FOLDER / folder / f"{name}.py"
    text = undecorated(RELEASE_CHECK.sub("pass", source.read_text()))
    text = with_steps(text, steps(text, options, scratch))
    functions = functions_of(text)
    sets = {
        "eager": [],
        "ours": ours(text, name, options.release, scratch),
        "all": [f for f in functions if not f[1].endswith("__init__") and not is_generator(text, f)],
        "hand": [f for f in functions if f[1] in by_hand],
    }
    paths = {variant: write(scratch / variant, name, decorated(text, sets[variant])) for variant in VARIANTS}
    done = runs(options.release, list(paths.values()) * options.rounds, PRELUDE)
    record = {"program": name, "release": options.release, "steps": int(STEPS.search(text)[0].split()[-1])}
    for variant, path in paths.items():
        record[variant] = measured([one for one in done if one["path"] == str(path)])
        record[variant]["functions"] = [function for _, function in sets[variant]]
    return record


def steps(text, options, scratch):
    """How many steps take the time asked for."""
    number = 16
    while True:
        path = write(scratch / f"steps{number}", "program", with_steps(text, number))
        seconds = recorded(runs(options.release, [path], PRELUDE)[0])["time"]
        if seconds >= options.seconds / 6 or number > 10000:
            return max(8, round(number * options.seconds / seconds))
        number *= 4


def with_steps(text, steps):
    return SHOWN.sub(f"display_step = {max(1, steps // 4)}", STEPS.sub(f"training_steps = {steps}", text))


def write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.py"
    path.write_text(text)
    return path


def ours(text, name, release, scratch):
    """The functions that the safe fixes decorate."""
    path = write(scratch / "fixed", name, text)
    shutil.copytree(ROOT / "tools" / "stand_ins" / "scripts", path.parent / "scripts")
    fix(release, [path.parent], False)
    return newly_decorated(text, path.read_text())


def recorded(result):
    lines = [line for line in result["output"].splitlines() if line.startswith("recorded ")]
    if result["error"] or not lines:
        raise RuntimeError(f"{result['path']}: {result['error'] or 'it recorded nothing'}")
    return json.loads(lines[-1].removeprefix("recorded "))


def measured(results):
    failed = next((one["error"] for one in results if one["error"]), None)
    if failed:
        return {"error": failed}
    numbers = [recorded(one) for one in results]
    last = numbers[-1]
    return {"seconds": statistics.median(one["time"] for one in numbers), "loss": last["loss"], "accuracy": last["accuracy"]}


def is_right(record, variant):
    """Whether a variant runs and learns what the program learns without decorators, as far as its numbers tell."""
    eager, other = record["eager"], record[variant]
    return "error" not in other and abs(other["loss"] - eager["loss"]) <= 0.1 * abs(eager["loss"]) + 0.02


def share(record):
    """How much of the best variant's speed ours reaches."""
    times = [record[variant]["seconds"] for variant in VARIANTS if is_right(record, variant)]
    return min(times) / record["ours"]["seconds"]


def show(record):
    print(f"{record['program']} ({record['steps']} steps, TensorFlow {record['release']})")
    for variant in VARIANTS:
        one = record[variant]
        if "error" in one:
            print(f"  {variant:6} raises {one['error'][:100]}")
            continue
        accuracy = "" if one["accuracy"] is None else f", accuracy {one['accuracy']:.4f}"
        print(
            f"  {variant:6} {one['seconds']:7.2f} s, {record['eager']['seconds'] / one['seconds']:5.2f} times as fast,"
            f" loss {one['loss']:.4f}{accuracy}{'' if is_right(record, variant) else ' (other results)'}:"
            f" {', '.join(one['functions']) or 'none'}",
            flush=True,
        )


def total(records, options):
    gains = {
        variant: [r["eager"]["seconds"] / r[variant]["seconds"] for r in records if "error" not in r[variant]]
        for variant in VARIANTS[1:]
    }
    means = ", ".join(f"{variant} {statistics.mean(some):.2f} ({len(some)} run)" for variant, some in gains.items() if some)
    print(f"{options.release}: mean speed-up: {means}")
    shares = [share(record) for record in records if is_right(record, "ours")]
    print(f"ours reaches {statistics.mean(shares):.3f} of the best on average, {min(shares):.3f} at least")


if __name__ == "__main__":
    main()
