"""Newton's method and a gradient penalty: tapes inside tapes."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(40)
weight = tf.Variable((rng.normal(size=3)).astype("float32"))
features = tf.constant(rng.normal(size=(50, 3)).astype("float32"))
labels = tf.cast(tf.reduce_sum(features, axis=1) > 0, tf.float32)


def objective(x, y):
    scores = tf.linalg.matvec(x, weight)
    losses = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=scores)
    return tf.reduce_mean(losses) + 0.1 * tf.reduce_sum(weight**2)


def newton(x, y):
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            loss = objective(x, y)
        gradient = inner.gradient(loss, weight)
    hessian = outer.jacobian(gradient, weight)
    weight.assign_sub(tf.linalg.solve(hessian, gradient[:, None])[:, 0])
    return loss


def gradient_norm(x, y):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = objective(x, y)
    return tf.norm(tape.gradient(loss, x))


for _ in range(4):
    loss = newton(features, labels)
print("loss", float(loss), "weight", weight.numpy().tolist())
print("norm", float(gradient_norm(features, labels)))
