"""Keras' forward passes, losses, gradients and steps of every optimizer, in double precision.

    python network_training.py        # writes network_training.json

Every case is a network of two dense layers with given weights, and six given examples. Of each the
outputs, the loss and all gradients are kept; of the cases named after an optimizer also the weights
after one and after three steps on all examples at once. Weights and examples have two decimals, so
that they are exact in any text.

Leaky ReLU has the slope 0.01 here; Keras' own has 0.2 as a function and 0.3 as a layer.
"""

import json
import os
import re
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

keras.backend.set_floatx("float64")
LABELS = [0, 2, 1, 1, 0, 2]
SOFT = [[0.2, 0.5, 0.3], [1, 0, 0], [0, 0.25, 0.75], [0, 1, 0], [0.6, 0.4, 0], [0.1, 0.1, 0.8]]
ANSWERS = [[0, 1], [1, 1], [0, 0], [1, 0], [0, 1], [1, 1]]
NUMBERS = [[0.5, -1.25], [2, 0], [-0.75, 1.5], [0.25, 0.5], [1, -0.5], [-1.5, 0.75]]
ACTIVATIONS = {
    name: name for name in
    ["linear", "sigmoid", "tanh", "relu", "elu", "selu", "gelu", "silu", "softplus"]}
ACTIVATIONS["leaky_relu"] = lambda z: keras.activations.leaky_relu(z, negative_slope=0.01)
DECAY = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=4, decay_rate=0.5)
OPTIMIZERS = {
    "sgd": lambda: keras.optimizers.SGD(0.1),
    "sgd_momentum": lambda: keras.optimizers.SGD(0.1, momentum=0.9),
    "sgd_nesterov": lambda: keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
    "sgd_decay": lambda: keras.optimizers.SGD(DECAY),
    "rmsprop": lambda: keras.optimizers.RMSprop(),
    "rmsprop_momentum": lambda: keras.optimizers.RMSprop(0.01, rho=0.8, momentum=0.5),
    "adam": lambda: keras.optimizers.Adam(),
    "adam_settings": lambda: keras.optimizers.Adam(
        0.05, beta_1=0.8, beta_2=0.95, epsilon=1e-3),
}


def given(outputs):
    random = np.random.default_rng(7)
    examples = random.integers(-100, 101, (6, 4)) / 100
    shapes = [(4, 5), 5, (5, outputs), outputs]
    return examples, [random.integers(-90, 91, shape) / 100 for shape in shapes]


def case(hidden, output, loss, targets, optimizer=None, l2=0.0):
    outputs = len(targets[0]) if isinstance(targets[0], list) else 3
    examples, weights = given(outputs)
    regular = keras.regularizers.L2(l2) if l2 else None
    model = keras.Sequential([
        keras.Input((4,)),
        keras.layers.Dense(5, activation=ACTIVATIONS[hidden], kernel_regularizer=regular),
        keras.layers.Dense(outputs, activation=ACTIVATIONS.get(output, output)),
    ])
    model.set_weights(weights)
    function = {
        "sparse_categorical_crossentropy": keras.losses.SparseCategoricalCrossentropy,
        "categorical_crossentropy": keras.losses.CategoricalCrossentropy,
        "binary_crossentropy": keras.losses.BinaryCrossentropy,
        "mean_squared_error": keras.losses.MeanSquaredError,
    }[loss]()
    answers = np.array(targets, float if outputs != 3 or loss[0] != "s" else int)
    with tf.GradientTape() as tape:
        predicted = model(examples)
        value = function(answers, predicted) + sum(model.losses)
    result = {
        "hidden": hidden, "output": output, "loss_name": loss, "l2": l2,
        "targets": targets if isinstance(targets[0], list) else [[t] for t in targets],
        "weights": [w.tolist() for w in weights],
        "outputs": predicted.numpy().tolist(), "loss": float(value),
        "gradients": [g.numpy().tolist() for g in tape.gradient(value, model.trainable_weights)],
    }
    if optimizer:
        model.compile(loss=function, optimizer=OPTIMIZERS[optimizer]())
        for name, steps in [("one_step", 1), ("three_steps", 2)]:
            for _ in range(steps):
                model.train_on_batch(examples, answers)
            result[name] = [w.tolist() for w in model.get_weights()]
    return result


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def main():
    sparse = ("softmax", "sparse_categorical_crossentropy", LABELS)
    cases = {f"hidden_{name}": case(name, *sparse) for name in ACTIVATIONS}
    cases["l2"] = case("tanh", *sparse, l2=0.03)
    cases["soft_targets"] = case("tanh", "softmax", "categorical_crossentropy", SOFT)
    cases["answers"] = case("relu", "sigmoid", "binary_crossentropy", ANSWERS)
    cases["one_answer"] = case("relu", "sigmoid", "binary_crossentropy", [a[:1] for a in ANSWERS])
    cases["numbers"] = case("tanh", "linear", "mean_squared_error", NUMBERS)
    for name in ["sigmoid", "tanh", "gelu", "silu"]:
        cases[f"numbers_{name}"] = case("relu", name, "mean_squared_error", NUMBERS)
    for name in OPTIMIZERS:
        cases[name] = case("tanh", *sparse, optimizer=name)
    cases["sgd_l2"] = case("tanh", *sparse, optimizer="sgd", l2=0.03)
    cases["adam_l2"] = case("tanh", *sparse, optimizer="adam", l2=0.03)
    result = {
        "made_by": Path(__file__).name,
        "versions": {"keras": keras.__version__, "tensorflow": tf.__version__},
        "order": "kernel (in, out) and bias of each layer, from the first to the last",
        "examples": given(3)[0].tolist(), "cases": cases}
    Path(__file__).with_suffix(".json").write_text(text(result))
    for name, made in cases.items():
        print(name, made["loss"])


main()
