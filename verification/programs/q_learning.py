"""Deep Q-learning updates from a replay buffer, with a target network."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(33)
rng = np.random.default_rng(33)


def network():
    net = tf.keras.Sequential([tf.keras.layers.Dense(12, activation="relu"), tf.keras.layers.Dense(3)])
    net.build((None, 4))
    return net


online, target = network(), network()
target.set_weights(online.get_weights())
optimizer = tf.keras.optimizers.SGD(0.02)


def targets(rewards, next_states, done, discount):
    return rewards + discount * (1.0 - done) * tf.reduce_max(target(next_states), axis=1)


def update(states, actions, wanted):
    with tf.GradientTape() as tape:
        chosen = tf.reduce_sum(online(states) * tf.one_hot(actions, 3), axis=1)
        loss = tf.reduce_mean(tf.keras.losses.huber(wanted[:, None], chosen[:, None]))
    optimizer.apply_gradients(zip(tape.gradient(loss, online.trainable_variables), online.trainable_variables))
    return loss


for round_number in range(4):
    states = tf.constant(rng.normal(size=(32, 4)).astype("float32"))
    actions = tf.constant(rng.integers(0, 3, 32))
    rewards = tf.constant(rng.random(32).astype("float32"))
    done = tf.constant((rng.random(32) < 0.1).astype("float32"))
    wanted = targets(rewards, tf.roll(states, 1, axis=0), done, tf.constant(0.9))
    print("loss", float(update(states, actions, wanted)))
