"""Sentences of several lengths as ragged tensors."""

import tensorflow as tf

sentences = tf.ragged.constant([[3, 1, 4], [1], [5, 9, 2, 6], [5, 3]])
table = tf.Variable(tf.reshape(tf.range(40, dtype=tf.float32), (10, 4)) / 40.0)


def embed(words):
    return tf.gather(table, words)


def mean_vectors(words):
    return tf.reduce_mean(embed(words), axis=1)


def lengths(words):
    return words.row_lengths()


print("means", mean_vectors(sentences).numpy().tolist())
print("lengths", lengths(sentences).numpy().tolist())
print("again", mean_vectors(tf.ragged.constant([[7, 7], [2]])).numpy().tolist())
