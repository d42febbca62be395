"""How wrong a prediction is."""

import numpy as np
import tensorflow as tf


def squared_error(actual, predicted):
    """Mean of the squared differences."""
    return tf.reduce_mean(tf.square(actual - predicted))


def pinball(actual, predicted, quantile):
    """Loss whose minimum is a quantile; every new quantile would be a new trace."""
    error = actual - predicted
    return tf.reduce_mean(tf.maximum(quantile * error, (quantile - 1.0) * error))


def pinball_band(actual, predicted):
    """The pinball losses of the lower, middle and upper tenth."""
    return [pinball(actual, predicted, quantile) for quantile in (0.1, 0.5, 0.9)]


def worst_hours(actual, predicted):
    """The hours that were predicted worst, by NumPy, which knows nothing of graphs."""
    return np.argsort(np.abs(actual - predicted))[-3:]


def coarsen(power, rounds):
    """Averages pairs of hours, over and over; calls itself."""
    if rounds == 0:
        return power
    return coarsen(average_pairs(power), rounds - 1)


def average_pairs(power):
    """Averages each pair of neighbouring hours."""
    return tf.reduce_mean(tf.reshape(power, (-1, 2)), axis=1)
