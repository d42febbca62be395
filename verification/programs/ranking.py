"""Pairwise ranking with a bilinear score, evaluated by reciprocal ranks."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(38)
weight = tf.Variable(tf.eye(6))
queries = tf.constant(rng.normal(size=(20, 6)).astype("float32"))
items = tf.constant(rng.normal(size=(20, 6)).astype("float32"))


def score(queries, items):
    return tf.einsum("qd,de,ie->qi", queries, weight, items)


def hinge(queries, items):
    scores = score(queries, items)
    right = tf.linalg.diag_part(scores)
    violations = tf.nn.relu(1.0 + scores - right[:, None])
    return tf.reduce_mean(violations) - tf.reduce_mean(tf.linalg.diag_part(violations)) / 20.0


def step(queries, items):
    with tf.GradientTape() as tape:
        loss = hinge(queries, items)
    weight.assign_sub(0.5 * tape.gradient(loss, weight))
    return loss


def reciprocal_rank(queries, items):
    scores = score(queries, items)
    better = tf.reduce_sum(tf.cast(scores > tf.linalg.diag_part(scores)[:, None], tf.float32), axis=1)
    return tf.reduce_mean(1.0 / (better + 1.0))


for _ in range(10):
    loss = step(queries, items)
print("loss", float(loss), "rank", float(reciprocal_rank(queries, items)))
