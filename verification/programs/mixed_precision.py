"""Half-precision computation on single-precision variables, with a scaled loss."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(18)
weight = tf.Variable((rng.normal(size=(6, 1)) * 0.1).astype("float32"))
features = tf.constant(rng.normal(size=(64, 6)).astype("float32"))
targets = tf.reduce_sum(features, axis=1, keepdims=True)
SCALE = 128.0


def forward(x):
    return tf.cast(tf.matmul(tf.cast(x, tf.float16), tf.cast(weight, tf.float16)), tf.float32)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(forward(x) - y))
        scaled = loss * SCALE
    weight.assign_sub(0.1 * tape.gradient(scaled, weight) / SCALE)
    return loss


for _ in range(10):
    loss = step(features, targets)
print("loss", round(float(loss), 3))
