"""An encoder and a decoder with teacher forcing and a masked loss."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(31)
WORDS, UNITS = 12, 8
rng = np.random.default_rng(31)
embedding = tf.keras.layers.Embedding(WORDS, UNITS)
encoder = tf.keras.layers.GRU(UNITS, return_state=True)
decoder = tf.keras.layers.GRU(UNITS, return_sequences=True)
to_words = tf.keras.layers.Dense(WORDS)


def translate(source, target):
    _, state = encoder(embedding(source))
    return to_words(decoder(embedding(target), initial_state=state))


def masked_loss(scores, target):
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=scores)
    mask = tf.cast(tf.not_equal(target, 0), tf.float32)
    return tf.reduce_sum(losses * mask) / tf.reduce_sum(mask)


source = rng.integers(1, WORDS, (16, 5))
target = np.concatenate([source[:, ::-1], np.zeros((16, 1), int)], axis=1)
translate(tf.constant(source), tf.constant(target[:, :-1]))
variables = [v for layer in (embedding, encoder, decoder, to_words) for v in layer.trainable_variables]


def train_step(source, target):
    with tf.GradientTape() as tape:
        loss = masked_loss(translate(source, target[:, :-1]), target[:, 1:])
    for variable, gradient in zip(variables, tape.gradient(loss, variables)):
        variable.assign_sub(0.5 * tf.convert_to_tensor(gradient))
    return loss


for _ in range(4):
    print("loss", float(train_step(tf.constant(source), tf.constant(target))))
