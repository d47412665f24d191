"""What accuracy does scikit-learn's LinearSVC reach on the whole of Fashion-MNIST?

The first 5,000 training images are validation, 55,000 train; pixels are divided by 255. Writes
svm_fashion_accuracy.json with the fractions that are right and the objective of each class,

    1/2 ||(w, b)||^2 + C sum loss,

and whether the solver says that it converged. LinearSVC's default tolerance of 1e-4 is used.
"""

import gzip
import json
import os
import re
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.svm import LinearSVC

FOLDER = Path(os.environ.get("FASHION_MNIST_DIR", "/usr/share/datasets/fashion-mnist"))
CASES = [(0.001, "squared_hinge"), (0.01, "squared_hinge"), (0.01, "hinge")]


def idx(name, header):
    with gzip.open(FOLDER / f"{name}.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def examples(part):
    images = idx(f"{part}-images-idx3-ubyte", 16).reshape(-1, 784)
    return images / 255, idx(f"{part}-labels-idx1-ubyte", 8)


def objectives(model, features, labels):
    scores = model.decision_function(features)
    values = []
    for label, (weights, bias) in enumerate(zip(model.coef_, model.intercept_)):
        slack = np.maximum(0, 1 - np.where(labels == label, 1, -1) * scores[:, label])
        slack = slack if model.loss == "hinge" else slack**2
        values.append(float(0.5 * (weights @ weights + bias**2) + model.C * slack.sum()))
    return values


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def main():
    images, labels = examples("train")
    test_images, test_labels = examples("t10k")
    training, validation = slice(5000, None), slice(0, 5000)
    fits = []
    for penalty, loss in CASES:
        model = LinearSVC(C=penalty, loss=loss, dual=True, random_state=0)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            model.fit(images[training], labels[training])
        fits.append({
            "C": penalty, "loss": loss, "dual": True,
            "converged": not caught, "iterations": int(model.n_iter_),
            "training_accuracy": model.score(images[training], labels[training]),
            "validation_accuracy": model.score(images[validation], labels[validation]),
            "test_accuracy": model.score(test_images, test_labels),
            "objectives": objectives(model, images[training], labels[training]),
        })
        result = {"made_by": Path(__file__).name, "scikit-learn": sklearn.__version__, "fits": fits}
        Path(__file__).with_suffix(".json").write_text(text(result))
        print(penalty, loss, fits[-1]["test_accuracy"], flush=True)


main()
