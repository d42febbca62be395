"""A small network learns from the softened answers of a larger one."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(36)
rng = np.random.default_rng(36)
teacher = tf.keras.Sequential([tf.keras.layers.Dense(24, activation="relu"), tf.keras.layers.Dense(3)])
student = tf.keras.Sequential([tf.keras.layers.Dense(4, activation="relu"), tf.keras.layers.Dense(3)])
teacher.build((None, 6))
student.build((None, 6))
optimizer = tf.keras.optimizers.Adam(0.01)


def soften(scores, temperature):
    return tf.nn.softmax(scores / temperature)


def divergence(wanted, scores, temperature):
    return tf.reduce_mean(
        tf.reduce_sum(wanted * (tf.math.log(wanted) - tf.nn.log_softmax(scores / temperature)), axis=1)
    )


def distill(x, temperature):
    wanted = soften(teacher(x, training=False), temperature)
    with tf.GradientTape() as tape:
        loss = divergence(wanted, student(x, training=True), temperature)
    optimizer.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
    return loss


for _ in range(5):
    x = tf.constant(rng.normal(size=(32, 6)).astype("float32"))
    print("loss", float(distill(x, tf.constant(2.0))))
