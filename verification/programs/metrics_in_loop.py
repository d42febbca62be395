"""Keras metrics that are updated in the training step and read outside."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(21)
rng = np.random.default_rng(21)
features = rng.normal(size=(120, 6)).astype("float32")
labels = (features.sum(1) > 0).astype("int64")
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="relu"), tf.keras.layers.Dense(2)])
model.build((None, 6))
optimizer = tf.keras.optimizers.Adam(0.02)
mean_loss = tf.keras.metrics.Mean()
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()


def train_step(x, y):
    with tf.GradientTape() as tape:
        scores = model(x, training=True)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=scores))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    mean_loss.update_state(loss)
    accuracy.update_state(y, scores)


for epoch in range(3):
    mean_loss.reset_state()
    accuracy.reset_state()
    for x, y in tf.data.Dataset.from_tensor_slices((features, labels)).batch(30):
        train_step(x, y)
    print("epoch", epoch, "loss", float(mean_loss.result()), "accuracy", float(accuracy.result()))
