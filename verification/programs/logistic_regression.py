"""Logistic regression with mini-batches from tf.data and an accuracy."""

import numpy as np
import tensorflow as tf

CLASSES = 4
rng = np.random.default_rng(2)
centres = rng.normal(size=(CLASSES, 8)) * 2
labels = rng.integers(0, CLASSES, 512)
features = (centres[labels] + rng.normal(size=(512, 8))).astype("float32")

data = tf.data.Dataset.from_tensor_slices((features, labels.astype("int64"))).batch(64).prefetch(1)
weight = tf.Variable(tf.zeros((8, CLASSES)), name="weight")
bias = tf.Variable(tf.zeros((CLASSES,)), name="bias")


def logits(x):
    return tf.matmul(x, weight) + bias


def cross_entropy(scores, y):
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=scores))


def accuracy(scores, y):
    return tf.reduce_mean(tf.cast(tf.equal(tf.argmax(scores, 1), y), tf.float32))


def train(x, y):
    with tf.GradientTape() as tape:
        loss = cross_entropy(logits(x), y)
    for variable, gradient in zip([weight, bias], tape.gradient(loss, [weight, bias])):
        variable.assign_sub(0.5 * gradient)
    return loss


for epoch in range(5):
    for x, y in data:
        loss = train(x, y)
print("loss", float(loss))
print("accuracy", float(accuracy(logits(tf.constant(features)), tf.constant(labels.astype("int64")))))
