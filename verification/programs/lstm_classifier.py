"""Sequence classification with an LSTM layer."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(5)
rng = np.random.default_rng(5)
sequences = rng.normal(size=(64, 10, 4)).astype("float32")
labels = (sequences[:, -1, 0] > 0).astype("float32").reshape(-1, 1)


class Classifier(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.lstm = tf.keras.layers.LSTM(units)
        self.head = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.head(self.lstm(inputs))


classifier = Classifier(8)
classifier(sequences[:2])
optimizer = tf.keras.optimizers.Adam(0.01)


def train_step(x, y):
    with tf.GradientTape() as tape:
        scores = classifier(x)
        loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=scores))
    gradients = tape.gradient(loss, classifier.trainable_variables)
    optimizer.apply_gradients(zip(gradients, classifier.trainable_variables))
    return loss


for _ in range(4):
    print("loss", float(train_step(tf.constant(sequences), tf.constant(labels))))
