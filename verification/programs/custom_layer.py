"""Layers of one's own: a gated linear unit and a residual wrapper, both with `build`."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(15)


class Gated(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.linear = self.add_weight(name="linear", shape=(shape[-1], self.units), initializer="glorot_uniform")
        self.gate = self.add_weight(name="gate", shape=(shape[-1], self.units), initializer="glorot_uniform")

    def call(self, x):
        return tf.matmul(x, self.linear) * tf.sigmoid(tf.matmul(x, self.gate))


class Residual(tf.keras.layers.Layer):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def build(self, shape):
        self.inner.build(shape)
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")

    def call(self, x):
        return x + self.scale * self.inner(x)


layer = Residual(Gated(8))
x = tf.constant(np.random.default_rng(15).normal(size=(10, 8)).astype("float32"))
layer(x)


def energy(x):
    return tf.reduce_sum(tf.square(layer(x)))


def descend(x):
    with tf.GradientTape() as tape:
        value = energy(x)
    for variable, gradient in zip(layer.trainable_variables, tape.gradient(value, layer.trainable_variables)):
        variable.assign_sub(0.01 * gradient)
    return value


for _ in range(5):
    print("energy", float(descend(x)))
