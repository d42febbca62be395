"""Recommendations by factors of users and items, with regularisation in a helper."""

import numpy as np
import tensorflow as tf

USERS, ITEMS, FACTORS = 20, 15, 4
rng = np.random.default_rng(28)


class Factors(tf.Module):
    def __init__(self):
        super().__init__()
        self.users = tf.Variable((rng.normal(size=(USERS, FACTORS)) * 0.1).astype("float32"))
        self.items = tf.Variable((rng.normal(size=(ITEMS, FACTORS)) * 0.1).astype("float32"))

    def ratings(self, users, items):
        return tf.reduce_sum(tf.gather(self.users, users) * tf.gather(self.items, items), axis=1)

    def penalty(self):
        return tf.nn.l2_loss(self.users) + tf.nn.l2_loss(self.items)


model = Factors()


def train(users, items, ratings):
    with tf.GradientTape() as tape:
        error = tf.reduce_mean(tf.square(model.ratings(users, items) - ratings))
        loss = error + 0.001 * model.penalty()
    for variable, gradient in zip(model.trainable_variables, tape.gradient(loss, model.trainable_variables)):
        variable.assign_sub(2.0 * tf.convert_to_tensor(gradient))
    return error


users, items = rng.integers(0, USERS, 200), rng.integers(0, ITEMS, 200)
ratings = ((users + items) % 3).astype("float32")
for start in range(0, 200, 40):
    part = slice(start, start + 40)
    print("error", float(train(tf.constant(users[part]), tf.constant(items[part]), tf.constant(ratings[part]))))
