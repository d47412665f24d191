"""Prints the first outputs of SplitMix64, written down anew from its published description.

    python metrics_seeded_generator.py

The bare generator for seed 1234567 starts 6457827717110365317, 3203168211198807973, as in the test
vectors that go round with Vigna's C version. The streams are what SeededGeneratorTests pins.
"""

MASK = (1 << 64) - 1
STEP = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


class SplitMix64:
    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state + STEP) & MASK
        return mix(self.state)


def stream(seed, name):
    return SplitMix64(mix(mix((seed + STEP) & MASK) ^ fnv1a(name)))


bare = SplitMix64(1234567)
assert [bare.next(), bare.next()] == [6457827717110365317, 3203168211198807973]
assert fnv1a("") == 0xCBF29CE484222325 and fnv1a("a") == 0xAF63DC4C8601EC8C

for seed, name in [(0, ""), (42, "initialisation"), (42, "shuffling"), (MASK, "é")]:
    generator = stream(seed, name)
    print(seed, repr(name), [hex(generator.next()) for _ in range(3)])
generator = stream(42, "uniform")
print("uniform", [repr((generator.next() >> 11) / 2**53) for _ in range(3)])
