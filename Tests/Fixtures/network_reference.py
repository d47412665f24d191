"""Reference values for a small network: Keras in single, NumPy in double precision.

Flatten (3 x 2 images), Dense 4 ReLU, Dense 3 ReLU, Dense 3 softmax, given weights, five images.
Writes network_reference.json: probabilities, the mean sparse categorical cross-entropy, all
gradients of that mean, and the weights after steps of gradient descent with learning rate 0.1: one
and three steps on all five images, and one epoch of batches of two in file order (the last batch
has one image and its mean is over that one). Each value twice, "keras" and "numpy"; the script
fails if they are further apart than single precision explains.

The NumPy network: z = a W + b, a = max(0, z), p = softmax(z3), dL/dz3 = (p - onehot) / count.
"""

import json
import os
import re
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

SIZES = [6, 4, 3, 3]
RATE = 0.1
LABELS = np.array([0, 2, 1, 1, 0])


def given():
    """Images in 0...1 and weights with two decimals, so that they are exact in any text."""
    random = np.random.default_rng(69)  # one that has each unit on for an image, and many off
    images = random.integers(0, 101, (5, 3, 2)) / 100
    weights = []
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        weights.append(random.integers(-90, 91, (inputs, outputs)) / 100)
        weights.append(random.integers(-20, 21, outputs) / 100)
    return images, weights


def forward(weights, images):
    activations = [images.reshape(len(images), -1)]
    for layer in range(3):
        sums = activations[-1] @ weights[2 * layer] + weights[2 * layer + 1]
        activations.append(np.maximum(0, sums) if layer < 2 else sums)
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    activations[-1] = powers / powers.sum(axis=1, keepdims=True)
    return activations


def numpy_gradients(weights, images, labels):
    activations = forward(weights, images)
    probabilities = activations[-1]
    rows = np.arange(len(labels))
    loss = -np.mean(np.log(probabilities[rows, labels]))
    delta = probabilities.copy()
    delta[rows, labels] -= 1
    delta /= len(labels)
    gradients = []
    for layer in (2, 1, 0):
        gradients = [activations[layer].T @ delta, delta.sum(axis=0)] + gradients
        delta = (delta @ weights[2 * layer].T) * (activations[layer] > 0)
    return loss, gradients


def numpy_training(weights, images, labels, batch, epochs):
    for _ in range(epochs):
        for start in range(0, len(labels), batch):
            part = slice(start, start + batch)
            _, gradients = numpy_gradients(weights, images[part], labels[part])
            weights = [w - RATE * g for w, g in zip(weights, gradients)]
    return weights


def keras_model(weights):
    model = keras.Sequential([
        keras.Input((3, 2)),
        keras.layers.Flatten(),
        keras.layers.Dense(4, activation="relu"),
        keras.layers.Dense(3, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    model.compile(
        loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(RATE))
    model.set_weights([w.astype(np.float32) for w in weights])
    return model


def keras_gradients(weights, images, labels):
    model = keras_model(weights)
    with tf.GradientTape() as tape:
        probabilities = model(images.astype(np.float32))
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(labels, probabilities))
    return probabilities.numpy(), float(loss), [
        gradient.numpy() for gradient in tape.gradient(loss, model.trainable_weights)]


def keras_training(weights, images, labels, batch, epochs):
    model = keras_model(weights)
    model.fit(images.astype(np.float32), labels, batch_size=batch, epochs=epochs, shuffle=False,
              verbose=0)
    return model.get_weights()


def pair(keras_value, numpy_value):
    """Both values as lists; all arrays of one layer after the other: kernel 1, bias 1, ..."""
    for single, double in zip(keras_value, numpy_value):
        assert np.allclose(single, double, rtol=2e-5, atol=2e-6), (single, double)
    return {
        "keras": [np.asarray(v, np.float64).round(9).tolist() for v in keras_value],
        "numpy": [np.asarray(v).round(15).tolist() for v in numpy_value]}


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def main():
    images, weights = given()
    for hidden in forward(weights, images)[1:3]:
        assert np.all(np.any(hidden > 0, axis=0)) and np.any(hidden == 0), "units on and off"
    probabilities, loss, gradients = keras_gradients(weights, images, LABELS)
    exact_loss, exact_gradients = numpy_gradients(weights, images, LABELS)
    trainings = {"one_step": (5, 1), "three_steps": (5, 3), "batches_of_two": (2, 1)}
    worked = keras.losses.sparse_categorical_crossentropy(
        np.array([1, 2]), np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]])).numpy()
    result = {
        "made_by": Path(__file__).name,
        "versions": {"keras": keras.__version__, "tensorflow": tf.__version__,
                     "numpy": np.__version__},
        "layers": SIZES,
        "learning_rate": RATE,
        "order": "kernel (in, out) and bias of each layer, from the first to the last",
        "images": images.tolist(),
        "labels": LABELS.tolist(),
        "weights": [w.tolist() for w in weights],
        "probabilities": {
            key: values[0]
            for key, values in pair([probabilities], [forward(weights, images)[-1]]).items()},
        "loss": {"keras": loss, "numpy": float(exact_loss)},
        "gradients": pair(gradients, exact_gradients),
        "weights_after": {
            name: pair(keras_training(weights, images, LABELS, *how),
                       numpy_training(weights, images, LABELS, *how))
            for name, how in trainings.items()},
        "cross_entropy": {
            "labels": [1, 2], "probabilities": [[0.05, 0.95, 0], [0.1, 0.8, 0.1]],
            "keras": worked.astype(np.float64).tolist(),
            "numpy": [-np.log(0.95), -np.log(0.1)]},
    }
    Path(__file__).with_suffix(".json").write_text(text(result))
    print("loss", loss, exact_loss, "probabilities", probabilities[0])


main()
