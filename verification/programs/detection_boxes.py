"""Geometry of boxes: overlaps, offsets and suppression."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(30)
corners = rng.random((12, 2)).astype("float32") * 10
boxes = tf.constant(np.concatenate([corners, corners + 1 + rng.random((12, 2)).astype("float32") * 3], axis=1))
scores = tf.constant(rng.random(12).astype("float32"))


def area(boxes):
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])


def overlaps(first, second):
    low = tf.maximum(first[:, None, :2], second[None, :, :2])
    high = tf.minimum(first[:, None, 2:], second[None, :, 2:])
    shared = tf.reduce_prod(tf.maximum(high - low, 0.0), axis=-1)
    return shared / (area(first)[:, None] + area(second)[None, :] - shared)


def keep(boxes, scores):
    chosen = tf.image.non_max_suppression(boxes, scores, max_output_size=5, iou_threshold=0.3)
    return tf.gather(boxes, chosen), tf.gather(scores, chosen)


def encode(boxes, anchors):
    sizes, anchor_sizes = boxes[:, 2:] - boxes[:, :2], anchors[:, 2:] - anchors[:, :2]
    shift = (boxes[:, :2] + boxes[:, 2:] - anchors[:, :2] - anchors[:, 2:]) / 2.0
    return tf.concat([shift / anchor_sizes, tf.math.log(sizes / anchor_sizes)], axis=1)


print("overlap", float(tf.reduce_sum(overlaps(boxes, boxes))))
kept, kept_scores = keep(boxes, scores)
print("kept", kept_scores.numpy().tolist())
print("encoded", float(tf.reduce_sum(encode(boxes, tf.roll(boxes, 1, axis=0)))))
