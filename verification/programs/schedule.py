"""A learning rate that follows a step counter kept in a variable."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(39)
weight = tf.Variable(tf.zeros((4, 1)))
step_count = tf.Variable(0, dtype=tf.int64)
features = tf.constant(rng.normal(size=(64, 4)).astype("float32"))
targets = tf.matmul(features, tf.constant([[1.0], [-1.0], [2.0], [0.0]]))


def rate(step):
    warm = tf.cast(step + 1, tf.float32) / 5.0
    return 0.3 * tf.minimum(warm, 1.0) * tf.pow(0.95, tf.cast(step, tf.float32))


def train(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, weight) - y))
    weight.assign_sub(rate(step_count) * tape.gradient(loss, weight))
    step_count.assign_add(1)
    return loss


for _ in range(12):
    loss = train(features, targets)
print("loss", float(loss), "rate", float(rate(step_count)), "steps", int(step_count))
