"""Recomputes with other software what `compare` printed, from the files that it saved.

    compare --json R.json --predictions P.csv --save-model M.safetensors [--data DIR | --csv FILE …]
    python compare_check.py R.json P.csv M.safetensors DATA

DATA is the folder with the four IDX files, gzip or plain, or the CSV file. Run it with Python 3.11,
numpy, scipy, scikit-learn 1.9, mlxtend 0.25 and safetensors. One line is printed for everything that
is checked; the status is 1 if something does not agree.

 - From the predictions alone: accuracy, precision, recall, F1 and the confusion matrices by
   scikit-learn, Wilson's interval and the exact test by SciPy, the four counts by mlxtend.
 - From the weights and the data: every prediction and score, the objective of every class, the
   losses and accuracies on the validation part, the digests of weights and data.

A table is split and standardised anew, by the rules that Datasets and Learning state.
"""

import csv
import gzip
import hashlib
import json
import math
import pathlib
import sys

import numpy as np
from mlxtend.evaluate import mcnemar_table
from safetensors import safe_open
from scipy.stats import binomtest, norm
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

failures = []


def check(what, is_right, detail=""):
    print("ok   " if is_right else "WRONG", what, detail)
    if not is_right:
        failures.append(what)


def check_equal(what, stated, found, tolerance=1e-12):
    difference = float(np.max(np.abs(np.subtract(stated, found, dtype=float)), initial=0))
    check(what, difference <= tolerance, f"(differs by at most {difference:.1e})")


# --- The data ---------------------------------------------------------------------------------


def read_idx(folder, stem):
    """The values of an IDX file of bytes, and the digest of its decompressed content."""
    found = [folder / (stem[:-11] + mark + stem[-10:] + end) for mark in "-." for end in ("", ".gz")]
    path = next(path for path in found if path.exists())
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    sizes = np.frombuffer(data, ">u4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes), digest(data)


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def image_parts(folder, results):
    """Examples and labels of the training, the validation and the test part; the place of each test
    example in the test file; the files' digests."""
    names = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
             "t10k-labels-idx1-ubyte"]
    (images, a), (labels, b), (test_images, c), (test_labels, d) = (
        read_idx(folder, name) for name in names)
    count = results["data"]["validation"]
    check_equal("validation images: a twelfth, at most 5000", count,
                min(5000, max(1, len(images) // 12)))
    occurring = np.union1d(labels, test_labels)
    labels, test_labels = np.searchsorted(occurring, labels), np.searchsorted(occurring, test_labels)
    images, test_images = (
        x.reshape(len(x), -1).astype(np.float32) / 255 for x in (images, test_images))
    parts = [(images[count:], labels[count:]), (images[:count], labels[:count]),
             (test_images, test_labels)]
    return parts, np.arange(len(test_labels)), [a, b, c, d]


class SplitMix64:
    """A named stream of a seed: Steele, Lea & Flood, 2014; the name is hashed by FNV-1a."""

    MASK, STEP = (1 << 64) - 1, 0x9E3779B97F4A7C15

    def __init__(self, seed, name):
        value = 0xCBF29CE484222325
        for byte in name.encode():
            value = ((value ^ byte) * 0x100000001B3) & self.MASK
        self.state = self.mix(self.mix((seed + self.STEP) & self.MASK) ^ value)

    def mix(self, z):
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def below(self, bound):
        while True:
            self.state = (self.state + self.STEP) & self.MASK
            bits = self.mix(self.state)
            if bits >= (1 << 64) % bound:
                return bits % bound

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]


def table_parts(path, results, metadata):
    """The same for a table: split class by class, then standardised on the training part. The place
    of a test example is its row of data."""
    data = path.read_bytes()
    rows = [row for row in csv.reader(data.decode("utf-8-sig").splitlines(), skipinitialspace=True)
            if row]
    names = json.loads(metadata["features.names"])
    columns = [rows[0].index(name) for name in names]
    (label_column,) = set(range(len(rows[0]))) - set(columns)
    values = np.array([[float(row[column]) for column in columns] for row in rows[1:]])
    texts = [row[label_column].strip() for row in rows[1:]]
    try:
        classes = sorted(sorted(set(texts)), key=float)
    except ValueError:
        classes = sorted(set(texts))
    labels = np.array([classes.index(text) for text in texts])

    generator = SplitMix64(results["seed"], "split")
    training, validation, test = [], [], []
    for label in range(len(classes)):
        members = list(np.flatnonzero(labels == label))
        generator.shuffle(members)
        share = math.floor(0.15 * len(members) + 0.5)
        first = max(1, min(share, len(members) - 2))
        second = first + max(1, min(share, len(members) - first - 1))
        test += members[:first]
        validation += members[first:second]
        training += members[second:]
    indices = [sorted(part) for part in (training, validation, test)]

    learnt = values[indices[0]]
    means = learnt.mean(axis=0)
    deviations = np.where((learnt == learnt[0]).all(axis=0), 0, learnt.std(axis=0))
    check_equal("means of the columns", json.loads(metadata["features.means"]), means, 1e-9)
    check_equal("deviations of the columns", json.loads(metadata["features.deviations"]),
                deviations, 1e-9)
    scale = np.where(deviations == 0, np.inf, deviations)
    features = ((values - means) / scale).astype(np.float32)
    return [(features[part], labels[part]) for part in indices], indices[2], [digest(data)]


# --- From the predictions -----------------------------------------------------------------------


def read_predictions(path, results):
    """The index; the truth; for each classifier its guesses, shape (n), and scores, shape (n, classes)."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    columns = {name: index for index, name in enumerate(rows[0])}
    values = np.array(rows[1:], dtype=float)
    truth = values[:, columns["truth"]].astype(int)
    guesses, scores = {}, {}
    for name in (classifier["name"] for classifier in results["classifiers"]):
        guesses[name] = values[:, columns[name]].astype(int)
        scores[name] = values[:, [columns[f"{name}:{index}"] for index in
                                  range(len(results["data"]["classes"]))]]
        check_equal(f"{name}: the guess has the highest score", guesses[name],
                    scores[name].argmax(axis=1), 0)
    return values[:, columns["index"]], truth, guesses, scores


def check_scores(classifier, truth, guesses):
    name, labels = classifier["name"], range(len(classifier["confusion_matrix"]))
    correct, total = int(np.sum(truth == guesses)), len(truth)
    check_equal(f"{name}: accuracy", classifier["accuracy"], accuracy_score(truth, guesses))
    wilson = binomtest(correct, total).proportion_ci(0.95, method="wilson")
    check_equal(f"{name}: accuracy_interval", classifier["accuracy_interval"], wilson)
    check_equal(f"{name}: confusion_matrix", classifier["confusion_matrix"],
                confusion_matrix(truth, guesses, labels=labels), 0)
    for average in ("macro", "weighted"):
        scores = precision_recall_fscore_support(
            truth, guesses, average=average, zero_division=0)
        for key, score in zip(("precision", "recall", "f1"), scores):
            check_equal(f"{name}: {key}_{average}", classifier[f"{key}_{average}"], score)
    scores = precision_recall_fscore_support(truth, guesses, labels=labels, zero_division=0)
    for key, score in zip(("precision", "recall", "f1", "support"), scores):
        check_equal(f"{name}: {key} of each class",
                    [entry[key] for entry in classifier["per_class"]], score)


def check_mcnemar(stated, truth, first, second):
    table = mcnemar_table(truth, first, second)
    counts = [stated[key] for key in ("both", "only_first", "only_second", "neither")]
    check_equal("mcnemar: counts", counts, table.ravel(), 0)
    b, c, n = counts[1], counts[2], len(truth)
    p = binomtest(b, b + c).pvalue if b + c else 1.0
    check_equal("mcnemar: p", 1 if stated["p"] == p else stated["p"] / p, 1, 1e-9)
    check_equal("mcnemar: difference", stated["difference"], (b - c) / n)
    # Agresti & Min, 2005: Wald's interval after 1/2 was added to each count.
    b, c, n = b + 0.5, c + 0.5, n + 2
    half = norm.ppf(0.975) * math.sqrt(b + c - (b - c) ** 2 / n) / n
    ends = np.clip([(b - c) / n - half, (b - c) / n + half], -1, 1)
    check_equal("mcnemar: difference_interval", stated["difference_interval"], ends)


# --- From the weights ---------------------------------------------------------------------------


def read_model(path):
    """The network's layers and the machine, each a kernel and a bias; digests; the metadata."""
    with safe_open(path, "numpy") as file:
        metadata = file.metadata()
        names = [f"network.{layer}" for layer in json.loads(metadata["network.layers"])]
        layers = [(file.get_tensor(f"{name}.kernel"), file.get_tensor(f"{name}.bias"))
                  for name in names + ["linear-svm"]]
    return layers[:-1], layers[-1], metadata


def weight_digest(layers):
    return digest(*(tensor.astype("<f4").tobytes() for layer in layers for tensor in layer))


def double(layer):
    return tuple(tensor.astype(np.float64) for tensor in layer)


def network_scores(layers, features):
    values = features.astype(np.float64)
    for kernel, bias in map(double, layers[:-1]):
        values = np.maximum(0, values @ kernel + bias)
    kernel, bias = double(layers[-1])
    values = values @ kernel + bias
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def machine_scores(machine, features):
    kernel, bias = double(machine)
    return features.astype(np.float64) @ kernel + bias


def check_predictions(name, computed, guesses, scores):
    check_equal(f"{name}: scores from the weights", scores, computed, 1e-4)
    differing = np.flatnonzero(computed.argmax(axis=1) != guesses)
    # Where two classes are equal to seven digits, rounding decides.
    doubtful = [index for index in differing
                if computed[index].max() - computed[index][guesses[index]] < 1e-5]
    check(f"{name}: predictions from the weights", len(differing) == len(doubtful),
          f"({len(guesses)} alike but for {len(differing)}, of which {len(doubtful)} are ties)")


def check_network(stated, layers, validation):
    features, labels = validation
    probabilities = network_scores(layers, features)
    # As in Keras, a probability below 1e-7 counts as 1e-7.
    surprises = -np.log(np.maximum(probabilities[np.arange(len(labels)), labels], 1e-7))
    check_equal("network: parameters", stated["parameters"],
                sum(kernel.size + bias.size for kernel, bias in layers), 0)
    check("network: weight_digest", stated["weight_digest"] == weight_digest(layers))
    check_equal("network: val_loss of the last epoch", stated["history"]["val_loss"][-1],
                surprises.mean(), 1e-5)
    check_equal("network: val_accuracy of the last epoch", stated["history"]["val_accuracy"][-1],
                np.mean(probabilities.argmax(axis=1) == labels), 1.5 / len(labels))


def check_machine(stated, machine, training, validation):
    kernel, bias = double(machine)
    features, labels = training
    # With two classes, the second column is learnt and the first is its mirror image.
    learnt = (kernel.size + bias.size) // (2 if bias.size == 2 else 1)
    check_equal("linear-svm: parameters", stated["parameters"], learnt, 0)
    check("linear-svm: weight_digest", stated["weight_digest"] == weight_digest([machine]))
    signs = np.where(labels[:, None] == np.arange(len(bias)), 1, -1)
    shortfall = np.maximum(0, 1 - signs * machine_scores(machine, features))
    losses = shortfall if stated["loss"] == "hinge" else shortfall**2
    objective = (np.sum(kernel**2, axis=0) + bias**2) / 2 + stated["C"] * losses.sum(axis=0)
    check_equal("linear-svm: objective of each class", stated["objective"] / objective, 1, 1e-5)
    accuracies = {step["C"]: step["validation_accuracy"] for step in stated["c_path"]}
    found = np.mean(machine_scores(machine, validation[0]).argmax(axis=1) == validation[1])
    check_equal("linear-svm: validation accuracy", accuracies[stated["C"]], found,
                1.5 / len(validation[1]))
    best = min(c for c in accuracies if accuracies[c] == max(accuracies.values()))
    check_equal("linear-svm: the best C was chosen", stated["C"], best, 0)


def main(results_path, predictions_path, model_path, data_path):
    results = json.loads(pathlib.Path(results_path).read_text())
    layers, machine, metadata = read_model(model_path)
    data = pathlib.Path(data_path)
    (training, validation, test), places, digests = (
        image_parts(data, results) if data.is_dir() else table_parts(data, results, metadata))
    check("data: sha256 of each file", sorted(results["data"]["files"].values()) == sorted(digests))
    check("data: sha256", results["data"]["sha256"] == metadata["data.sha256"]
          == digest("".join(line + "\n" for line in digests).encode()))
    check_equal("data: sizes", [results["data"][part] for part in
                                ("training", "validation", "test")],
                [len(labels) for _, labels in (training, validation, test)], 0)

    index, truth, guesses, scores = read_predictions(predictions_path, results)
    check_equal("predictions: index", index, places, 0)
    check_equal("predictions: truth", truth, test[1], 0)
    network, svm = results["classifiers"]
    for classifier in (network, svm):
        check_scores(classifier, truth, guesses[classifier["name"]])
    check_mcnemar(results["mcnemar"], truth, guesses[network["name"]], guesses[svm["name"]])

    check_predictions("network", network_scores(layers, test[0]), guesses["network"],
                      scores["network"])
    check_predictions("linear-svm", machine_scores(machine, test[0]), guesses["linear-svm"],
                      scores["linear-svm"])
    check_network(network, layers, validation)
    check_machine(svm, machine, training, validation)
    print(f"{len(failures)} of the checks failed" if failures else "everything agrees")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
