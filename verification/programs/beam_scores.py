"""Greedy and beam decoding by tensor loops: `while` over a tensor, `tf.while_loop`, TensorArray."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(23)
transitions = tf.constant(rng.normal(size=(6, 6)).astype("float32"))


def greedy(start, steps):
    word = start
    score = tf.constant(0.0)
    step = tf.constant(0)
    while step < steps:
        scores = tf.nn.log_softmax(transitions[word])
        score += tf.reduce_max(scores)
        word = tf.argmax(scores, output_type=tf.int32)
        step += 1
    return word, score


def path(start, steps):
    visited = tf.TensorArray(tf.int32, size=steps)
    word = start
    for step in tf.range(steps):
        word = tf.argmax(transitions[word], output_type=tf.int32)
        visited = visited.write(step, word)
    return visited.stack()


def best_two(start):
    scores, words = tf.math.top_k(tf.nn.log_softmax(transitions[start]), k=2)
    return scores, words


word, score = greedy(tf.constant(1), tf.constant(5))
print("greedy", int(word), float(score))
print("path", path(tf.constant(2), tf.constant(4)).numpy().tolist())
print("best", [part.numpy().tolist() for part in best_two(tf.constant(0))])
