"""A model with two heads and a weighted sum of their losses; results come in a dictionary."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(19)
rng = np.random.default_rng(19)
features = tf.constant(rng.normal(size=(50, 5)).astype("float32"))
numbers = tf.reduce_sum(features, axis=1, keepdims=True)
kinds = tf.cast(numbers[:, 0] > 0, tf.int64)

trunk = tf.keras.layers.Dense(12, activation="relu")
number_head = tf.keras.layers.Dense(1)
kind_head = tf.keras.layers.Dense(2)
for layer, width in ((trunk, 5), (number_head, 12), (kind_head, 12)):
    layer.build((None, width))


def outputs(x):
    hidden = trunk(x)
    return {"number": number_head(hidden), "kind": kind_head(hidden)}


def losses(x, numbers, kinds):
    result = outputs(x)
    return {
        "number": tf.reduce_mean(tf.square(result["number"] - numbers)),
        "kind": tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=kinds, logits=result["kind"])
        ),
    }


def step(x, numbers, kinds):
    variables = trunk.trainable_variables + number_head.trainable_variables + kind_head.trainable_variables
    with tf.GradientTape() as tape:
        parts = losses(x, numbers, kinds)
        total = parts["number"] + 0.5 * parts["kind"]
    for variable, gradient in zip(variables, tape.gradient(total, variables)):
        variable.assign_sub(0.05 * gradient)
    return parts


for _ in range(6):
    parts = step(features, numbers, kinds)
print("number", float(parts["number"]), "kind", float(parts["kind"]))
