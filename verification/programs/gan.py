"""A generative adversarial network: two models and two optimizers, one step each."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(8)
rng = np.random.default_rng(8)
real = tf.constant((rng.normal(size=(64, 2)) * 0.3 + [2.0, -1.0]).astype("float32"))

generator = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(2)])
discriminator = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
generator.build((None, 4))
discriminator.build((None, 2))
generator_optimizer = tf.keras.optimizers.SGD(0.05)
discriminator_optimizer = tf.keras.optimizers.SGD(0.05)


def discriminator_loss(real_scores, fake_scores):
    real_part = tf.nn.sigmoid_cross_entropy_with_logits(tf.ones_like(real_scores), real_scores)
    fake_part = tf.nn.sigmoid_cross_entropy_with_logits(tf.zeros_like(fake_scores), fake_scores)
    return tf.reduce_mean(real_part) + tf.reduce_mean(fake_part)


def generator_loss(fake_scores):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(tf.ones_like(fake_scores), fake_scores))


def train_discriminator(noise, samples):
    with tf.GradientTape() as tape:
        loss = discriminator_loss(discriminator(samples), discriminator(generator(noise)))
    variables = discriminator.trainable_variables
    discriminator_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


def train_generator(noise):
    with tf.GradientTape() as tape:
        loss = generator_loss(discriminator(generator(noise)))
    variables = generator.trainable_variables
    generator_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(5):
    noise = tf.constant(rng.normal(size=(64, 4)).astype("float32"))
    print("losses", float(train_discriminator(noise, real)), float(train_generator(noise)))
