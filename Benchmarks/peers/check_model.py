"""Recomputes what `compare` says from the weights that it saved, in double precision.

    check_model.py MODEL.safetensors COMPARE.json

Prints one JSON object: for both classifiers the test accuracy as stated and as recomputed, for the
SVM also its objectives; "agrees" says whether they are the same but for rounding (2 of the 10,000
images; 1e-5 of an objective).

Tensors are told apart by what they are: a layer is a kernel (in, out) with the bias of the same
name but for the last part; the SVM's has "svm" in its name; the network's follow one another by
shape.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

import fashion


def layers(path):
    """(the network's layers in order, the SVM's layer), each a (kernel, bias)."""
    groups = {}
    for name, tensor in load_file(path).items():
        group = groups.setdefault(re.sub(r"[./:][^./:]*$", "", name), {})
        group[tensor.ndim] = tensor.astype(np.float64)
    found = {name: (group[2], group[1]) for name, group in groups.items() if {1, 2} <= group.keys()}
    svm = [found.pop(name) for name in list(found) if "svm" in name.lower()]
    network, width = [], 784
    while found:
        name = next(name for name in sorted(found) if found[name][0].shape[0] == width)
        network.append(found.pop(name))
        width = network[-1][0].shape[1]
    return network, svm[0]


def network_scores(network, values):
    for kernel, bias in network[:-1]:
        values = np.maximum(0, values @ kernel + bias)
    return values @ network[-1][0] + network[-1][1]


def objectives(svm, values, labels, penalty, loss):
    kernel, bias = svm
    signs = np.where(labels[:, None] == np.arange(len(bias)), 1.0, -1.0)
    slack = np.maximum(0, 1 - signs * (values @ kernel + bias))
    losses = slack if loss == "hinge" else slack**2
    return 0.5 * (np.sum(kernel**2, axis=0) + bias**2) + penalty * losses.sum(axis=0)


def main():
    network, svm = layers(sys.argv[1])
    stated = {entry["name"]: entry
              for entry in json.loads(Path(sys.argv[2]).read_text())["classifiers"]}
    (images, labels), _, (test_images, truth) = fashion.splits()
    test = test_images.reshape(-1, 784) / 255
    scores = {"network": network_scores(network, test), "linear-svm": test @ svm[0] + svm[1]}
    report, agrees = {}, True
    for name, values in scores.items():
        accuracy = float(np.mean(values.argmax(axis=1) == truth))
        report[name] = {"stated": stated[name]["accuracy"], "recomputed": accuracy}
        agrees &= abs(accuracy - stated[name]["accuracy"]) < 2.5e-4
    said = np.array(stated["linear-svm"]["objective"])
    loss = "hinge" if stated["linear-svm"]["loss"] == "hinge" else "squared_hinge"
    ours = objectives(svm, images.reshape(-1, 784) / 255, labels, stated["linear-svm"]["C"], loss)
    report["linear-svm"]["objectives"] = {"stated": said.tolist(), "recomputed": ours.tolist()}
    report["agrees"] = bool(agrees and np.allclose(said, ours, rtol=1e-5, atol=0))
    print(json.dumps(report))


main()
