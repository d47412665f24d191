"""Searches six colours for a dark ground that stay apart, whoever looks at them.

Run: python3 palette_search.py [SEED] (numpy only; about a minute). Prints the colours, the smallest
difference between any two of them (CIE 1976) with each kind of vision, and the contrasts on the ground.

Every colour keeps to the hue by which it is called, so that a series has the same name on a light and
on a dark slide. The score of six colours is the smallest margin, over the kinds of vision, of the worst
pair over the worst pair of the best published palette: 48.8, 25.3, 34.5 and 33.8, all of M. A. Petroff,
"Accessible Color Sequences for Data Visualization", 2021. One colour at a time is moved at random, in
ever smaller steps, and the move is kept if the score does not fall (or, at first, falls a little).
Vision: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
of Color Vision Deficiency", 2009, severity 1.
"""
import sys
import numpy as np

GROUND = np.array([0x12, 0x14, 0x17])
BEST = np.array([48.8, 25.3, 34.5, 33.8])
VISIONS = np.array([
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    [[.367322, .860646, -.227968], [.280085, .672501, .047413], [-.011820, .042940, .968881]],
    [[.152286, 1.052583, -.204868], [.114503, .786281, .099216], [-.003882, -.048116, 1.051998]],
    [[1.255528, -.076749, -.178779], [-.078411, .930809, .147602], [.004733, .691367, .303900]],
])
XYZ = np.array([[.4124564, .3575761, .1804375], [.2126729, .7151522, .0721750],
                [.0193339, .1191920, .9503041]])
WHITE = np.array([.95047, 1, 1.08883])
# The names of the colours, as ranges in CIE L*a*b*: hue (degrees), chroma, L*.
NAMES = {
    "blue": ((245, 290), (30, 70), (50, 75)), "orange": ((45, 75), (50, 95), (60, 80)),
    "violet": ((290, 325), (40, 100), (42, 75)), "red": ((15, 42), (50, 95), (45, 65)),
    "sand": ((80, 110), (12, 45), (70, 97)), "mauve": ((325, 360), (12, 45), (60, 92)),
}


def linear(rgb):
    value = np.asarray(rgb) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(light):
    part = light @ XYZ.T / WHITE
    f = np.where(part > 216 / 24389, np.cbrt(part), (24389 / 27 * part + 16) / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]),
                     200 * (f[..., 1] - f[..., 2])], axis=-1)


def contrast(rgb, ground):
    first, second = linear(rgb) @ XYZ[1], linear(ground) @ XYZ[1]
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def worst(colors):
    """The smallest difference of two colours with each vision."""
    seen = lab(np.clip(np.einsum("vij,cj->vci", VISIONS, linear(colors)), 0, 1))
    apart = np.linalg.norm(seen[:, :, None] - seen[:, None], axis=-1)
    first, second = np.triu_indices(len(colors), 1)
    return apart[:, first, second].min(axis=1)


def fits(color, name):
    lightness, a, b = lab(linear(color))
    parts = (np.degrees(np.arctan2(b, a)) % 360, np.hypot(a, b), lightness)
    return (contrast(color, GROUND) >= 4.4
            and all(low <= part <= high for part, (low, high) in zip(parts, NAMES[name])))


def start(name, random):
    while True:
        color = random.integers(0, 256, 3)
        if fits(color, name):
            return color


def search(random, steps=20000):
    names = list(NAMES)
    colors = np.array([start(name, random) for name in names])
    score = (worst(colors) / BEST).min()
    best, best_colors = score, colors.copy()
    for step in range(steps):
        left = 1 - step / steps
        which = random.integers(len(names))
        moved = colors.copy()
        moved[which] = np.clip(moved[which] + random.normal(0, 2 + 60 * left ** 2, 3).round(), 0, 255)
        if not fits(moved[which], names[which]):
            continue
        found = (worst(moved) / BEST).min()
        if found >= score - 0.1 * left * random.random() ** 3:
            colors, score = moved, found
            if score > best:
                best, best_colors = score, colors.copy()
    return best, best_colors


def main():
    random = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    score, colors = max((search(random) for _ in range(6)), key=lambda found: found[0])
    for name, color in zip(NAMES, colors):
        print(f"0x{color[0]:02x}{color[1]:02x}{color[2]:02x}", name, f"{contrast(color, GROUND):.2f} to 1")
    print("score", round(score, 4))
    print("worst pairs", worst(colors).round(1), "against", BEST)


main()
