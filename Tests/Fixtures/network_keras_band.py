"""What accuracy does Keras give for the notebook's network, and how far apart are seeds?

Trains Flatten, Dense 300 ReLU, Dense 100 ReLU, Dense 10 softmax on Fashion-MNIST with SGD 0.01,
batches of 32 reshuffled each epoch, 30 epochs; the first 5,000 training images are validation,
pixels are divided by 255. Writes network_keras_band.json anew after each seed, keeping the seeds
that it already holds.

    python network_keras_band.py [SEED ...]        # default: 1 2 3 4 5

The examples are reshuffled here, not by Keras: once keras.utils.set_random_seed was called, the
TensorFlow backend of Keras 3.15 shuffles into the same order in every epoch. (Trained like that,
eight seeds gave 0.867 to 0.8845 on the test images.)

The band of an accuracy is where a single further seed falls with 99 % probability, if seeds are
normally distributed: mean +- t(n - 1, 0.995) * s * sqrt(1 + 1/n), with the sample deviation s.
"""

import gzip
import json
import os
import re
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf
from scipy.stats import t

EPOCHS = 30
TARGET = Path(__file__).with_suffix(".json")
FOLDER = Path(os.environ.get("FASHION_MNIST_DIR", "/usr/share/datasets/fashion-mnist"))


def idx(name, header):
    with gzip.open(FOLDER / f"{name}.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def examples(part):
    images = idx(f"{part}-images-idx3-ubyte", 16).reshape(-1, 28, 28)
    return (images / 255).astype(np.float32), idx(f"{part}-labels-idx1-ubyte", 8)


def train(seed, images, labels, test):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile(
        loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(0.01),
        metrics=["accuracy"])
    order = np.random.default_rng(seed)
    history = {}
    for _ in range(EPOCHS):
        rows = 5000 + order.permutation(len(images) - 5000)
        epoch = model.fit(
            images[rows], labels[rows], batch_size=32, shuffle=False, verbose=0,
            validation_data=(images[:5000], labels[:5000])).history
        for key, values in epoch.items():
            history.setdefault(key, []).extend(values)
    loss, accuracy = model.evaluate(*test, verbose=0)
    return {
        "seed": seed,
        "test_accuracy": round(float(accuracy), 6),
        "test_loss": float(loss),
        "validation_accuracy": round(float(history["val_accuracy"][-1]), 6),
        "validation_loss": float(history["val_loss"][-1]),
        "training_accuracy": float(history["accuracy"][-1]),
        "training_loss": float(history["loss"][-1]),
        "first_epoch": {key: float(values[0]) for key, values in history.items()},
        "history": {key: [round(float(v), 6) for v in values] for key, values in history.items()},
    }


def band(values):
    count, mean, deviation = len(values), float(np.mean(values)), float(np.std(values, ddof=1))
    half = float(t.ppf(0.995, count - 1)) * deviation * (1 + 1 / count) ** 0.5
    return {
        "mean": mean, "deviation": deviation, "half_width": half,
        "low": mean - half, "high": mean + half, "lowest": min(values), "highest": max(values)}


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def write(runs):
    result = {
        "made_by": Path(__file__).name,
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "epochs": EPOCHS,
        "runs": sorted(runs, key=lambda run: run["seed"]),
    }
    if len(runs) > 1:
        keys = ["test_accuracy", "test_loss", "validation_accuracy", "validation_loss",
                "training_accuracy", "training_loss"]
        result["bands"] = {key: band([run[key] for run in runs]) for key in keys}
    TARGET.write_text(text(result))


def main():
    seeds = [int(word) for word in sys.argv[1:]] or [1, 2, 3, 4, 5]
    images, labels = examples("train")
    test = examples("t10k")
    runs = json.loads(TARGET.read_text())["runs"] if TARGET.exists() else []
    for seed in seeds:
        runs = [run for run in runs if run["seed"] != seed] + [train(seed, images, labels, test)]
        write(runs)
        print(f"seed {seed}: test {runs[-1]['test_accuracy']}", flush=True)


main()
