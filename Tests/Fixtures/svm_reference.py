"""Tight solutions of the linear SVM that scikit-learn calls LinearSVC, in double precision.

    minimise over w~:  P = 1/2 ||w~||^2 + C sum_i loss(y_i w~ . x~_i),     x~ = (x, 1)

with loss(m) = max(0, 1 - m) (hinge) or its square; the bias is the last component of w~ and is
regularised as the others; one class against the rest, or one problem if there are two classes
(the second one is +1). Writes svm_reference.json and svm_iris.csv beside itself.

How: the squared hinge by Newton's method on P (Keerthi & DeCoste, "A Modified Finite Newton Method
for Fast Solution of Large Scale Linear SVMs", 2005), the hinge by a primal-dual interior point
method on its dual (Mehrotra, "On the Implementation of a Primal-Dual Interior Point Method", 1992).
Neither shares anything with liblinear's coordinate descent. How good a solution is, is shown by the
gap to the dual value, which no primal value can be below:

    hinge:          D = sum a - 1/2 ||sum a y x~||^2,                  0 <= a <= C
    squared hinge:  D = sum a - 1/2 ||sum a y x~||^2 - sum a^2 / (4C), 0 <= a

Since P is strongly convex, ||w~ - w~*||^2 <= 2 (P - D).

The smallest problem by hand: X = [0], [1], y = -1, +1, C = 1, w~ = (w, b).
  Squared hinge: P = 1/2 (w^2 + b^2) + (1 + b)^2 + (1 - w - b)^2. Both derivatives are zero where
    3 w + 2 b = 2  and  2 w + 5 b = 0,  so  w = 10/11, b = -4/11  (both margins are below 1:
    4/11 and 6/11), and P = (58 + 49 + 25) / 121 = 12/11.
  Hinge: the dual is a1 + a2 - 1/2 (a1^2 - 2 a1 a2 + 2 a2^2) with 0 <= a <= 1. At a1 = a2 = 1 its
    derivatives are 1 - a1 + a2 = 1 (a1 would grow, but is at its bound) and 1 + a1 - 2 a2 = 0, so
    this is the maximum: w = a2 = 1, b = a2 - a1 = 0, and P = 1/2 + 1 + 0 = 3/2 = D.
"""

import gzip
import json
import os
import re
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.linalg import cho_factor, cho_solve
from sklearn.datasets import load_iris
from sklearn.svm import LinearSVC

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("FASHION_MNIST_DIR", "/usr/share/datasets/fashion-mnist"))
PENALTIES = [0.001, 0.01, 0.1, 1.0, 10.0]


def primal(weights, signed, penalty, loss):
    slack = np.maximum(0, 1 - signed @ weights)
    return 0.5 * weights @ weights + penalty * np.sum(slack if loss == "hinge" else slack**2)


def dual(alpha, signed, penalty, loss):
    weights = signed.T @ alpha
    value = np.sum(alpha) - 0.5 * weights @ weights
    return value if loss == "hinge" else value - alpha @ alpha / (4 * penalty)


def newton(signed, penalty):
    """The squared hinge: weights and dual variables. `signed` holds the rows y_i x~_i."""
    weights = np.zeros(signed.shape[1])
    value = primal(weights, signed, penalty, "squared_hinge")
    for _ in range(200):
        slack = np.maximum(0, 1 - signed @ weights)
        rows = signed[slack > 0]
        gradient = weights - 2 * penalty * rows.T @ slack[slack > 0]
        hessian = np.eye(len(weights)) + 2 * penalty * rows.T @ rows
        step = cho_solve(cho_factor(hessian), gradient)
        length = 1.0
        while length > 1e-9:
            candidate = weights - length * step
            new = primal(candidate, signed, penalty, "squared_hinge")
            if new < value:
                break
            length /= 2
        else:
            break  # no step lowers the objective any more: the end of double precision
        weights, value = candidate, new
    return weights, 2 * penalty * np.maximum(0, 1 - signed @ weights)


def interior_point(signed, penalty):
    """The hinge: weights and dual variables."""
    count = len(signed)
    gram = signed @ signed.T
    alpha = np.full(count, penalty / 2)
    room = penalty - alpha  # kept beside alpha: near its bound the difference would round to zero
    low = np.ones(count)  # multipliers of 0 <= alpha
    high = np.ones(count)  # multipliers of alpha <= penalty
    best = (np.inf, None, None)
    stalled = 0
    for _ in range(200):
        weights = signed.T @ alpha
        gap = primal(weights, signed, penalty, "hinge") - dual(alpha, signed, penalty, "hinge")
        stalled = 0 if gap < 0.9 * best[0] else stalled + 1
        if gap < best[0]:
            best = (gap, weights, alpha)
        if gap < 1e-13 * np.sum(alpha) or stalled == 8:
            break
        slope = gram @ alpha - 1
        matrix = gram + np.diag(low / alpha + high / room)
        try:
            factor = cho_factor(matrix, overwrite_a=True)
        except np.linalg.LinAlgError:
            break  # the end of double precision; the gap tells how good the best point is

        def direction(target_low, target_high):
            step = cho_solve(factor, -slope + target_low / alpha - target_high / room)
            return (step, (target_low - low * step) / alpha - low,
                    (target_high + high * step) / room - high)

        def longest(step, step_low, step_high):
            ratios = np.concatenate(
                [-step / alpha, step / room, -step_low / low, -step_high / high])
            return min(1.0, 0.995 / max(ratios.max(), 1e-300))

        centre = (alpha @ low + room @ high) / (2 * count)
        step, step_low, step_high = direction(np.zeros(count), np.zeros(count))
        length = longest(step, step_low, step_high)
        after = ((alpha + length * step) @ (low + length * step_low)
                 + (room - length * step) @ (high + length * step_high)) / (2 * count)
        target = centre * (after / centre) ** 3
        step, step_low, step_high = direction(
            target - step * step_low, target + step * step_high)
        length = longest(step, step_low, step_high)
        alpha = np.minimum(alpha + length * step, penalty)
        room = room - length * step
        low = low + length * step_low
        high = high + length * step_high
    return best[1], best[2]


def by_scikit_learn(signed, penalty, loss):
    """The objective that LinearSVC reaches, for comparison only; None if it does not converge."""
    signs = signed[:, -1]
    model = LinearSVC(
        C=penalty, loss=loss, dual=loss == "hinge", tol=1e-9, max_iter=20_000, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            model.fit(signed[:, :-1] * signs[:, None], signs)
        except sklearn.exceptions.ConvergenceWarning:
            return None
    return primal(np.append(model.coef_[0], model.intercept_), signed, penalty, loss)


def solve(features, labels, class_count, penalty, loss):
    extended = np.column_stack([features, np.ones(len(features))])
    positives = [1] if class_count == 2 else range(class_count)
    found = {"objectives": [], "relative_gaps": [], "above_scikit_learn": []}
    weights = []
    for positive in positives:
        signed = np.where(labels == positive, 1.0, -1.0)[:, None] * extended
        solver = newton if loss == "squared_hinge" else interior_point
        solution, alpha = solver(signed, penalty)
        value = primal(solution, signed, penalty, loss)
        gap = (value - dual(alpha, signed, penalty, loss)) / value
        assert gap < 1e-9, (penalty, loss, positive, gap)
        other = by_scikit_learn(signed, penalty, loss) if len(features) <= 300 else None
        found["objectives"].append(float(f"{value:.13g}"))
        found["relative_gaps"].append(float(f"{max(gap, 0):.2g}"))
        found["above_scikit_learn"].append(
            None if other is None else float(f"{value / other - 1:.2g}"))
        weights.append(solution)
    weights = np.array(weights)
    scores = extended @ weights.T
    guess = (scores[:, 0] > 0).astype(int) if class_count == 2 else scores.argmax(axis=1)
    found["training_accuracy"] = float(np.mean(guess == labels))
    return found, weights


def cases():
    """(what it is, features, labels, number of classes, whether to write the weights)"""
    iris = load_iris()
    two = iris.target < 2
    for columns, picked in [("all", slice(0, 4)), ("petals", slice(2, 4))]:
        for scaling in ["none", "standardised"]:
            for classes, rows in [(3, np.full(150, True)), (2, two)]:
                features = iris.data[rows, picked]
                if scaling == "standardised":
                    features = (features - features.mean(axis=0)) / features.std(axis=0)
                yield ({"data": "iris", "columns": columns, "scaling": scaling,
                        "classes": classes}, features, iris.target[rows], classes, True)
    for count in [300, 2000]:
        with gzip.open(FOLDER / "train-images-idx3-ubyte.gz") as file:
            pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
        with gzip.open(FOLDER / "train-labels-idx1-ubyte.gz") as file:
            labels = np.frombuffer(file.read(), np.uint8, offset=8)
        rows = slice(5000, 5000 + count)
        yield ({"data": "fashion-mnist", "first_row": 5000, "rows": count, "scaling": "/255",
                "classes": 10}, pixels[rows] / 255, labels[rows], 10, False)


def text(result):
    """JSON in which a list of numbers keeps to one line."""
    wide = json.dumps(result, indent=1)
    return re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: f"[{' '.join(m[1].split())}]", wide) + "\n"


def write_iris():
    iris = load_iris()
    lines = ["sepal_length,sepal_width,petal_length,petal_width,species"]
    for row, label in zip(iris.data, iris.target):
        lines.append(",".join(f"{value:.1f}" for value in row) + f",{iris.target_names[label]}")
    (HERE / "svm_iris.csv").write_text("\n".join(lines) + "\n")


def write(solutions):
    result = {
        "made_by": Path(__file__).name,
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__,
                     "scikit-learn": sklearn.__version__},
        "objective": "1/2 ||(w, b)||^2 + C sum loss, one class against the rest, "
                     "bias as a regularised extra feature of 1",
        "by_hand": {
            "features": [[0], [1]], "labels": [0, 1], "C": 1,
            "squared_hinge": {"weight": 10 / 11, "bias": -4 / 11, "objective": 12 / 11},
            "hinge": {"weight": 1, "bias": 0, "objective": 1.5}},
        "solutions": solutions,
    }
    (HERE / "svm_reference.json").write_text(text(result))


def main():
    write_iris()
    solutions = []
    for what, features, labels, class_count, keeps_weights in cases():
        for loss in ["squared_hinge", "hinge"]:
            for penalty in PENALTIES:
                found, weights = solve(features, labels, class_count, penalty, loss)
                if keeps_weights:
                    found["coefficients"] = weights[:, :-1].round(10).tolist()
                    found["intercepts"] = weights[:, -1].round(10).tolist()
                solutions.append(what | {"loss": loss, "C": penalty} | found)
                print(*what.values(), loss, penalty, "gap", max(found["relative_gaps"]),
                      "scikit-learn", found["above_scikit_learn"][:1], flush=True)
        write(solutions)


main()
