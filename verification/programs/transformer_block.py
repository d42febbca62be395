"""Self-attention, feed-forward and layer normalisation as layers of one's own."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(7)


def scaled_dot_product(query, key, value, mask):
    scores = tf.matmul(query, key, transpose_b=True) / tf.sqrt(tf.cast(tf.shape(key)[-1], tf.float32))
    scores += (1.0 - mask) * -1e9
    return tf.matmul(tf.nn.softmax(scores, axis=-1), value)


class SelfAttention(tf.keras.layers.Layer):
    def __init__(self, width, heads):
        super().__init__()
        self.width, self.heads = width, heads
        self.project = tf.keras.layers.Dense(3 * width)
        self.out = tf.keras.layers.Dense(width)

    def split(self, x):
        x = tf.reshape(x, (tf.shape(x)[0], tf.shape(x)[1], self.heads, self.width // self.heads))
        return tf.transpose(x, (0, 2, 1, 3))

    def call(self, x, mask):
        query, key, value = tf.split(self.project(x), 3, axis=-1)
        mixed = scaled_dot_product(self.split(query), self.split(key), self.split(value), mask)
        mixed = tf.transpose(mixed, (0, 2, 1, 3))
        return self.out(tf.reshape(mixed, (tf.shape(x)[0], tf.shape(x)[1], self.width)))


class Block(tf.keras.Model):
    def __init__(self, width=16, heads=4):
        super().__init__()
        self.attention = SelfAttention(width, heads)
        self.first, self.second = tf.keras.layers.LayerNormalization(), tf.keras.layers.LayerNormalization()
        self.hidden = tf.keras.layers.Dense(2 * width, activation="relu")
        self.out = tf.keras.layers.Dense(width)

    def call(self, x, mask):
        x = self.first(x + self.attention(x, mask))
        return self.second(x + self.out(self.hidden(x)))


def causal_mask(length):
    return tf.linalg.band_part(tf.ones((length, length)), -1, 0)


block = Block()
rng = np.random.default_rng(7)
inputs = tf.constant(rng.normal(size=(4, 6, 16)).astype("float32"))
block(inputs, causal_mask(6))
optimizer = tf.keras.optimizers.SGD(0.05)


def train_step(x, mask):
    with tf.GradientTape() as tape:
        output = block(x, mask)
        loss = tf.reduce_mean(tf.square(output[:, :-1] - x[:, 1:]))
    gradients = tape.gradient(loss, block.trainable_variables)
    optimizer.apply_gradients(zip(gradients, block.trainable_variables))
    return loss


for _ in range(4):
    print("loss", float(train_step(inputs, causal_mask(6))))
