"""Times the figure of the activation functions in matplotlib: activation_figure.py FILE TURNS.

Two panels, 3300 × 1200 pixels, Agg, from the functions to the PNG file; importing is not counted.
The first turn finds matplotlib's caches of a process empty, as a notebook's first figure does.
Prints a line of JSON.
"""

import json
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402


def derivative(function, z, step=0.000001):
    return (function(z + step) - function(z - step)) / (2 * step)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def relu(z):
    return np.maximum(0, z)


CURVES = [(np.sign, "r-", "step"), (sigmoid, "g--", "sigmoid"), (np.tanh, "b-", "tanh"),
          (relu, "m-.", "ReLU")]


def draw(path):
    z = np.linspace(-5, 5, 200)
    figure = plt.figure(figsize=(11, 4))
    panels = [("Activation functions", lambda function: function(z), (-1.2, 1.2)),
              ("Derivatives", lambda function: derivative(function, z), (-0.2, 1.2))]
    for place, (title, values, limits) in enumerate(panels, start=1):
        plt.subplot(1, 2, place)
        for function, looks, name in CURVES:
            plt.plot(z, values(function), looks, linewidth=2, label=name)
        plt.grid(True)
        plt.legend(loc="center right", fontsize=14)
        plt.title(title, fontsize=14)
        plt.axis([-5, 5, *limits])
    plt.tight_layout()
    figure.savefig(path, format="png", dpi=300)
    plt.close(figure)


def main():
    path, turns = sys.argv[1], int(sys.argv[2])
    seconds = []
    for _ in range(turns):
        start = time.perf_counter()
        draw(path)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"figure_seconds": seconds}))


if __name__ == "__main__":
    main()
