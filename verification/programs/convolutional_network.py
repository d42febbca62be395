"""A small convolutional network as a subclassed model."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(4)
rng = np.random.default_rng(4)
images = rng.random((48, 12, 12, 1)).astype("float32")
labels = (images[:, :6].mean((1, 2, 3)) > images[:, 6:].mean((1, 2, 3))).astype("int32")


class ConvNet(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = tf.keras.layers.Conv2D(8, 3, activation="relu")
        self.pool = tf.keras.layers.MaxPooling2D(2)
        self.flatten = tf.keras.layers.Flatten()
        self.out = tf.keras.layers.Dense(2)

    def call(self, x, training=False):
        return self.out(self.flatten(self.pool(self.conv(x))))


model = ConvNet()
model(images[:1])
optimizer = tf.keras.optimizers.Adam(0.01)


def loss_of(scores, y):
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=scores))


def run_optimization(x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(model(x, training=True), y)
    variables = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for x, y in tf.data.Dataset.from_tensor_slices((images, labels)).batch(16).repeat(2):
    print("loss", float(run_optimization(x, y)))
