"""A Siamese network with a contrastive loss; one encoder called twice."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(27)
rng = np.random.default_rng(27)
encoder = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="relu"), tf.keras.layers.Dense(4)])
encoder.build((None, 6))
optimizer = tf.keras.optimizers.SGD(0.05)
left = tf.constant(rng.normal(size=(40, 6)).astype("float32"))
right = tf.constant(rng.normal(size=(40, 6)).astype("float32"))
same = tf.constant((rng.random(40) > 0.5).astype("float32"))


def distance(a, b):
    return tf.sqrt(tf.reduce_sum(tf.square(a - b), axis=1) + 1e-9)


def contrastive(same, apart, margin=1.0):
    return tf.reduce_mean(same * apart**2 + (1.0 - same) * tf.maximum(margin - apart, 0.0) ** 2)


def step(a, b, same):
    with tf.GradientTape() as tape:
        loss = contrastive(same, distance(encoder(a), encoder(b)))
    variables = encoder.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(5):
    print("loss", float(step(left, right, same)))
