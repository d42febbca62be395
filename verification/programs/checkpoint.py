"""Training that is saved half-way and taken up again from the checkpoint."""

import tempfile

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(20)
features = tf.constant(rng.normal(size=(40, 3)).astype("float32"))
targets = features @ tf.constant([[1.0], [2.0], [3.0]])


class Line(tf.Module):
    def __init__(self):
        super().__init__()
        self.weight = tf.Variable(tf.zeros((3, 1)))
        self.steps = tf.Variable(0, dtype=tf.int64)

    def __call__(self, x):
        return tf.matmul(x, self.weight)

    def fit_once(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x) - y))
        self.weight.assign_sub(0.1 * tape.gradient(loss, self.weight))
        self.steps.assign_add(1)
        return loss


line = Line()
with tempfile.TemporaryDirectory() as folder:
    checkpoint = tf.train.Checkpoint(line=line)
    for _ in range(5):
        line.fit_once(features, targets)
    path = checkpoint.save(folder + "/line")
    for _ in range(5):
        loss = line.fit_once(features, targets)
    first = float(loss)
    checkpoint.restore(path)
    for _ in range(5):
        loss = line.fit_once(features, targets)
print("losses", first, float(loss), "steps", int(line.steps))
