"""What `compare` does, the Python way, in one script: from the first import to the last figure.

    compare_path.py FOLDER [--epochs 30] [--c 0.001,0.01,0.1,1]

Keras trains the network, LinearSVC the linear SVM at each C with the solver that is faster there;
C is chosen on the validation images; accuracy with Wilson's interval, precision, recall, F1 and
McNemar's exact test; five figures at 300 dpi; the numbers as JSON, the weights as files.
"""

import argparse
import json
import time
from math import sqrt
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import binomtest
from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix, f1_score
from sklearn.metrics import precision_recall_fscore_support

import fashion
from keras_network import trained, unit
from linear_svc import fitted, flat


def network_part(training, validation, test, epochs):
    start = time.perf_counter()
    model, history, _ = trained(
        *[(unit(images), labels) for images, labels in (training, validation)], epochs)
    fit_seconds = time.perf_counter() - start
    start = time.perf_counter()
    guesses = model.predict(unit(test[0]), batch_size=32, verbose=0).argmax(axis=1)
    return model, history, guesses, fit_seconds, time.perf_counter() - start


def svm_part(training, validation, test, penalties):
    start = time.perf_counter()
    features, checked = flat(training[0]), flat(validation[0])
    models = []
    for penalty in penalties:
        solver = "dual" if penalty <= 0.01 else "primal"
        models.append(fitted(features, training[1], penalty, solver)[0])
    model = max(models, key=lambda model: model.score(checked, validation[1]))
    fit_seconds = time.perf_counter() - start
    start = time.perf_counter()
    guesses = model.predict(flat(test[0]))
    return model, guesses, fit_seconds, time.perf_counter() - start


def wilson(right, count, z=1.959963984540054):
    share = right / count
    middle = share + z * z / (2 * count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return [(middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)]


def numbers(truth, guesses):
    result = {"accuracy": float(np.mean(truth == guesses)),
              "accuracy_interval": wilson(int(np.sum(truth == guesses)), len(truth)),
              "confusion_matrix": confusion_matrix(truth, guesses).tolist()}
    for average in ["macro", "weighted"]:
        values = precision_recall_fscore_support(truth, guesses, average=average)
        for name, value in zip(["precision", "recall", "f1"], values):
            result[f"{name}_{average}"] = float(value)
    return result


def mcnemar(truth, first, second):
    right = np.array([first == truth, second == truth])
    only_first, only_second = int(np.sum(right[0] & ~right[1])), int(np.sum(~right[0] & right[1]))
    disagreements = only_first + only_second
    return {"both": int(np.sum(right.all(axis=0))), "only_first": only_first,
            "only_second": only_second, "neither": int(np.sum(~right.any(axis=0))),
            "p": binomtest(only_first, disagreements).pvalue if disagreements else 1.0}


def save(figure, path):
    figure.savefig(path, dpi=300)
    plt.close(figure)


def figures(folder, truth, guesses, results, history, images):
    labels = list(guesses)
    figure, axes = plt.subplots(figsize=(6.4, 4.8), layout="tight")
    values = [results[name]["accuracy"] for name in labels]
    ends = np.array([results[name]["accuracy_interval"] for name in labels]).T
    axes.bar(labels, values, yerr=[values - ends[0], ends[1] - values], capsize=8)
    axes.set(ylabel="test accuracy", ylim=(0, 1))
    save(figure, folder / "accuracy.png")

    figure, axes = plt.subplots(figsize=(8, 4.8), layout="tight")
    for offset, name in zip([-0.2, 0.2], labels):
        axes.bar(np.arange(10) + offset, f1_score(truth, guesses[name], average=None), 0.4,
                 label=name)
    axes.set_xticks(range(10), fashion.NAMES, rotation=30, ha="right")
    axes.set(ylabel="F1", ylim=(0, 1))
    axes.legend()
    save(figure, folder / "f1.png")

    figure, panels = plt.subplots(1, 2, figsize=(16, 7), layout="tight")
    for axes, name in zip(panels, labels):
        ConfusionMatrixDisplay.from_predictions(
            truth, guesses[name], display_labels=fashion.NAMES, ax=axes, colorbar=False,
            xticks_rotation=45)
        axes.set_title(name)
    save(figure, folder / "confusion.png")

    figure, panels = plt.subplots(1, 2, figsize=(11, 4.8), layout="tight")
    for axes, key in zip(panels, ["loss", "accuracy"]):
        axes.plot(history[key], label="training")
        axes.plot(history[f"val_{key}"], label="validation")
        axes.set(xlabel="epoch", ylabel=key)
        axes.legend()
    save(figure, folder / "learning.png")

    rights = [guesses[name] == truth for name in labels]
    figure, grid = plt.subplots(4, 6, figsize=(11, 9), layout="tight")
    for axes, index in zip(grid.flat, np.flatnonzero(rights[0] != rights[1])):
        axes.imshow(images[index], cmap="binary", interpolation="nearest")
        axes.set_title("\n".join(f"{name}: {fashion.NAMES[guesses[name][index]]}"
                                 for name in labels), fontsize=8)
        axes.set_axis_off()
    save(figure, folder / "disagreements.png")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--c", default="0.001,0.01,0.1,1")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)

    training, validation, test = fashion.splits()
    truth = test[1]
    network, history, by_network, network_fit, network_predict = network_part(
        training, validation, test, options.epochs)
    svm, by_svm, svm_fit, svm_predict = svm_part(
        training, validation, test, [float(word) for word in options.c.split(",")])

    guesses = {"network": by_network, "linear-svm": by_svm}
    results = {name: numbers(truth, guesses[name]) for name in guesses}
    results["network"] |= {
        "fit_seconds": network_fit, "predict_seconds": network_predict, "history": history}
    results["linear-svm"] |= {
        "fit_seconds": svm_fit, "predict_seconds": svm_predict, "C": svm.C}
    test_of_both = mcnemar(truth, by_network, by_svm)
    for name, result in results.items():
        print(f"{name:10} {result['accuracy']:.4f} {result['accuracy_interval']}")
    print(test_of_both)
    figures(options.folder, truth, guesses, results, history, test[0])
    (options.folder / "compare.json").write_text(
        json.dumps({
            "classifiers": [{"name": name} | result for name, result in results.items()],
            "mcnemar": test_of_both}))
    network.save(options.folder / "network.keras")
    np.savez(options.folder / "svm.npz", kernel=svm.coef_.T, bias=svm.intercept_)


main()
