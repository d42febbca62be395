"""Linear regression by gradient descent on variables."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(1)
features = rng.normal(size=(256, 3)).astype("float32")
targets = (features @ np.array([[1.5], [-2.0], [0.5]], "float32") + 0.3).astype("float32")

weight = tf.Variable(tf.zeros((3, 1)))
bias = tf.Variable(0.0)


def predict(x):
    return tf.matmul(x, weight) + bias


def mean_squared(actual, predicted):
    return tf.reduce_mean(tf.square(actual - predicted))


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = mean_squared(y, predict(x))
    d_weight, d_bias = tape.gradient(loss, [weight, bias])
    weight.assign_sub(0.1 * d_weight)
    bias.assign_sub(0.1 * d_bias)
    return loss


for epoch in range(60):
    loss = train_step(tf.constant(features), tf.constant(targets))
print("loss", float(loss))
print("weight", weight.numpy().ravel().tolist(), "bias", float(bias))
