"""The forward algorithm and Viterbi decoding in logarithms."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(26)
initial = tf.nn.log_softmax(tf.constant(rng.normal(size=3).astype("float32")))
transition = tf.nn.log_softmax(tf.constant(rng.normal(size=(3, 3)).astype("float32")))
emission = tf.nn.log_softmax(tf.constant(rng.normal(size=(3, 5)).astype("float32")))


def log_likelihood(observed):
    alpha = initial + tf.gather(emission, observed[0], axis=1)
    for symbol in observed[1:]:
        alpha = tf.reduce_logsumexp(alpha[:, None] + transition, axis=0) + tf.gather(emission, symbol, axis=1)
    return tf.reduce_logsumexp(alpha)


def viterbi_score(observed):
    best = initial + tf.gather(emission, observed[0], axis=1)
    for symbol in observed[1:]:
        best = tf.reduce_max(best[:, None] + transition, axis=0) + tf.gather(emission, symbol, axis=1)
    return tf.reduce_max(best)


for seed in range(3):
    observed = tf.constant(np.random.default_rng(seed).integers(0, 5, 8))
    print("likelihood", float(log_likelihood(observed)), "best", float(viterbi_score(observed)))
