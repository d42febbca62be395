"""REINFORCE on a corridor: the episode is played in Python, the update works on tensors."""

import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(14)
LENGTH = 5
policy = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="tanh"), tf.keras.layers.Dense(2)])
policy.build((None, LENGTH))
optimizer = tf.keras.optimizers.SGD(0.1)
rng = np.random.default_rng(14)


def action_probabilities(states):
    return tf.nn.softmax(policy(states))


def play():
    place, states, actions, rewards = 0, [], [], []
    for _ in range(12):
        state = np.eye(LENGTH, dtype="float32")[place]
        chances = action_probabilities(tf.constant(state[None])).numpy()[0]
        action = int(rng.random() > chances[0])
        place = min(max(place + (1 if action else -1), 0), LENGTH - 1)
        states.append(state)
        actions.append(action)
        rewards.append(1.0 if place == LENGTH - 1 else 0.0)
    returns = np.cumsum(rewards[::-1])[::-1].astype("float32")
    return np.array(states), np.array(actions, "int64"), returns.copy()


def update(states, actions, returns):
    with tf.GradientTape() as tape:
        log_chances = tf.nn.log_softmax(policy(states))
        chosen = tf.gather(log_chances, actions, batch_dims=1)
        loss = -tf.reduce_mean(chosen * (returns - tf.reduce_mean(returns)))
    variables = policy.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(4):
    states, actions, returns = play()
    print("loss", float(update(tf.constant(states), tf.constant(actions), tf.constant(returns))))
