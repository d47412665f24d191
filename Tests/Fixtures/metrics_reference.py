"""Writes metrics_reference.json: what scikit-learn and SciPy say about seeded random cases.

Run with Python 3.11, numpy, scipy, scikit-learn 1.9 and mlxtend 0.25:
    python metrics_reference.py

Classes are letters (a is 0), so that a case is a short text. A score that scikit-learn gives as
NaN is null. Scores under the policies "one" and "nan" are kept only where they differ from "zero".
"""

import json
import math
import pathlib
from fractions import Fraction

import numpy as np
from mlxtend.evaluate import mcnemar
from scipy.stats import binomtest, norm
from sklearn.metrics import (
    accuracy_score, confusion_matrix, precision_recall_fscore_support)

rng = np.random.default_rng(20260)
POLICIES = {"zero": 0.0, "one": 1.0, "nan": np.nan}


def plain(values):
    """Fifteen digits of each: enough to compare to 1e-12."""
    return [None if math.isnan(v) else float(f"{v:.15g}") for v in values]


def random_case(number):
    """Truth and predictions of one of several kinds: sensible, random or degenerate."""
    classes = int(rng.integers(2, 13))
    examples = int(rng.integers(1, 301)) if number % 4 else int(rng.integers(1, 8))
    used = rng.permutation(classes)[: int(rng.integers(1, classes + 1))]
    kind = number % 8
    if kind == 0:  # one class only
        used = used[:1]
    truth = rng.choice(used if kind in (0, 1, 2) else classes, examples)
    if kind == 3:  # always the same guess
        predicted = np.full(examples, rng.integers(classes))
    elif kind == 4:  # always wrong
        predicted = (truth + rng.integers(1, classes, examples)) % classes
    elif kind == 5:  # always right
        predicted = truth.copy()
    elif kind == 6:  # some classes are never predicted
        predicted = rng.choice(used, examples)
    else:  # right more often than not
        guess = rng.integers(classes, size=examples)
        predicted = np.where(rng.random(examples) < 0.7, truth, guess)
    return classes, truth, predicted


def scores(classes, truth, predicted, policy):
    labels = list(range(classes))
    result = {}
    for average in (None, "macro", "weighted", "micro"):
        # Averages are over the classes that occur or were predicted, scores are of every class.
        p, r, f, support = precision_recall_fscore_support(
            truth, predicted, labels=None if average else labels, average=average, zero_division=policy)
        if average is None:
            result |= {"precision": plain(p), "recall": plain(r), "f1": plain(f)}
            result["support"] = support.tolist()
        else:
            result[average] = plain((p, r, f))
    return result


def letters(ids):
    return "".join(chr(ord("a") + i) for i in ids)


def classification(number):
    classes, truth, predicted = random_case(number)
    case = {
        "classes": classes,
        "truth": letters(truth),
        "predicted": letters(predicted),
        "accuracy": accuracy_score(truth, predicted),
        "confusion": confusion_matrix(truth, predicted, labels=list(range(classes))).tolist(),
        "zero": scores(classes, truth, predicted, 0.0),
    }
    for name in ("one", "nan"):
        other = scores(classes, truth, predicted, POLICIES[name])
        if other != case["zero"]:
            case[name] = other
    return case


def exact_p(b, c):
    """The same p value in whole numbers, as a check of SciPy's and below its range."""
    n, k = b + c, min(b, c)
    coefficient, tail = 1, 0
    for i in range(k + 1):
        tail += coefficient
        coefficient = coefficient * (n - i) // (i + 1)
    return float(min(Fraction(1), Fraction(2 * tail, 1 << n)))


def paired(b, c):
    p = exact_p(b, c)
    if b + c > 0 and p > 1e-300:
        # SciPy's own p value is good to about ten digits here; it guards against a slip above.
        assert math.isclose(p, binomtest(min(b, c), b + c, 0.5).pvalue, rel_tol=1e-9), (b, c)
    table = {"onlyFirst": b, "onlySecond": c, "exact": p}
    if b != c:  # mlxtend gives p = 0 when nobody disagrees, and corrects a difference of 0
        chi, corrected = mcnemar(np.array([[3, b], [c, 4]]), corrected=True, exact=False)
        table |= {"chi": float(chi), "corrected": float(corrected)}
    both, neither = (int(v) for v in rng.integers(0, 9000, 2))
    n, z = both + neither + b + c + 2, norm.ppf(0.975)
    # Agresti and Min 2005: add 1/2 to each cell, then Wald; here from the covariance of two
    # proportions, var(p1 - p2) = (p1 q1 + p2 q2 - 2 (p11 p22 - p12 p21)) / n.
    p11, p12, p21, p22 = ((v + 0.5) / n for v in (both, b, c, neither))
    p1, p2 = p11 + p12, p11 + p21
    variance = (p1 * (1 - p1) + p2 * (1 - p2) - 2 * (p11 * p22 - p12 * p21)) / n
    half = z * math.sqrt(variance)
    table |= {"both": both, "neither": neither,
              "difference": [p12 - p21 - half, p12 - p21 + half]}
    return table


def wilson(successes, trials, confidence):
    low, high = binomtest(successes, trials).proportion_ci(confidence, method="wilson")
    return {"successes": successes, "trials": trials, "confidence": confidence,
            "interval": [float(low), float(high)]}


def trials():
    n = int(rng.integers(1, 20001))
    return int(rng.integers(0, n + 1)), n


extreme = [(0, 0), (1, 0), (0, 1), (1, 1), (11, 1), (25, 15), (15, 25), (300, 700), (5000, 5000),
           (5000, 5001), (0, 40), (40, 0), (4900, 5100), (1, 2000), (0, 1022), (0, 1074),
           (3, 1080), (0, 1076), (900, 4000), (0, 3000), (20000, 20500)]
random_pairs = [tuple(int(v) for v in rng.integers(0, 10 ** rng.integers(1, 5), 2))
                for _ in range(60)]
reference = {
    "classifications": [classification(number) for number in range(200)],
    "pairs": [paired(b, c) for b, c in extreme + random_pairs],
    "wilson": [wilson(s, n, c) for s, n, c in
               [(8864, 10000, 0.95), (8360, 10000, 0.95), (0, 10, 0.95), (10, 10, 0.99),
                (1, 1, 0.5), (1, 2, 0.999999)]
               + [(*trials(), c) for c in (0.5, 0.9, 0.95, 0.99, 0.999) for _ in range(4)]],
}
target = pathlib.Path(__file__).with_suffix(".json")
text = json.dumps(reference, separators=(",", ":"))
for key in ('{"classes"', '{"onlyFirst"', '{"successes"'):
    text = text.replace(key, "\n" + key)
target.write_text(text + "\n")
print(f"{target.name}: {len(text)} bytes")
