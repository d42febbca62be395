"""Gaussian process regression: marginal likelihood with a Cholesky factor, in double precision."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(13)
inputs = tf.constant(np.sort(rng.random((20, 1)), axis=0) * 6)
outputs = tf.constant(np.sin(inputs.numpy()) + 0.1 * rng.normal(size=(20, 1)))
log_scale = tf.Variable(0.0, dtype=tf.float64)
log_variance = tf.Variable(0.0, dtype=tf.float64)
log_noise = tf.Variable(-2.0, dtype=tf.float64)


def squared_exponential(a, b):
    distance = tf.reduce_sum(tf.square(a[:, None, :] - b[None, :, :]), axis=-1)
    return tf.exp(log_variance) * tf.exp(-0.5 * distance / tf.exp(2.0 * log_scale))


def negative_log_likelihood(x, y):
    count = tf.shape(x)[0]
    covariance = squared_exponential(x, x) + tf.exp(log_noise) * tf.eye(count, dtype=tf.float64)
    factor = tf.linalg.cholesky(covariance)
    solved = tf.linalg.triangular_solve(factor, y)
    log_determinant = tf.reduce_sum(tf.math.log(tf.linalg.diag_part(factor)))
    constant = 0.5 * tf.cast(count, tf.float64) * np.log(2 * np.pi)
    return 0.5 * tf.reduce_sum(tf.square(solved)) + log_determinant + constant


def optimize(x, y):
    variables = [log_scale, log_variance, log_noise]
    with tf.GradientTape() as tape:
        loss = negative_log_likelihood(x, y)
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.02 * gradient)
    return loss


def predict(new, x, y):
    noise = tf.exp(log_noise) * tf.eye(tf.shape(x)[0], dtype=tf.float64)
    factor = tf.linalg.cholesky(squared_exponential(x, x) + noise)
    return tf.matmul(squared_exponential(new, x), tf.linalg.cholesky_solve(factor, y))


for _ in range(15):
    loss = optimize(inputs, outputs)
print("loss", float(loss))
print("at 1 and 2", predict(tf.constant([[1.0], [2.0]], tf.float64), inputs, outputs).numpy().ravel().tolist())
