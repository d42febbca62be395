"""A denoising step: noise levels by index, a network that sees the level, noise as an argument."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(37)
rng = np.random.default_rng(37)
kept = tf.constant(np.cumprod(1.0 - np.linspace(0.01, 0.2, 10)).astype("float32"))
hidden, out = tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(2)
hidden.build((None, 3))
out.build((None, 16))
optimizer = tf.keras.optimizers.SGD(0.05)


def corrupt(clean, noise, level):
    share = tf.gather(kept, level)[:, None]
    return tf.sqrt(share) * clean + tf.sqrt(1.0 - share) * noise


def denoise(noisy, level):
    return out(hidden(tf.concat([noisy, tf.cast(level, tf.float32)[:, None] / 10.0], axis=1)))


def train(clean, noise, level):
    variables = hidden.trainable_variables + out.trainable_variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(denoise(corrupt(clean, noise, level), level) - noise))
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


clean = tf.constant((rng.normal(size=(64, 2)) * 0.2 + 1.0).astype("float32"))
for _ in range(5):
    noise = tf.constant(rng.normal(size=(64, 2)).astype("float32"))
    print("loss", float(train(clean, noise, tf.constant(rng.integers(0, 10, 64)))))
