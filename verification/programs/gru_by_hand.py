"""A gated recurrent unit written out, unrolled over time by a Python loop."""

import numpy as np
import tensorflow as tf

UNITS, STEPS, WIDTH = 6, 5, 3
rng = np.random.default_rng(6)


def matrix(rows, columns):
    return tf.Variable((rng.normal(size=(rows, columns)) * 0.3).astype("float32"))


update_x, update_h = matrix(WIDTH, UNITS), matrix(UNITS, UNITS)
reset_x, reset_h = matrix(WIDTH, UNITS), matrix(UNITS, UNITS)
new_x, new_h = matrix(WIDTH, UNITS), matrix(UNITS, UNITS)
read = matrix(UNITS, 1)
variables = [update_x, update_h, reset_x, reset_h, new_x, new_h, read]


def cell(x, h):
    z = tf.sigmoid(x @ update_x + h @ update_h)
    r = tf.sigmoid(x @ reset_x + h @ reset_h)
    candidate = tf.tanh(x @ new_x + (r * h) @ new_h)
    return (1.0 - z) * h + z * candidate


def forward(sequence):
    h = tf.zeros((tf.shape(sequence)[0], UNITS))
    for t in range(STEPS):
        h = cell(sequence[:, t], h)
    return h @ read


def train(sequence, target):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((forward(sequence) - target) ** 2)
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.2 * gradient)
    return loss


sequences = tf.constant(rng.normal(size=(32, STEPS, WIDTH)).astype("float32"))
targets = tf.reduce_sum(sequences[:, :, :1], axis=1)
for _ in range(10):
    loss = train(sequences, targets)
print("loss", float(loss))
