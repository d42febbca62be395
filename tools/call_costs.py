#!/usr/bin/env python3
"""Times calls of TensorFlow in eager code on small tensors, and a call into a graph beside them.

    target/venvs/tensorflow-RELEASE/bin/python tools/call_costs.py

`models/costs.txt` of the module `analysis` counts calls in additions; this prints what to count.
"""

import os
import statistics
import time

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1")

import tensorflow as tf  # noqa: E402

ROUNDS = 5
SECONDS = 0.05


def median_seconds(call):
    """Seconds per call, the median of some rounds."""
    for _ in range(10):
        call()
    start = time.perf_counter()
    call()
    repeats = max(3, int(SECONDS / (time.perf_counter() - start)))
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(repeats):
            call()
        rounds.append((time.perf_counter() - start) / repeats)
    return statistics.median(rounds)


def gradient(x, y):
    with tf.GradientTape() as tape:
        tape.watch(x)
        product = x * y
    return tape.gradient(product, x)


def calls():
    keras = tf.keras
    x, y = tf.random.normal((4, 4)), tf.random.normal((4, 4))
    picture, sound = tf.random.normal((1, 16, 16, 3)), tf.random.normal((1, 256))
    labels, variable = tf.constant([0, 1, 2, 3]), tf.Variable(x)
    adam, mean = keras.optimizers.Adam(), keras.metrics.Mean()
    dense, norm, dropout = keras.layers.Dense(4), keras.layers.BatchNormalization(), keras.layers.Dropout(0.5)
    convolution, lstm, relu = keras.layers.Conv2D(3, 3), keras.layers.LSTM(4), keras.layers.ReLU()
    entropy = keras.losses.BinaryCrossentropy()
    graph = tf.function(lambda a, b: a + b)
    return {
        "a call into a graph": lambda: graph(x, y),
        "x + y": lambda: x + y,
        "x[:, 1]": lambda: x[:, 1],
        "concat": lambda: tf.concat([x, y], 0),
        "reduce_mean": lambda: tf.reduce_mean(x),
        "reshape": lambda: tf.reshape(x, (16,)),
        "random.normal": lambda: tf.random.normal((4, 4)),
        "norm": lambda: tf.norm(x),
        "where": lambda: tf.where(x > 0, x, y),
        "assign_add": lambda: variable.assign_add(x),
        "nn.softmax": lambda: tf.nn.softmax(x),
        "nn.moments": lambda: tf.nn.moments(x, [0]),
        "nn.gelu": lambda: tf.nn.gelu(x),
        "sparse_softmax_cross_entropy": lambda: tf.nn.sparse_softmax_cross_entropy_with_logits(labels, x),
        "image.resize": lambda: tf.image.resize(picture, (4, 4)),
        "image.total_variation": lambda: tf.image.total_variation(picture),
        "signal.stft": lambda: tf.signal.stft(sound, 64, 32),
        "linalg.svd": lambda: tf.linalg.svd(x),
        "linalg.expm": lambda: tf.linalg.expm(x),
        "map_fn": lambda: tf.map_fn(lambda row: row * 2, x),
        "scan": lambda: tf.scan(lambda total, row: total + row, x),
        "while_loop": lambda: tf.while_loop(lambda i: i < 5, lambda i: [i + 1], [tf.constant(0)]),
        "GradientTape": lambda: gradient(x, y),
        "activations.relu": lambda: keras.activations.relu(x),
        "layers.ReLU": lambda: relu(x),
        "layers.Dense": lambda: dense(x),
        "layers.BatchNormalization": lambda: norm(x, training=True),
        "layers.Dropout": lambda: dropout(x, training=True),
        "layers.Conv2D": lambda: convolution(picture),
        "layers.LSTM": lambda: lstm(picture[0]),
        "losses.BinaryCrossentropy": lambda: entropy(x, y),
        "metrics.Mean": lambda: mean.update_state(x),
        "optimizers.Adam": lambda: adam.apply_gradients([(x, variable)]),
    }


def main():
    print(f"TensorFlow {tf.__version__}")
    measured = {name: median_seconds(call) for name, call in calls().items()}
    for name, seconds in measured.items():
        print(f"{name:30} {seconds * 1e6:8.1f} us  {seconds / measured['x + y']:7.1f} additions")


if __name__ == "__main__":
    main()
