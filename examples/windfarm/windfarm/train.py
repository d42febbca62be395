"""Trains the model: python -m windfarm.train"""

import tensorflow as tf

from windfarm import diary
from windfarm.losses import average_pairs, coarsen, pinball_band, squared_error, worst_hours
from windfarm.model import PowerModel
from windfarm.weather import batches, observe

TURBINES = 6


@tf.function
def predict(model, speed, direction):
    """One prediction as a graph."""
    return model(speed, direction)


def train_step(model, optimizer, speed, direction, power):
    """One step down the gradient."""
    with tf.GradientTape() as tape:
        loss = squared_error(power, model(speed, direction))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def rate(epoch, epochs):
    """Learning rate of an epoch; traced anew for every epoch, since both are plain numbers."""
    return 0.02 * (1.0 - epoch / epochs)


def validate(model):
    """Says how good the model is on hours it has not seen."""
    speed, direction, power = observe(64, TURBINES, seed=2)
    predicted = predict(model, speed, direction)
    band = [round(float(loss), 4) for loss in pinball_band(power, predicted)]
    rough = squared_error(coarsen(power, 3), coarsen(predicted, 3))
    daily = squared_error(average_pairs(power), average_pairs(predicted))
    print("pinball", band, "rough", float(rough), "pairs", float(daily))
    print("worst hours", worst_hours(power, predicted))


def main(epochs=5):
    """Trains and validates."""
    model = PowerModel()
    optimizer = tf.keras.optimizers.Adam()
    first = best = None
    for epoch in range(epochs):
        optimizer.learning_rate.assign(rate(epoch, epochs))
        for speed, direction, power in batches(512, TURBINES, seed=1):
            loss = train_step(model, optimizer, speed, direction, power)
            best = diary.remember(loss)
            first = loss if first is None else first
        diary.announce(epoch, loss)
    print("improvement", float(diary.improvement(first, best)))
    validate(model)


if __name__ == "__main__":
    main()
