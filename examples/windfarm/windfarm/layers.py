"""Layers of the model."""

import tensorflow as tf


class Compass(tf.keras.layers.Layer):
    """Turns an angle into a point on the circle, so that 359 degrees lie next to 1."""

    def call(self, direction):
        return tf.stack([tf.sin(direction), tf.cos(direction)], axis=-1)


class Mixer(tf.keras.layers.Layer):
    """Mixes the turbines of a row with weights of its own."""

    def __init__(self, width, **kwargs):
        super().__init__(**kwargs)
        self.width = width

    def build(self, shape):
        self.kernel = self.add_weight(name="kernel", shape=(shape[-1], self.width))

    def call(self, speed):
        return tf.nn.relu(tf.matmul(speed, self.kernel))


class Gauge(tf.keras.layers.Layer):
    """Scales by the largest value seen so far, and counts how often it was asked."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.asked = 0
        self.largest = self.add_weight(name="largest", initializer="ones", trainable=False)

    def call(self, values):
        self.asked += 1
        self.largest.assign(tf.maximum(self.largest, tf.reduce_max(values)))
        return values / self.largest
