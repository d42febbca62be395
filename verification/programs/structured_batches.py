"""A small model whose functions receive batches as dictionaries, named tuples, nested lists, ragged and sparse tensors."""

import collections

import tensorflow as tf

Batch = collections.namedtuple("Batch", ["inputs", "labels"])

tf.random.set_seed(3)


def forward(layers, inputs):
    for layer in layers:
        inputs = tf.tanh(inputs @ layer["kernel"] + layer["bias"])
    return inputs


def error(batch, layers):
    return tf.reduce_mean(tf.square(forward(layers, batch.inputs) - batch.labels))


def weighted(features, weights):
    return tf.reduce_sum(features["dense"] * weights[0]) + tf.reduce_sum(features["extra"] * weights[1])


def bag(words, table):
    return tf.reduce_sum(tf.gather(table, words), axis=1)


def project(matrix, kernel):
    return tf.sparse.sparse_dense_matmul(matrix, kernel)


layers = [
    {"kernel": tf.random.stateless_normal((4, 4), [1, 2]), "bias": tf.zeros((4,))},
    {"kernel": tf.random.stateless_normal((4, 4), [3, 4]), "bias": tf.ones((4,))},
]
table = tf.random.stateless_normal((10, 4), [5, 6])
words = tf.ragged.constant([[1, 2, 3], [4], [5, 6]])
matrix = tf.sparse.from_dense([[0.0, 1.0, 0.0, 2.0], [3.0, 0.0, 0.0, 0.0]])

for step in range(40):
    rows = 2 + step % 3
    inputs = tf.random.stateless_normal((rows, 4), [step, 7])
    loss = error(Batch(inputs, tf.zeros((rows, 4))), layers)
    total = weighted({"dense": inputs, "extra": tf.ones((rows, 1))}, (tf.constant(2.0), tf.constant(0.5)))
    summed = bag(words, table)
    projected = project(matrix, layers[0]["kernel"])
    if step % 10 == 0:
        print(
            f"{step} loss {loss.numpy():.4f} total {total.numpy():.3f}"
            f" bag {tf.reduce_sum(summed).numpy():.3f} projected {tf.reduce_sum(projected).numpy():.3f}"
        )
