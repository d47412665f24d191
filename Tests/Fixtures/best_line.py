"""How many examples in the plane a straight line can get right at most: writes best_line.json.

By another way than ours: for each subset of the examples, the largest first, a linear program asks for
a line with all of the subset strictly on their sides: t (w.x + b) >= 1. Small sets only; many of their
points are on lines with others or in one place, as they lie on a coarse grid.
"""

import itertools
import json
from pathlib import Path

import numpy as np
from scipy.optimize import linprog


def can_be_parted(points, signs):
    """Whether any line has every point strictly on the side of its sign."""
    rows = -signs[:, None] * np.column_stack([points, np.ones(len(points))])
    answer = linprog(np.zeros(3), A_ub=rows, b_ub=-np.ones(len(points)), bounds=[(None, None)] * 3)
    return answer.status == 0


def best(points, signs):
    count = len(points)
    for size in range(count, 0, -1):
        for chosen in itertools.combinations(range(count), size):
            chosen = list(chosen)
            if can_be_parted(points[chosen], signs[chosen]):
                return size
    return 0


def main():
    generator = np.random.default_rng(1969)
    problems = []
    for number in range(60):
        count = int(generator.integers(2, 9))
        side = [3, 5, 100][number % 3]  # few places: many duplicates and rows
        points = generator.integers(0, side, size=(count, 2)).astype(float)
        signs = np.where(generator.random(count) < 0.5, 1, -1)
        signs[0], signs[-1] = 1, -1
        problems.append({"points": points.tolist(), "signs": signs.tolist(),
                         "correct": best(points, signs)})
    file = Path(__file__).parent / "best_line.json"
    file.write_text(json.dumps({"problems": problems}, indent=None) + "\n")
    print([problem["correct"] - len(problem["signs"]) for problem in problems])


main()
