"""Times one fit of scikit-learn's LinearSVC: linear_svc.py C auto|primal|dual TOLERANCE.

The data are double precision, one row after the other, as LinearSVC wants them; making them so is
not counted. "auto" is what LinearSVC does by itself. Prints a line of JSON with the weights.
"""

import json
import sys
import time
import warnings

import numpy as np
from sklearn.svm import LinearSVC

import fashion

SOLVERS = {"auto": "auto", "primal": False, "dual": True}


def flat(images):
    return np.ascontiguousarray(images.reshape(-1, 784) / 255)


def fitted(features, labels, penalty, solver, tolerance=1e-4):
    """The model and whether it says that it converged."""
    model = LinearSVC(C=penalty, dual=SOLVERS[solver], tol=tolerance, random_state=42)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model.fit(features, labels)
    return model, not caught


def main():
    penalty, solver, tolerance = float(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    (images, labels), _, (test_images, test_labels) = fashion.splits()
    features = flat(images)
    start = time.perf_counter()
    model, converged = fitted(features, labels, penalty, solver, tolerance)
    print(json.dumps({
        "c": penalty, "loss": "squared_hinge", "solver": solver, "tolerance": tolerance,
        "fit_seconds": time.perf_counter() - start, "converged": converged,
        "iterations": int(model.n_iter_),
        "test_accuracy": model.score(flat(test_images), test_labels),
        "weights": np.column_stack([model.coef_, model.intercept_]).tolist()}))


if __name__ == "__main__":
    main()
