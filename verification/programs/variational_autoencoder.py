"""A variational autoencoder whose noise comes as an argument."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(9)
LATENT = 2


class Encoder(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(16, activation="relu")
        self.mean = tf.keras.layers.Dense(LATENT)
        self.log_variance = tf.keras.layers.Dense(LATENT)

    def call(self, x):
        hidden = self.hidden(x)
        return self.mean(hidden), self.log_variance(hidden)


encoder = Encoder()
decoder = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(10)])
rng = np.random.default_rng(9)
data = tf.constant(rng.random((40, 10)).astype("float32"))
encoder(data), decoder(tf.zeros((1, LATENT)))
optimizer = tf.keras.optimizers.SGD(0.01)


def sample(mean, log_variance, noise):
    return mean + tf.exp(0.5 * log_variance) * noise


def divergence(mean, log_variance):
    return -0.5 * tf.reduce_mean(1.0 + log_variance - tf.square(mean) - tf.exp(log_variance))


def train_step(x, noise):
    variables = encoder.trainable_variables + decoder.trainable_variables
    with tf.GradientTape() as tape:
        mean, log_variance = encoder(x)
        rebuilt = decoder(sample(mean, log_variance, noise))
        loss = tf.reduce_mean(tf.square(x - rebuilt)) + divergence(mean, log_variance)
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(5):
    noise = tf.constant(rng.normal(size=(40, LATENT)).astype("float32"))
    print("loss", float(train_step(data, noise)))
