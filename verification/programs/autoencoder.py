"""An autoencoder on variables kept in dictionaries."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(10)


def normal(*shape):
    return tf.Variable((rng.normal(size=shape) * 0.2).astype("float32"))


weights = {"encode": normal(20, 5), "decode": normal(5, 20)}
biases = {"encode": normal(5), "decode": normal(20)}


def encode(x):
    return tf.nn.sigmoid(tf.add(tf.matmul(x, weights["encode"]), biases["encode"]))


def decode(code):
    return tf.nn.sigmoid(tf.add(tf.matmul(code, weights["decode"]), biases["decode"]))


def reconstruction_error(rebuilt, original):
    return tf.reduce_mean(tf.pow(original - rebuilt, 2))


def optimize(x):
    with tf.GradientTape() as tape:
        loss = reconstruction_error(decode(encode(x)), x)
    variables = list(weights.values()) + list(biases.values())
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(1.0 * gradient)
    return loss


data = tf.data.Dataset.from_tensor_slices(rng.random((96, 20)).astype("float32")).batch(32).repeat(4)
for batch in data:
    loss = optimize(batch)
print("loss", float(loss))
