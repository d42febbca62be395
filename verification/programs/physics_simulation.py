"""A spring system integrated step by step."""

import tensorflow as tf

STIFFNESS = 4.0


def acceleration(position, velocity):
    stretched = tf.roll(position, 1, axis=0) + tf.roll(position, -1, axis=0) - 2.0 * position
    return STIFFNESS * stretched - 0.1 * velocity


def verlet(position, velocity, dt):
    half = velocity + 0.5 * dt * acceleration(position, velocity)
    position = position + dt * half
    return position, half + 0.5 * dt * acceleration(position, half)


def energy(position, velocity):
    stretch = position - tf.roll(position, 1, axis=0)
    return 0.5 * tf.reduce_sum(velocity**2) + 0.5 * STIFFNESS * tf.reduce_sum(stretch**2)


position = tf.sin(tf.linspace(0.0, 6.2, 16))[:, None]
velocity = tf.zeros_like(position)
dt = tf.constant(0.05)
for _ in range(40):
    position, velocity = verlet(position, velocity, dt)
print("energy", float(energy(position, velocity)))
