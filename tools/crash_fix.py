#!/usr/bin/env python3
"""Kills `graphlift fix` at random moments and looks at what is left.

usage: crash_fix.py [--graphlift COMMAND] [--runs N] [--files N] [--seed N]

Every run fixes a fresh folder of many small files and is killed (SIGKILL) at a random moment, more often while it writes.
Then each file must be what it was or what it should become, byte for byte. A last run must finish the work and leave
nothing behind. Two runs at once, a full disk and a read-only folder are tried as far as this machine allows it.
"""
import argparse, os, pathlib, random, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent.parent
BEFORE = "import tensorflow as tf\n\n\ndef step_{n}(x):\n    return tf.add(x, {n}.0)\n\n\nstep_{n}(tf.ones((2, 3)))\n"
AFTER = BEFORE.replace("def ", "@tf.function\ndef ")


def make(folder, files):
    for n in range(files):
        (folder / ("steps_%d.py" % n)).write_text(BEFORE.format(n=n))


def state(folder, files):
    """How many files are old and new; what is neither is an error."""
    old = new = 0
    for n in range(files):
        text = (folder / ("steps_%d.py" % n)).read_text()
        old += text == BEFORE.format(n=n)
        new += text == AFTER.format(n=n)
    return old, new


def command(options):
    return [*options.graphlift.split(), "fix", "--isolated", "--quiet", "--no-progress", "."]


def start(options, folder, words=None):
    return subprocess.Popen(words or command(options), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def first_write(folder, files, process):
    """Waits until the first file changes, so that the kill falls among the writes."""
    while process.poll() is None:
        if state(folder, files)[1] or any(name.endswith(".graphlift-tmp") for name in os.listdir(folder)):
            return
        time.sleep(0.001)


def killed(options, rng, run, length):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        make(folder, options.files)
        process = start(options, folder)
        if run % 4:
            first_write(folder, options.files, process)
            time.sleep(rng.random() * 0.05)
        else:
            time.sleep(rng.random() * length)
        process.kill()
        process.wait()
        old, new = state(folder, options.files)
        left = sum(name.endswith(".graphlift-tmp") for name in os.listdir(folder))
        if old + new != options.files:
            sys.exit("run %d: %d files are neither old nor new" % (run, options.files - old - new))
        process = start(options, folder)
        process.wait()
        if state(folder, options.files) != (0, options.files) or len(os.listdir(folder)) != options.files:
            sys.exit("run %d: the next run left %s of %d" % (run, state(folder, options.files), options.files))
        return old > 0 and new > 0, left


def at_once(options):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        make(folder, options.files)
        both = [start(options, folder), start(options, folder)]
        said = [process.communicate()[1] for process in both]
        print("two at once: exit codes %s, old and new files %s, %d refusals, %d files left over" % (
            [process.returncode for process in both], state(folder, options.files),
            sum(text.count("it changed") for text in said), len(os.listdir(folder)) - options.files))


def unwritable(options, what, mount_options):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", made], capture_output=True).returncode:
            print("%s: not tried, as nothing can be mounted here" % what)
            return
        try:
            make(folder, 8)
            if mount_options:
                subprocess.run(["mount", "-o", mount_options, made], check=True)
            else:
                with open(folder / "filler", "wb", buffering=0) as filler:
                    try:
                        while filler.write(b"x" * 4096):
                            pass
                    except OSError:
                        pass
            process = start(options, folder)
            said = process.communicate()[1]
            left = sum(name.endswith(".graphlift-tmp") for name in os.listdir(folder))
            print("%s: exit code %d, old and new files %s, %d left over, said: %s" % (
                what, process.returncode, state(folder, 8), left, said.splitlines()[0] if said else "nothing"))
        finally:
            subprocess.run(["umount", made], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graphlift", default=str(HERE / "graphlift"))
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as made:
        make(pathlib.Path(made), options.files)
        started = time.monotonic()
        start(options, made).wait()
        length = time.monotonic() - started
    halfway = leftovers = 0
    for run in range(options.runs):
        half, left = killed(options, rng, run, length)
        halfway += half
        leftovers += left
    print("killed %d times, %d of these among the writes, %d drafts left for the next run; no file lost or half-written"
          % (options.runs, halfway, leftovers))
    at_once(options)
    unwritable(options, "full disk", None)
    unwritable(options, "read-only folder", "remount,ro")


main()
