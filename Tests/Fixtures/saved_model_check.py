"""Gives the test images to a saved network in other software, and compares image by image.

    fashion --save-model M.safetensors --predictions P.csv
    python saved_model_check.py M.safetensors P.csv /usr/share/datasets/fashion-mnist

The network is rebuilt from its file alone, once in Keras and once in NumPy (a product, a sum and a
maximum a layer). Run it with Python 3.11, numpy, safetensors and Keras 3.15 on TensorFlow 2.21. The
status is 1 if a single image is answered differently, or a probability differs by more than 1e-5.
"""

import csv
import gzip
import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
from safetensors import safe_open


def idx(folder, stem):
    path = next(path for mark in "-." for end in (".gz", "")
                if (path := folder / (stem[:-11] + mark + stem[-10:] + end)).exists())
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    sizes = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def in_keras(layers, shape, weights):
    model = keras.Sequential([keras.Input(shape)])
    for layer in layers:
        if layer["kind"] == "Flatten":
            model.add(keras.layers.Flatten())
        elif layer["kind"] == "Dropout":
            model.add(keras.layers.Dropout(layer["rate"]))
        else:
            dense = keras.layers.Dense(layer["units"], activation=layer["activation"])
            model.add(dense)
            dense.set_weights([weights[layer["name"] + end] for end in (".kernel", ".bias")])
    return lambda images: model.predict(images, batch_size=1000, verbose=0)


def in_numpy(layers, weights):
    def predict(images):
        values = images.reshape(len(images), -1).astype(np.float64)
        for layer in layers:
            if layer["kind"] != "Dense":
                continue
            values = values @ weights[layer["name"] + ".kernel"] + weights[layer["name"] + ".bias"]
            if layer["activation"] == "relu":
                values = np.maximum(values, 0)
            elif layer["activation"] == "softmax":
                powers = np.exp(values - values.max(axis=1, keepdims=True))
                values = powers / powers.sum(axis=1, keepdims=True)
            else:
                raise SystemExit(f"expected relu or softmax, found {layer['activation']}")
        return values
    return predict


def main():
    model, predictions, folder = sys.argv[1:]
    with safe_open(model, "np") as file:
        weights = {name: file.get_tensor(name) for name in file.keys()}
        about = file.metadata()
    layers = json.loads(about["layers"])
    rows = list(csv.DictReader(open(predictions)))
    name = list(rows[0])[2]
    ours = np.array([int(row[name]) for row in rows])
    scores = np.array([[float(row[f"{name}:{c}"]) for c in range(10)] for row in rows])
    labels = np.array([int(row["truth"]) for row in rows])
    folder = pathlib.Path(folder)
    images = (idx(folder, "t10k-images-idx3-ubyte") / 255).astype(np.float32)
    agrees = np.array_equal(labels, idx(folder, "t10k-labels-idx1-ubyte"))
    for software, predict in [("Keras", in_keras(layers, json.loads(about["inputShape"]), weights)),
                              ("NumPy", in_numpy(layers, weights))]:
        found = predict(images)
        different = int((found.argmax(axis=1) != ours).sum())
        right = int(((found.argmax(axis=1) == labels) == (ours == labels)).sum())
        furthest = float(np.abs(found - scores).max())
        print(f"{software}: {different} of {len(ours)} images answered differently; right or wrong "
              f"alike for {right}; probabilities differ by at most {furthest:.1e}")
        agrees = agrees and different == 0 and furthest <= 1e-5
    sys.exit(0 if agrees else 1)


if __name__ == "__main__":
    main()
