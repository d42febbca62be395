"""Made-up weather: what the turbines measure, and the power they give."""

import tensorflow as tf

RATED_SPEED = 12.0
CUT_OUT_SPEED = 25.0


def power_curve(speed):
    """Power of one turbine, from 0 to 1, at a wind speed in m/s."""
    rising = tf.pow(tf.clip_by_value(speed / RATED_SPEED, 0.0, 1.0), 3.0)
    return tf.where(speed > CUT_OUT_SPEED, tf.zeros_like(speed), rising)


def shade(speed, direction):
    """Wind speed left behind the turbines in front when the wind blows along the row."""
    along = tf.abs(tf.cos(direction))
    ahead = tf.cumsum(tf.ones_like(speed), axis=1, exclusive=True)
    return speed * (1.0 - 0.04 * along[:, tf.newaxis] * ahead)


def observe(hours, turbines, seed):
    """Wind speeds, directions and the farm's power for some hours."""
    generator = tf.random.Generator.from_seed(seed)
    speed = tf.abs(generator.normal((hours, turbines), mean=9.0, stddev=4.0))
    direction = generator.uniform((hours,), maxval=6.28)
    power = tf.reduce_mean(power_curve(shade(speed, direction)), axis=1)
    return speed, direction, power


def batches(hours, turbines, seed, size=32):
    """The same as a dataset of batches."""
    observed = observe(hours, turbines, seed)
    dataset = tf.data.Dataset.from_tensor_slices(observed)
    return dataset.shuffle(hours, seed=seed).batch(size, drop_remainder=True)
