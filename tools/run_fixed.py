#!/usr/bin/env python3
"""Runs programs before and after fixes gave them input signatures, to see that no call is refused.

usage: run_fixed.py [--limit N] [--seconds N] [--seed N] BEFORE AFTER

BEFORE and AFTER hold the same folders, a program each. Those are tried whose files in AFTER have more input signatures,
and which run from end to end as they were. Start it with the Python of the release of TensorFlow to try:
TensorFlow is imported once, and each program runs in a fork.
"""
import argparse, os, pathlib, random, re, runpy, signal, sys, time

SIGNATURE = re.compile(r"\binput_signature\s*=")


def signatures(folder):
    return sum(len(SIGNATURE.findall(file.read_text(errors="replace"))) for file in folder.rglob("*.py"))


def run(folder, file, seconds):
    """Whether a file runs from end to end in a fork of this process, and what it said last."""
    said, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(write, 1)
        os.dup2(write, 2)
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        sys.argv = [str(file)]
        status = 1
        try:
            runpy.run_path(str(file), run_name="__main__")
            status = 0
        except SystemExit as end:
            status = 0 if end.code in (None, 0) else 1
        except BaseException as failure:
            print("\n%s: %s" % (type(failure).__name__, failure))
        sys.stdout.flush()
        os._exit(status)
    os.close(write)
    os.set_blocking(said, False)
    text, deadline, status = b"", time.monotonic() + seconds, None
    while status is None:
        try:
            text = (text + os.read(said, 65536))[-20000:]
        except BlockingIOError:
            pass
        done, code = os.waitpid(child, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(code)
        elif time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            status = 124
        else:
            time.sleep(0.02)
    os.close(said)
    return status == 0, text.decode(errors="replace").strip()[-600:]


def tried(before, after, seconds):
    """The files that run as they were, each with whether it still runs."""
    results = []
    for file in sorted(after.glob("*.py")):
        if run(before, before / file.name, seconds)[0]:
            results.append((file.name, *run(after, file, seconds)))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("after", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    before, after = options.before.resolve(), options.after.resolve()
    added = {}
    for folder in sorted(after.iterdir()):
        if (before / folder.name).is_dir():
            more = signatures(folder) - signatures(before / folder.name)
            if more > 0:
                added[folder.name] = more
    names = random.Random(options.seed).sample(sorted(added), min(options.limit, len(added)))
    import tensorflow as tf  # Forks share it; nothing may run before they are made.

    programs = accepted = of_programs = of_accepted = 0
    for name in sorted(names):
        results = tried(before / name, after / name, options.seconds)
        if not results:
            continue
        programs += 1
        of_programs += added[name]
        failed = [(file, said) for file, runs, said in results if not runs]
        if failed:
            for file, said in failed:
                print("%s/%s fails as it was not before:\n%s\n" % (name, file, said))
        else:
            accepted += 1
            of_accepted += added[name]
    print("TensorFlow %s: %d programs with new signatures, %d tried, %d run as they are; with %d of %d signatures %d of these still run"
          % (tf.__version__, len(added), len(names), programs, of_accepted, of_programs, accepted))
    sys.exit(accepted != programs)


main()
