"""What the toy problems are, computed without our code: writes toy_problems.json beside itself.

The generator is SplitMix64 (see metrics_seeded_generator.py); normal numbers are Box and Muller's.
The shapes of moons and circles are checked against scikit-learn's make_moons and make_circles; the
petals are those of load_iris. Each problem is drawn with 7 examples for seed 42, and with 200 for
its digest: SHA-256 of the points as little-endian doubles, then of the classes as little-endian
64-bit integers.
"""

import hashlib
import json
import math
from pathlib import Path

import numpy as np
import scipy.stats
from sklearn.datasets import load_iris, make_circles, make_moons

HERE = Path(__file__).parent
MASK = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15
NOISE = {"blobs": 0.3, "moons": 0.1, "circles": 0.1, "spiral": 0.03}


class Stream:
    def __init__(self, seed, name):
        value = 0xCBF29CE484222325
        for byte in name.encode():
            value = ((value ^ byte) * 0x100000001B3) & MASK
        self.state = self.mix(self.mix((seed + STEP) & MASK) ^ value)

    @staticmethod
    def mix(z):
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def next(self):
        self.state = (self.state + STEP) & MASK
        return self.mix(self.state)

    def uniform(self):
        return (self.next() >> 11) / 2**53

    def normal(self):
        distance = math.sqrt(-2 * math.log(1 - self.uniform()))
        return distance * math.cos(2 * math.pi * self.uniform())

    def below(self, bound):
        unfair = (MASK + 1) % bound
        while (bits := self.next()) < unfair:
            pass
        return bits % bound

    def permutation(self, count):
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


def shape(problem, class_id, m):
    """The places of the m examples of one class, in the order of k, without noise."""
    if problem == "blobs":
        return np.full((m, 2), 3.0 if class_id else 1.0)
    if problem == "moons":
        angle = np.linspace(0, np.pi, m)
        upper = np.column_stack([np.cos(angle), np.sin(angle)])
        return np.array([1, 0.5]) - upper if class_id else upper
    if problem == "circles":
        angle = np.linspace(0, 2 * np.pi, m, endpoint=False)
        return np.column_stack([np.cos(angle), np.sin(angle)]) * (0.5 if class_id else 1)
    radius = np.linspace(0.15, 1, m)
    angle = 3 * np.pi * radius
    arm = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return -arm if class_id else arm


def draw(problem, count, seed):
    stream = Stream(seed, "toy problem")
    sizes = [(count + 1) // 2, count // 2]
    orders = [stream.permutation(size) for size in sizes]
    shapes = [shape(problem, class_id, size) for class_id, size in enumerate(sizes)]
    ids = np.arange(count) % 2
    points = np.array([shapes[c][orders[c][i // 2]] for i, c in enumerate(ids)])
    noise = np.array([[stream.normal(), stream.normal()] for _ in ids])
    return points + NOISE[problem] * noise, ids


def digest(points, ids):
    rounded = np.round(points * 2**20) / 2**20
    data = rounded.astype("<f8").tobytes() + ids.astype("<i8").tobytes()
    return hashlib.sha256(data).hexdigest()


def check_shapes():
    """Ours are the shapes of scikit-learn, and the claims of the documentation hold."""
    for problem, (points, ids) in {
        "moons": make_moons(50, shuffle=False),
        "circles": make_circles(50, shuffle=False, factor=0.5),
    }.items():
        for class_id in (0, 1):
            assert np.allclose(shape(problem, class_id, 25), points[ids == class_id], atol=1e-15)
    # The other centre of the blobs is nearer beyond the middle, at half their distance.
    assert 8.0e5 < 1 / scipy.stats.norm.sf(math.sqrt(2) / NOISE["blobs"]) < 8.5e5
    # Likewise for the circles, whose middle is 0.25 from both.
    assert 160 < 1 / scipy.stats.norm.sf(0.25 / NOISE["circles"]) < 165
    arms = [shape("spiral", class_id, 2000) for class_id in (0, 1)]
    gaps = np.linalg.norm(arms[0][:, None] - arms[1][None], axis=2)
    assert gaps.min() > 9.999 * NOISE["spiral"]


def main():
    check_shapes()
    normal = Stream(42, "normal")
    drawn = {}
    for problem in NOISE:
        points, ids = draw(problem, 7, 42)
        drawn[problem] = {
            "points": points.tolist(),
            "ids": ids.tolist(),
            "digest": digest(*draw(problem, 200, 42)),
        }
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    gates = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0]}
    iris = load_iris()
    whole = {name: digest(corners, np.array(answers)) for name, answers in gates.items()}
    whole["iris"] = hashlib.sha256(
        np.ascontiguousarray(iris.data[:, 2:4], dtype="<f8").tobytes()
        + iris.target.astype("<i8").tobytes()
    ).hexdigest()
    result = {
        "normal": [normal.normal() for _ in range(4)],
        "drawn": drawn,
        "digests": whole,
    }
    (HERE / "toy_problems.json").write_text(json.dumps(result, indent=1) + "\n")


main()
