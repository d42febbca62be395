"""k-means: distances by broadcasting, means by segments, convergence in Python."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(24)
points = tf.constant(np.concatenate([rng.normal(size=(30, 2)) + c for c in ((0, 0), (5, 1), (1, 6))]).astype("float32"))


def assign(points, centres):
    distances = tf.reduce_sum(tf.square(points[:, None, :] - centres[None, :, :]), axis=2)
    return tf.argmin(distances, axis=1)


def move(points, owners):
    return tf.math.unsorted_segment_mean(points, owners, num_segments=3)


def inertia(points, centres):
    owners = assign(points, centres)
    return tf.reduce_sum(tf.square(points - tf.gather(centres, owners)))


centres = points[::30][:3]
for round_number in range(20):
    moved = move(points, assign(points, centres))
    if float(tf.reduce_max(tf.abs(moved - centres))) < 1e-4:
        break
    centres = moved
print("rounds", round_number, "inertia", float(inertia(points, centres)))
