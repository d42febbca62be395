"""Image preparation that `tf.data` maps over its elements and that is also called by hand."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(22)
images = rng.integers(0, 256, (10, 20, 24, 3)).astype("uint8")


def standardize(image):
    image = tf.cast(image, tf.float32) / 255.0
    mean = tf.reduce_mean(image, axis=(0, 1), keepdims=True)
    return (image - mean) / (tf.math.reduce_std(image) + 1e-6)


def prepare(image):
    image = tf.image.resize(standardize(image), (8, 8))
    return tf.image.flip_left_right(image)


def histogram(image):
    return tf.histogram_fixed_width(tf.cast(image, tf.float32), [0.0, 255.0], nbins=4)


total = tf.zeros((8, 8, 3))
for image in tf.data.Dataset.from_tensor_slices(images).map(prepare):
    total += image
print("mapped", float(tf.reduce_sum(tf.abs(total))))
print("by hand", float(tf.reduce_sum(prepare(tf.constant(images[0])))))
print("histogram", histogram(tf.constant(images[1])).numpy().tolist())
