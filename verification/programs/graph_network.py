"""Message passing on a graph: sparse neighbours, gather and segment sums."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(12)
NODES, WIDTH = 12, 4
rng = np.random.default_rng(12)
edges = tf.constant(rng.integers(0, NODES, (40, 2)))
labels = tf.constant(rng.integers(0, 2, NODES))


class Convolution(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, shape):
        self.kernel = self.add_weight(name="kernel", shape=(shape[-1], self.units), initializer="glorot_uniform")

    def call(self, nodes, edges):
        messages = tf.gather(tf.matmul(nodes, self.kernel), edges[:, 0])
        summed = tf.math.unsorted_segment_sum(messages, edges[:, 1], num_segments=NODES)
        counts = tf.math.unsorted_segment_sum(tf.ones_like(messages), edges[:, 1], num_segments=NODES)
        return summed / tf.maximum(counts, 1.0)


class Network(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.first, self.second = Convolution(8), Convolution(2)

    def call(self, nodes, edges):
        return self.second(tf.nn.relu(self.first(nodes, edges)), edges)


network = Network()
nodes = tf.constant(rng.normal(size=(NODES, WIDTH)).astype("float32"))
network(nodes, edges)
optimizer = tf.keras.optimizers.SGD(0.3)


def step(nodes, edges, labels):
    with tf.GradientTape() as tape:
        scores = network(nodes, edges)
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=scores))
    variables = network.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(6):
    print("loss", float(step(nodes, edges, labels)))
