"""How far above the optimum are linear SVMs? Reads files of solutions, prints one JSON object.

    svm_objectives.py FILE...      # each holds an object with "c" and "weights" (classes, 785)

For each class, in double precision: P = 1/2 ||w~||^2 + C sum max(0, 1 - y w~ . x~)^2, the bias last
in w~ and regularised. The optimum of a C is found by Newton's method, starting from the best of the
solutions, until the gap to the dual value, 1/2 ||dP/dw~||^2, is below 1e-9 of P; so it owes nothing
to any solver's own word. Printed: {file: {"objectives": [...], "above_optimum": worst class}}.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.linalg import cho_factor, cho_solve

import fashion


def value_and_gradient(weights, features, signs, penalty):
    slack = np.maximum(0, 1 - signs * (features @ weights))
    value = 0.5 * weights @ weights + penalty * slack @ slack
    return value, weights - 2 * penalty * features.T @ (signs * slack), slack > 0


def optimum(weights, features, signs, penalty):
    """A value that no weights can be below by more than 1e-9 of it."""
    for _ in range(50):
        value, gradient, active = value_and_gradient(weights, features, signs, penalty)
        if 0.5 * gradient @ gradient < 1e-9 * value:
            return value
        rows = features[active]
        factor = cho_factor(np.eye(len(weights)) + 2 * penalty * rows.T @ rows)
        step = cho_solve(factor, gradient)
        length = 1.0
        while value_and_gradient(
                weights - length * step, features, signs, penalty)[0] > value and length > 1e-6:
            length /= 2
        weights = weights - length * step
    raise SystemExit(f"expected Newton's method to converge at C = {penalty}, it did not")


def main():
    (images, labels), _, _ = fashion.splits()
    features = np.column_stack([images.reshape(-1, 784) / 255, np.ones(len(images))])
    del images
    solutions = {name: json.loads(Path(name).read_text()) for name in sys.argv[1:]}
    report = {name: {"objectives": [], "above_optimum": 0.0} for name in solutions}
    for penalty in sorted({solution["c"] for solution in solutions.values()}):
        alike = [name for name in solutions if solutions[name]["c"] == penalty]
        for label in range(10):
            signs = np.where(labels == label, 1.0, -1.0)
            weights = {name: np.array(solutions[name]["weights"][label]) for name in alike}
            values = {name: float(value_and_gradient(weights[name], features, signs, penalty)[0])
                      for name in alike}
            best = optimum(weights[min(values, key=values.get)], features, signs, penalty)
            for name in alike:
                report[name]["objectives"].append(values[name])
                report[name]["above_optimum"] = max(
                    report[name]["above_optimum"], values[name] / best - 1)
    print(json.dumps(report))


main()
