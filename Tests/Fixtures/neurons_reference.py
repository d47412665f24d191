"""What single neurons do, computed without our code: writes neurons_reference.json beside itself.

Rosenblatt's rule and the delta rule in plain NumPy, in file order, from weights of 0, on Fisher's iris
(svm_iris.csv holds the values that scikit-learn has). The largest margin of the petals, setosa against
the rest, from the dual problem of the hard-margin support vector machine through the origin

    maximise  sum a - 1/2 ||sum a t x~||^2   over a >= 0,        gamma = 1 / ||sum a t x~||

with x~ = (x, 1). The answers of scikit-learn's Perceptron. A fit of scipy's curve_fit to a noisy
contrast response. The accuracy of averaged perceptrons on Fashion-MNIST, for three orders.
"""

import gzip
import json
import os
import re
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import curve_fit, minimize
from sklearn.datasets import load_iris
from sklearn.linear_model import Perceptron, SGDClassifier

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("FASHION_MNIST_DIR", "/usr/share/datasets/fashion-mnist"))


def petals(positive):
    iris = load_iris()
    return iris.data[:, 2:4], np.where(iris.target == positive, 1, -1)


def rosenblatt(inputs, signs, rate, epoch_limit):
    """Update where t (w.x + b) <= 0; the bias apart from the weights."""
    w, b = np.zeros(inputs.shape[1]), 0.0
    epochs, updates = [], []
    for _ in range(epoch_limit):
        mistakes = 0
        for example, (x, t) in enumerate(zip(inputs, signs)):
            if t * (w @ x + b) <= 0:
                w, b = w + rate * t * x, b + rate * t
                mistakes += 1
                updates.append(example)
        epochs.append({"weights": w.tolist(), "bias": b, "mistakes": mistakes})
        if mistakes == 0:
            break
    return {"learning_rate": rate, "epoch_limit": epoch_limit, "epochs": epochs,
            "updated_examples": updates[:50]}


def delta(inputs, signs, rate, epoch_limit):
    """A logistic neuron with targets 0 and 1, down the gradient of 1/2 (target - a)^2."""
    w, b = np.zeros(inputs.shape[1]), 0.0
    epochs = []
    for _ in range(epoch_limit):
        mistakes = 0
        for x, t in zip(inputs, signs):
            z = w @ x + b
            a = 1 / (1 + np.exp(-z))
            mistakes += int(t * z <= 0)
            step = rate * ((t + 1) / 2 - a) * a * (1 - a)
            w, b = w + step * x, b + step
        epochs.append({"weights": w.tolist(), "bias": b, "mistakes": mistakes})
    return {"learning_rate": rate, "epoch_limit": epoch_limit, "epochs": epochs,
            "updated_examples": []}


def largest_margin(inputs, signs):
    extended = np.column_stack([inputs, np.ones(len(inputs))])
    signed = extended * signs[:, None]
    found = minimize(
        lambda w: 0.5 * w @ w, [-1.0, -1.0, 3.0], jac=lambda w: w, method="SLSQP",
        constraints={"type": "ineq", "fun": lambda w: signed @ w - 1, "jac": lambda w: signed},
        options={"ftol": 1e-15, "maxiter": 1000})
    w = found.x / np.min(signed @ found.x)
    # The certificate: a dual value, which 1/2 ||w||^2 cannot be below.
    near = signed[signed @ w < 1 + 1e-6]
    alpha = scipy.optimize.nnls(near.T, w)[0]
    dual = alpha.sum() - 0.5 * np.sum((near.T @ alpha) ** 2)
    gap = 0.5 * w @ w - dual
    assert abs(gap) < 1e-6 * dual, gap
    radius = np.max(np.linalg.norm(extended, axis=1))
    margin = 1 / np.linalg.norm(w)
    return {"weights": w[:2].tolist(), "bias": w[2], "radius": radius, "margin": margin,
            "limit": (radius / margin) ** 2}


def scikit_learn():
    inputs, signs = petals(0)
    model = Perceptron(random_state=42).fit(inputs, signs > 0)
    points = [[2, 0.5], [3, 1]]
    return {"points": points, "is_setosa": model.predict(points).tolist()}


def response(c, largest, n, half):
    return largest * c**n / (c**n + half**n)


def contrast():
    generator = np.random.default_rng(7)
    contrasts = np.array([1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 56, 80, 100.0])
    responses = (response(contrasts, 93, 3.1, 12.1)
                 + generator.normal(0, 4, len(contrasts))).round(2)
    fit, _ = curve_fit(response, contrasts, responses, p0=[90, 2, 10], xtol=1e-14, ftol=1e-14)
    residuals = responses - response(contrasts, *fit)
    variation = np.sum((responses - responses.mean()) ** 2)
    return {"contrasts": contrasts.tolist(), "responses": responses.tolist(),
            "maximum": fit[0], "exponent": fit[1], "half_contrast": fit[2],
            "r_squared": 1 - residuals @ residuals / variation}


def read(part, kind, skip):
    with gzip.open(FOLDER / f"{part}-{kind}-ubyte.gz") as file:
        return np.frombuffer(file.read(), np.uint8, offset=skip)


def fashion():
    """Rosenblatt's rule, 10 epochs, learnt from the images after the first 5000."""
    images = {part: read(part, "images-idx3", 16).reshape(-1, 784) / 255
              for part in ["train", "t10k"]}
    labels = {part: read(part, "labels-idx1", 8) for part in images}
    found = []
    for seed in range(3):
        model = SGDClassifier(
            loss="perceptron", penalty=None, learning_rate="constant", eta0=1, max_iter=10,
            tol=None, average=True, random_state=seed, n_jobs=1)
        model.fit(images["train"][5000:], labels["train"][5000:])
        found.append(model.score(images["t10k"], labels["t10k"]))
        print(found, flush=True)
    return {"epochs": 10, "averaged_test_accuracies": found}


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def main():
    result = {
        "made_by": Path(__file__).name,
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__,
                     "scikit-learn": sklearn.__version__},
        "setosa": rosenblatt(*petals(0), 1.0, 100),
        "versicolor": rosenblatt(*petals(1), 0.5, 20),
        "delta": delta(*petals(0), 0.1, 5),
        "largest_margin": largest_margin(*petals(0)),
        "scikit_learn": scikit_learn(),
        "contrast": contrast(),
        "fashion_mnist": fashion(),
    }
    (HERE / "neurons_reference.json").write_text(text(result))
    print(text(result))


main()
