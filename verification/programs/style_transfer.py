"""An image changed until its Gram matrices match, through fixed convolutions."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(32)
kernel = tf.constant((rng.normal(size=(3, 3, 3, 6)) * 0.3).astype("float32"))
style = tf.constant(rng.random((1, 10, 10, 3)).astype("float32"))
image = tf.Variable(rng.random((1, 10, 10, 3)).astype("float32"))


def features(picture):
    return tf.nn.relu(tf.nn.conv2d(picture, kernel, strides=1, padding="SAME"))


def gram(activations):
    flat = tf.reshape(activations, (-1, activations.shape[-1]))
    return tf.matmul(flat, flat, transpose_a=True) / tf.cast(tf.shape(flat)[0], tf.float32)


def step(wanted):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(gram(features(image)) - wanted))
    image.assign(tf.clip_by_value(image - 0.05 * tape.gradient(loss, image), 0.0, 1.0))
    return loss


wanted = gram(features(style))
for _ in range(8):
    loss = step(wanted)
print("loss", float(loss), "mean", float(tf.reduce_mean(image)))
