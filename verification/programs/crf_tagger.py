"""A linear-chain conditional random field: scores of paths and of all of them."""

import numpy as np
import tensorflow as tf

TAGS = 4
rng = np.random.default_rng(29)
transitions = tf.Variable((rng.normal(size=(TAGS, TAGS)) * 0.1).astype("float32"))
project = tf.Variable((rng.normal(size=(6, TAGS)) * 0.3).astype("float32"))


def path_score(emissions, tags):
    positions = tf.stack([tf.range(tf.shape(tags)[0]), tags], axis=1)
    steps = tf.stack([tags[:-1], tags[1:]], axis=1)
    return tf.reduce_sum(tf.gather_nd(emissions, positions)) + tf.reduce_sum(tf.gather_nd(transitions, steps))


def normalizer(emissions):
    alphas = emissions[0]
    for emission in emissions[1:]:
        alphas = tf.reduce_logsumexp(alphas[:, None] + transitions, axis=0) + emission
    return tf.reduce_logsumexp(alphas)


def step(words, tags):
    with tf.GradientTape() as tape:
        emissions = tf.matmul(words, project)
        loss = normalizer(emissions) - path_score(emissions, tags)
    for variable, gradient in zip([transitions, project], tape.gradient(loss, [transitions, project])):
        variable.assign_sub(0.1 * tf.convert_to_tensor(gradient))
    return loss


words = tf.constant(rng.normal(size=(7, 6)).astype("float32"))
tags = tf.constant(rng.integers(0, TAGS, 7).astype("int32"))
for _ in range(6):
    print("loss", float(step(words, tags)))
