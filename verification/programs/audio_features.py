"""Spectrograms and mel features of synthetic sound."""

import numpy as np
import tensorflow as tf

RATE = 8000
time = np.arange(RATE // 4) / RATE
sounds = tf.constant(np.stack([np.sin(2 * np.pi * pitch * time) for pitch in (220, 440, 880)]).astype("float32"))


def spectrogram(sound):
    return tf.abs(tf.signal.stft(sound, frame_length=256, frame_step=128))


def mel(power):
    matrix = tf.signal.linear_to_mel_weight_matrix(20, power.shape[-1], RATE, 80.0, 3600.0)
    return tf.math.log(tf.matmul(power, matrix) + 1e-6)


def normalize(features):
    mean, variance = tf.nn.moments(features, axes=[0, 1])
    return (features - mean) / tf.sqrt(variance + 1e-6)


for sound in sounds:
    features = mel(spectrogram(sound[None, :]))[0]
    print("strongest", int(tf.argmax(tf.reduce_mean(features, axis=0))))
print("normalized", float(tf.reduce_sum(tf.abs(normalize(mel(spectrogram(sounds)))))))
