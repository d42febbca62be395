"""Skip-gram embeddings with negative samples that are given."""

import numpy as np
import tensorflow as tf

VOCABULARY, WIDTH = 50, 8
rng = np.random.default_rng(11)
embedding = tf.Variable((rng.normal(size=(VOCABULARY, WIDTH)) * 0.1).astype("float32"))
output = tf.Variable((rng.normal(size=(VOCABULARY, WIDTH)) * 0.1).astype("float32"))


def look_up(words):
    return tf.nn.embedding_lookup(embedding, words)


def negative_sampling(centre, context, negatives):
    positive = tf.reduce_sum(look_up(centre) * tf.gather(output, context), axis=-1)
    negative = tf.einsum("bw,bnw->bn", look_up(centre), tf.gather(output, negatives))
    return -tf.reduce_mean(tf.math.log_sigmoid(positive)) - tf.reduce_mean(tf.math.log_sigmoid(-negative))


def update(centre, context, negatives):
    with tf.GradientTape() as tape:
        loss = negative_sampling(centre, context, negatives)
    for variable, gradient in zip([embedding, output], tape.gradient(loss, [embedding, output])):
        variable.assign_sub(0.5 * tf.convert_to_tensor(gradient))
    return loss


def nearest(word):
    normed = tf.math.l2_normalize(embedding, axis=1)
    return tf.argsort(tf.linalg.matvec(normed, tf.gather(normed, word)), direction="DESCENDING")[:3]


for _ in range(6):
    words = rng.integers(0, VOCABULARY, (32, 7))
    arguments = (tf.constant(words[:, 0]), tf.constant(words[:, 1]), tf.constant(words[:, 2:]))
    print("loss", float(update(*arguments)))
print("nearest", nearest(tf.constant(3)).numpy().tolist())
