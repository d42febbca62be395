"""The model: from wind to power."""

import tensorflow as tf

from windfarm.layers import Compass, Gauge, Mixer


class PowerModel(tf.keras.Model):
    """Predicts the power of the farm, between 0 and 1."""

    def __init__(self, width=16):
        super().__init__()
        self.gauge = Gauge()
        self.compass = Compass()
        self.mixer = Mixer(width)
        self.head = tf.keras.layers.Dense(1, activation="sigmoid")

    def call(self, speed, direction):
        rows = self.mixer(self.gauge(speed))
        features = tf.concat([rows, self.compass(direction)], axis=-1)
        return tf.squeeze(self.head(features), axis=-1)
