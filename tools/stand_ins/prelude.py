"""Runs before a program that is timed: fixes the seeds, and puts made-up data in the place of downloads.

With `PROGRAM_CLOCK=cpu`, a program that takes its own time gets that of the processor; `PROGRAM_PICTURES` says how many
pictures there are to train with, and `PROGRAM_SEED` is the seed.
The pictures are ten patterns with noise, so that training has something to learn.
"""

import os
import pathlib
import random
import sys
import time
import timeit

import numpy as np
import tensorflow as tf

sys.path.insert(0, str(pathlib.Path(__file__).parent))
seed = int(os.environ.get("PROGRAM_SEED", 1))
random.seed(seed)
np.random.seed(seed)
tf.random.set_seed(seed)
if os.environ.get("PROGRAM_CLOCK") == "cpu":
    timeit.default_timer = time.process_time


def pictures(*shape):
    train = int(os.environ.get("PROGRAM_PICTURES", 12000))
    test = train // 6
    source = np.random.default_rng(7)
    patterns = source.random((10, *shape)) < 0.25
    labels = source.integers(0, 10, train + test).astype("uint8")
    noise = source.random((train + test, *shape), dtype="float32")
    images = (255 * np.where(noise < 0.15, 1 - patterns[labels], patterns[labels])).astype("uint8")
    return (images[:train], labels[:train]), (images[train:], labels[train:])


tf.keras.datasets.mnist.load_data = lambda path=None: pictures(28, 28)
tf.keras.datasets.fashion_mnist.load_data = lambda: pictures(28, 28)
tf.keras.datasets.cifar10.load_data = lambda: pictures(32, 32, 3)
