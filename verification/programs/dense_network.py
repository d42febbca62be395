"""A dense classifier with a hand-written training loop over a Keras model."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(3)
rng = np.random.default_rng(3)
features = rng.normal(size=(300, 16)).astype("float32")
labels = (features[:, :4].sum(1) > 0).astype("int64")

model = tf.keras.Sequential(
    [
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(32, activation="tanh"),
        tf.keras.layers.Dense(2),
    ]
)
model.build((None, 16))
optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)
criterion = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def step(x, y):
    with tf.GradientTape() as tape:
        loss = criterion(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def evaluate(x, y):
    return tf.reduce_mean(tf.cast(tf.argmax(model(x), axis=1) == y, tf.float32))


for start in range(0, 300, 50):
    loss = step(tf.constant(features[start : start + 50]), tf.constant(labels[start : start + 50]))
    print("loss", float(loss))
print("accuracy", float(evaluate(tf.constant(features), tf.constant(labels))))
