"""A linear model on sparse features."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(17)
dense = (rng.random((30, 25)) * (rng.random((30, 25)) < 0.1)).astype("float32")
features = tf.sparse.from_dense(dense)
targets = tf.constant(dense.sum(1, keepdims=True))
weight = tf.Variable(tf.zeros((25, 1)))


def predict(x):
    return tf.sparse.sparse_dense_matmul(x, weight)


def train(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(predict(x) - y))
    weight.assign_sub(0.5 * tape.gradient(loss, weight))
    return loss


for _ in range(8):
    loss = train(features, targets)
print("loss", float(loss), "weights", float(tf.reduce_sum(weight)))
