"""Clipped and accumulated gradients, and a custom gradient."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(35)
weight = tf.Variable((rng.normal(size=(5, 1))).astype("float32"))
total = tf.Variable(tf.zeros_like(weight), trainable=False)


@tf.custom_gradient
def round_through(x):
    def gradient(upstream):
        return upstream

    return tf.round(x), gradient


def loss_of(x, y):
    return tf.reduce_mean(tf.square(round_through(tf.matmul(x, weight) * 4.0) / 4.0 - y))


def accumulate(x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(x, y)
    (gradient,), _ = tf.clip_by_global_norm([tape.gradient(loss, weight)], 1.0)
    total.assign_add(gradient)
    return loss


def apply(count):
    weight.assign_sub(0.1 * total / count)
    total.assign(tf.zeros_like(total))


for _ in range(4):
    for _ in range(3):
        x = tf.constant(rng.normal(size=(16, 5)).astype("float32"))
        loss = accumulate(x, tf.reduce_sum(x, axis=1, keepdims=True))
    apply(tf.constant(3.0))
    print("loss", float(loss))
