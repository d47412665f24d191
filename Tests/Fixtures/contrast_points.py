"""The points of four V1 cells, read off the published figure, and SciPy's fits: writes
contrast_points.json beside itself.

The figure is that of Albrecht & Hamilton, "Striate cortex of monkey and cat: contrast response
function", Journal of Neurophysiology 48, 1982: response in per cent over contrast in per cent, a
symbol a cell, seven contrasts and none. We measured a scan of 1068 x 992 pixels, which is not kept
here: the positions below are the middles of the symbols' extents, in pixels from the scan's upper
left corner, to about one pixel (0.07 % contrast, 0.13 % response). Where a curve or another symbol
covers a side, the side that shows and the size of the same symbol elsewhere gave the middle.

At 56.5 % the four symbols lie on each other. The square shows its upper side, the circle its lower.
The triangle is where its shape, taken from 19 %, differs least from what is black; four pixels away it
differs a third more. The cross can be anywhere between the square and the circle: the middle is taken,
and may be 2.4 % response off; that moves its Rmax by up to 2.2, its n by 0.14 and its c50 by 0.3.

Left out: everything at no contrast and at 2 %, where the symbols cannot be told apart.

The paper is a little turned and sheared in the scan, and its ticks were drawn by hand. So the
calibration is an affine map of both coordinates, by least squares over the ticks of all four sides.
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import curve_fit

HERE = Path(__file__).parent

# Ticks of the contrast: value, x and y in pixels; on the lower and the upper side.
CONTRAST_TICKS = [
    (10, 268.5, 868), (20, 417.0, 868), (30, 567.0, 868), (40, 719.0, 868), (50, 871.5, 868),
    (10, 274.0, 43), (20, 423.5, 43), (30, 575.0, 43), (40, 727.0, 43), (50, 879.5, 43),
]
# The upright sides, where the contrast is 0 and 60.
CONTRAST_TICKS += [(0, 123.0, 60), (0, 121.5, 300), (0, 120.0, 600)]
CONTRAST_TICKS += [(60, 1029.0, 60), (60, 1027.0, 300), (60, 1024.5, 600), (60, 1022.5, 850)]
# Ticks of the response: value, x and y in pixels; on the left and the right side.
RESPONSE_TICKS = [
    (100, 132, 110.5), (90, 132, 186.0), (80, 132, 261.0), (70, 132, 339.0), (60, 132, 418.0),
    (50, 132, 492.0), (40, 132, 568.0), (30, 132, 643.0), (20, 132, 723.5), (10, 132, 796.0),
    (100, 1014, 115.0), (90, 1014, 189.0), (80, 1014, 264.5), (70, 1014, 343.0),
    (60, 1014, 422.0), (50, 1014, 498.5), (40, 1014, 574.0), (30, 1014, 649.0),
    (20, 1014, 729.5), (10, 1014, 804.5),
]
# The lower side, where the response is 0.
RESPONSE_TICKS += [
    (0, 200, 872.0), (0, 350, 874.5), (0, 500, 875.5), (0, 650, 878.0), (0, 800, 880.0),
    (0, 950, 881.5),
]

# The middles of the symbols: x and y in pixels.
CELLS = {
    "squares": [
        (180.0, 638.0), (227.5, 412.3), (287.5, 264.5), (410.0, 124.8), (621.0, 111.3),
        (971.0, 108.3),
    ],
    "triangles": [
        (180.0, 748.0), (226.5, 563.8), (289.5, 279.8), (411.0, 225.7), (621.5, 134.5),
        (972.0, 124.5),
    ],
    "crosses": [
        (181.5, 856.0), (226.8, 799.5), (287.5, 536.0), (405.6, 326.5), (620.6, 216.5),
        (972.0, 127.0),
    ],
    "circles": [
        (177.5, 866.5), (226.0, 865.5), (284.3, 833.3), (405.7, 590.2), (621.0, 202.5),
        (972.0, 145.0),
    ],
}


def affine(ticks, name):
    """value = a + b x + c y, by least squares; says how far the ticks lie from it."""
    ticks = np.array(ticks, float)
    columns = np.column_stack([np.ones(len(ticks)), ticks[:, 1:]])
    found = np.linalg.lstsq(columns, ticks[:, 0], rcond=None)[0]
    off = columns @ found - ticks[:, 0]
    print(f"{name} = {found[0]:.4f} + {found[1]:.6f} x + {found[2]:.6f} y; "
          f"ticks lie off by {off.std():.2f} on average, {abs(off).max():.2f} at most")
    return lambda x, y: found @ np.array([1, x, y])


def response(c, largest, n, half):
    return largest * c**n / (c**n + half**n)


def fit(contrasts, responses):
    found, _ = curve_fit(response, contrasts, responses, p0=[90, 2, 10], xtol=1e-14, ftol=1e-14)
    off = responses - response(contrasts, *found)
    return found, 1 - off @ off / np.sum((responses - responses.mean()) ** 2)


def spread(contrasts, responses):
    """How far the parameters move, as a standard deviation, if points are read with random errors
    of 0.1 % contrast and 0.4 % response: about as far as the worst ticks lie off."""
    generator = np.random.default_rng(1)
    again = [fit(contrasts + generator.normal(0, 0.1, len(contrasts)),
                 responses + generator.normal(0, 0.4, len(contrasts)))[0] for _ in range(500)]
    return np.std(again, axis=0)


def main():
    contrast = affine(CONTRAST_TICKS, "contrast")
    level = affine(RESPONSE_TICKS, "response")
    cells = []
    for symbol, places in CELLS.items():
        contrasts = np.array([contrast(*place) for place in places]).round(1)
        responses = np.array([level(*place) for place in places]).round(1)
        found, r_squared = fit(contrasts, responses)
        print(symbol, *zip(contrasts.tolist(), responses.tolist()))
        print("  Rmax %.2f, n %.3f, c50 %.3f, R2 %.4f" % (*found, r_squared),
              " reading error:", spread(contrasts, responses).round(2))
        if symbol == "crosses":
            for shift in (-2.4, 2.4):
                moved = responses + np.array([0, 0, 0, 0, 0, shift])
                print("  with the hidden cross %+.1f:" % shift, fit(contrasts, moved)[0].round(2))
        cells.append({
            "symbol": symbol, "contrasts": contrasts.tolist(), "responses": responses.tolist(),
            "maximum": found[0], "exponent": found[1], "half_contrast": found[2],
            "r_squared": r_squared})
    result = {"made_by": Path(__file__).name, "cells": cells}
    (HERE / "contrast_points.json").write_text(json.dumps(result, indent=1) + "\n")


main()
