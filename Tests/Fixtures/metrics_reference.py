"""Writes metrics_reference.json: what scikit-learn and SciPy say about seeded random cases.

Run with Python 3.11, numpy, scipy, scikit-learn 1.9 and mlxtend 0.25:
    python metrics_reference.py

Classes are letters (a is 0), so that a case is a short text. A score that scikit-learn gives as
NaN is null. Of the scores under the policies "one" and "nan" only those are kept that differ from
those under "zero".
scikit-learn 1.9 refuses empty input everywhere; that is asserted here and has no case.
"""

import json
import math
import pathlib
import warnings
from fractions import Fraction

import numpy as np
from mlxtend.evaluate import mcnemar
from scipy.stats import binomtest, norm
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score, average_precision_score, balanced_accuracy_score, brier_score_loss,
    classification_report, cohen_kappa_score, confusion_matrix, fbeta_score, log_loss,
    matthews_corrcoef, multilabel_confusion_matrix, precision_recall_curve,
    precision_recall_fscore_support, recall_score, roc_auc_score, roc_curve, top_k_accuracy_score)

warnings.simplefilter("ignore")  # undefined metrics are wanted here
rng = np.random.default_rng(20260)
# A stream of its own for what came later, so that the older cases stay as they are.
later = np.random.default_rng(20261)
POLICIES = {"zero": 0.0, "one": 1.0, "nan": np.nan}


def plain(values):
    """Thirteen digits of each: enough to compare to 1e-12. Whole numbers are written as such."""
    return [None if math.isnan(v) else int(v) if v == round(v) else float(f"{v:.13g}")
            for v in values]


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
            truth, predicted, labels=None if average else labels, average=average,
            zero_division=policy)
        if average is None:
            result |= {"precision": plain(p), "recall": plain(r), "f1": plain(f)}
            result["support"] = support.tolist()
        else:
            result[average] = plain((p, r, f))
    return result


def nan_mean(values, weights):
    """The policy of scikit-learn's averages: NaN is left out, weights of nothing are ignored."""
    kept = [(v, w) for v, w in zip(values, weights) if not math.isnan(v)]
    total = sum(w for _, w in kept)
    if total == 0:
        return float(np.mean([v for v, _ in kept])) if kept else math.nan
    return sum(v * w for v, w in kept) / total


def more_scores(number, classes, truth, predicted):
    """Counts, chance-corrected scores, F-beta and specificity under one random policy."""
    labels = list(range(classes))
    policy = list(POLICIES)[int(later.integers(3))]
    beta = [0.0, 0.5, 2.0, 3.7, math.inf][int(later.integers(5))]
    setting = {"beta": beta, "zero_division": POLICIES[policy]}
    tables = multilabel_confusion_matrix(truth, predicted, labels=labels)
    # The specificity of a class is the recall of the rest.
    rest = [recall_score(truth != c, predicted != c, zero_division=POLICIES[policy])
            for c in labels]
    seen = np.union1d(truth, predicted)
    support = [int((truth == c).sum()) for c in seen]
    tn, fp = tables[seen, 0, 0].sum(), tables[seen, 0, 1].sum()
    case = {
        "policy": policy, "beta": None if math.isinf(beta) else beta,
        "counts": [t.ravel().tolist() for t in tables],
        "fbeta": plain(fbeta_score(truth, predicted, labels=labels, average=None, **setting)),
        "fbetaAverages": plain(fbeta_score(truth, predicted, average=a, **setting)
                               for a in ("macro", "weighted", "micro")),
        "specificity": plain(rest),
        "specificityAverages": plain((
            nan_mean([rest[c] for c in seen], [1] * len(seen)),
            nan_mean([rest[c] for c in seen], support),
            tn / (tn + fp) if tn + fp else POLICIES[policy])),
        "chance": plain((balanced_accuracy_score(truth, predicted),
                         cohen_kappa_score(truth, predicted, labels=labels),
                         matthews_corrcoef(truth, predicted))),
    }
    if classes == 2:
        case["binary"] = [plain(precision_recall_fscore_support(
            truth, predicted, labels=labels, average="binary", pos_label=c,
            zero_division=POLICIES[policy])[:3]) for c in (0, 1)]
    if number % 2:
        del case["counts"]
    if number % 10 < 2:
        case["shares"] = {n: plain(confusion_matrix(
            truth, predicted, labels=labels, normalize=k).ravel().tolist())
            for n, k in (("truth", "true"), ("prediction", "pred"), ("all", "all"))}
    return case


WORDS = ["shirt", "T-shirt/top", "ankle boot", "é", "a class with quite a long name indeed",
         "数字 5", "-1", "weighted avg", "x"]


def report(number, classes, truth, predicted):
    """The text of a report on some, all or the seen classes, with any names and digits."""
    names = [WORDS[int(later.integers(len(WORDS)))] + " " * int(later.integers(2))
             for _ in range(classes)]
    named = None if number % 3 == 0 else later.permutation(classes).tolist()
    if number % 3 == 2:
        named = named[: int(later.integers(1, classes + 1))]
    digits = [2, 2, 3, 4, 0, 1, 7, 8, 15][int(later.integers(9))]
    policy = list(POLICIES)[int(later.integers(3))]
    shown = np.union1d(truth, predicted) if named is None else named
    text = classification_report(
        truth, predicted, labels=named, target_names=[names[c] for c in shown], digits=digits,
        zero_division=POLICIES[policy])
    return {"names": names, "classes": named, "digits": digits, "policy": policy, "text": text}


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
        other = {key: value for key, value in other.items() if value != case["zero"][key]}
        if other:
            case[name] = other
    case["more"] = more_scores(number, classes, truth, predicted)
    if number % 4 < 2:
        case["report"] = report(number, classes, truth, predicted)
    return case


def random_scores(number):
    """Truth and scores: coarse (many ties) or fine, probabilities or not, often a class absent."""
    classes = int(later.integers(2, 6))
    examples = int(later.integers(1, 11)) if number % 10 else 20
    used = later.permutation(classes)[: int(later.integers(1, classes + 1))]
    truth = later.choice(used if number % 3 == 0 else classes, examples)
    kind = ("coarse", "decisions", "fine", "ties")[number % 4]
    if kind == "decisions":
        scores = later.integers(-20, 21, (examples, classes)) / 8
    elif kind == "fine":
        scores = later.dirichlet(np.full(classes, 0.7), examples).round(9)
    else:  # each example deals out 16, or only 4, equal parts: ties, certainties, zeros
        parts = 16 if kind == "coarse" else 4
        scores = later.multinomial(parts, later.dirichlet(np.full(classes, 2)), examples) / parts
    return classes, truth, scores, kind != "decisions"


def ranking(number):
    classes, truth, scores, are_probabilities = random_scores(number)
    labels = list(range(classes))
    own = np.eye(classes, dtype=int)[truth]
    positive = int(later.integers(classes))
    fpr, tpr, roc_thresholds = roc_curve(own[:, positive], scores[:, positive], pos_label=1)
    precision, recall, pr_thresholds = precision_recall_curve(
        own[:, positive], scores[:, positive], pos_label=1)
    # With two classes scikit-learn wants one column; a third that never wins makes no difference.
    wide = scores if classes > 2 else np.column_stack([scores, np.full(len(truth), -99.0)])
    kinds = ("macro", "weighted", "micro")
    case = {
        "truth": letters(truth), "scores": [plain(row) for row in scores], "positive": positive,
        "roc": {"thresholds": plain([math.nan if math.isinf(t) else t for t in roc_thresholds]),
                "falsePositiveRates": plain(fpr), "truePositiveRates": plain(tpr)},
        "precisionRecall": {"thresholds": plain(pr_thresholds), "precisions": plain(precision),
                            "recalls": plain(recall)},
        "rocAreas": plain(roc_auc_score(own[:, c], scores[:, c]) for c in labels),
        "rocArea": plain(roc_auc_score(own, scores, average=a) for a in kinds),
        "averagePrecisions": plain(
            average_precision_score(own[:, c], scores[:, c]) for c in labels),
        "averagePrecision": plain(average_precision_score(own, scores, average=a) for a in kinds),
        "topK": plain(top_k_accuracy_score(truth, wide, k=k, labels=list(range(wide.shape[1])))
                      for k in range(1, classes + 1)),
    }
    if are_probabilities:
        case["probabilities"] = probabilistic(truth, scores, labels)
    return case


def probabilistic(truth, probabilities, labels):
    bins = [1, 5, 10, 15, 16][int(later.integers(5))]
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    accuracies, means = calibration_curve(right, confidence, pos_label=True, n_bins=bins)
    # Bins as in Guo et al. 2017: above the lower end, up to the upper one.
    counts = [int(((confidence > b / bins) & (confidence <= (b + 1) / bins)).sum())
              for b in range(bins)]
    error = sum(n / len(truth) * abs(a - m)
                for n, a, m in zip([n for n in counts if n], accuracies, means, strict=True))
    return {"logLoss": log_loss(truth, probabilities, labels=labels),
            "brier": brier_score_loss(truth, probabilities, labels=labels),
            "binCounts": counts, "accuracies": plain(accuracies), "means": plain(means),
            "calibrationError": error}


def holm(p):
    """The least level at which Holm's procedure, step by step, rejects each hypothesis; exact."""
    p, m = [Fraction(v) for v in p], len(p)
    order = sorted(range(m), key=lambda i: p[i])

    def rejected(level):
        found = set()
        for step, i in enumerate(order):
            if p[i] > level / (m - step):
                break
            found.add(i)
        return found

    levels = sorted({min(Fraction(1), (m - s) * v) for s in range(m) for v in p})
    at_level = [(level, rejected(level)) for level in levels]
    return [next((float(a) for a, found in at_level if i in found), 1.0) for i in range(m)]


def holm_case():
    p = later.beta(0.3, 2, int(later.integers(1, 9)))
    if later.random() < 0.4:  # equal p-values
        p = p.round(1)
    return {"pValues": p.tolist(), "adjusted": plain(holm(p))}


def refuses_empty_input():
    none = np.array([], dtype=int)
    for metric in (accuracy_score, confusion_matrix, cohen_kappa_score, matthews_corrcoef,
                   balanced_accuracy_score, classification_report):
        try:
            metric(none, none)
        except ValueError:
            continue
        raise AssertionError(metric)


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
refuses_empty_input()
reference = {
    "classifications": [classification(number) for number in range(200)],
    "pairs": [paired(b, c) for b, c in extreme + random_pairs],
    "wilson": [wilson(s, n, c) for s, n, c in
               [(8864, 10000, 0.95), (8360, 10000, 0.95), (0, 10, 0.95), (10, 10, 0.99),
                (1, 1, 0.5), (1, 2, 0.999999)]
               + [(*trials(), c) for c in (0.5, 0.9, 0.95, 0.99, 0.999) for _ in range(4)]],
    "rankings": [ranking(number) for number in range(200)],
    "holm": [holm_case() for _ in range(40)],
}
target = pathlib.Path(__file__).with_suffix(".json")
text = json.dumps(reference, separators=(",", ":"), ensure_ascii=False)
for key in ('{"classes"', '{"onlyFirst"', '{"successes"', '{"truth"', '{"pValues"'):
    text = text.replace(key, "\n" + key)
target.write_text(text + "\n", encoding="utf-8")
print(f"{target.name}: {len(text)} bytes")
