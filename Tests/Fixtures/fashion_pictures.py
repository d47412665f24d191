"""What should a network see of a picture?

Writes fashion_pictures.json: small PNG files of every kind, made with Pillow, and what becomes of
each in an image of 8 x 8 pixels, computed here with NumPy in double precision from the rule that
OwnPicture states. A mean over what a pixel covers is taken from sums up to a place, which is
another way than that of the program.

    python fashion_pictures.py > fashion_pictures.json      (NumPy 2.4.6, Pillow 13)
"""

import io
import json

import numpy
from PIL import Image

SIDE = 8


def mean_over(values, count, axis):
    """Divides an axis into equal pieces and takes the mean of each, from the integral."""
    values = numpy.moveaxis(values, axis, 0)
    total = numpy.concatenate([numpy.zeros((1,) + values.shape[1:]), numpy.cumsum(values, 0)])
    ends = numpy.linspace(0, len(values), count + 1)
    low = numpy.minimum(numpy.floor(ends).astype(int), len(values) - 1)
    at_ends = total[low] + (ends - low)[:, None] * values[low]
    pieces = numpy.diff(at_ends, axis=0) * count / len(values)
    return numpy.moveaxis(pieces, 0, axis)


def median_of_edge(values):
    edge = numpy.concatenate([values[0], values[-1], values[:, 0], values[:, -1]])
    return numpy.sort(edge)[len(edge) // 2]


def otsu(ink):
    """The threshold of least variance within the two kinds, which is that of most between them."""
    steps = numpy.round(255 * ink).ravel()
    best, threshold = numpy.inf, 0
    for step in range(255):
        low, high = steps[steps <= step], steps[steps > step]
        if len(low) and len(high):
            within = len(low) * low.var() + len(high) * high.var()
            if within < best * (1 - 1e-9):
                best, threshold = within, step
    return (threshold + 0.5) / 255


def seen(image):
    rgba = numpy.asarray(image.convert("RGBA"), dtype=float)
    opacity = rgba[..., 3] / 255
    grey = rgba[..., :3] @ [0.299, 0.587, 0.114] / 255
    is_clear = bool(median_of_edge(opacity) < 0.5)
    if is_clear:
        is_light = bool((grey * opacity).sum() / opacity.sum() < 0.5)
        ink = opacity * (1 - grey if is_light else grey)
        is_thing = opacity > 0.05
    else:
        grey = grey * opacity + 1 - opacity
        ground = median_of_edge(grey)
        is_light = bool(ground > 0.5)
        ink = (ground - grey) / ground if is_light else (grey - ground) / (1 - ground)
        ink = numpy.clip(ink, 0, 1)
        threshold = max(otsu(ink), 0.05)
        is_thing = ink > threshold
        ink = numpy.where(ink > threshold / 2, ink, 0)
    rows, columns = (numpy.nonzero(is_thing.any(axis=axis))[0] for axis in (1, 0))
    thing = ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    factor = SIDE / max(thing.shape)
    height, width = (max(1, round(length * factor)) for length in thing.shape)
    small = mean_over(mean_over(thing, height, 0), width, 1)
    result = numpy.zeros((SIDE, SIDE))
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    result[top:top + height, left:left + width] = small
    touches = (rows[0] == 0 or columns[0] == 0 or rows[-1] == image.height - 1
               or columns[-1] == image.width - 1)
    return is_light, is_clear, bool(touches and not is_clear), thing.shape, result


def png(image, **options):
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def painted(height, width, ground, box, ink):
    values = numpy.full((height, width), ground, dtype=numpy.uint8)
    top, bottom, left, right = box
    block = numpy.linspace(ink[0], ink[1], (bottom - top) * (right - left))
    values[top:bottom, left:right] = block.reshape(bottom - top, right - left).astype(numpy.uint8)
    return values


def photo(height, width, box, ink):
    """A thing on paper that is 230 on the left and 190 on the right, with noise."""
    values = numpy.tile(numpy.linspace(230, 190, width), (height, 1))
    top, bottom, left, right = box
    values[top:bottom, left:right] = ink
    noise = numpy.random.default_rng(1).normal(0, 4, values.shape)
    return numpy.clip(values + noise, 0, 255).round().astype(numpy.uint8)


def pictures():
    light = painted(21, 30, 255, (3, 16, 5, 22), (200, 10))
    dark = painted(20, 17, 12, (2, 19, 4, 9), (90, 255))
    yield "grey, light ground", Image.fromarray(light)
    yield "grey, dark ground, higher than wide", Image.fromarray(dark)
    yield "off-white ground", Image.fromarray(painted(19, 19, 231, (6, 12, 1, 18), (150, 0)))
    colour = numpy.stack([light, light[::-1], numpy.roll(light, 3, 1)], axis=2)
    yield "colour", Image.fromarray(colour)
    opacity = painted(18, 24, 0, (4, 15, 3, 21), (255, 60))
    clear = numpy.dstack([numpy.full((18, 24, 3), 40, dtype=numpy.uint8), opacity])
    yield "clear ground", Image.fromarray(clear)
    pale = numpy.dstack([numpy.full((18, 24, 3), 250, dtype=numpy.uint8), opacity])
    yield "white on a clear ground", Image.fromarray(pale)
    yield "a photo, light falling off by 40", Image.fromarray(photo(60, 80, (15, 45, 20, 65), 50))
    yield "a pale thing in the same light", Image.fromarray(photo(60, 80, (15, 45, 20, 65), 120))
    yield "palette", Image.fromarray(colour).quantize(16)
    yield "smaller than what is seen", Image.fromarray(painted(5, 6, 250, (1, 3, 2, 5), (120, 20)))
    yield "a line", Image.fromarray(painted(3, 60, 255, (1, 2, 2, 58), (100, 0)))
    yield "right up to the edge", Image.fromarray(painted(9, 14, 255, (2, 9, 0, 5), (80, 0)))


def main():
    result = []
    for name, image in pictures():
        # The ground of the palette's picture is clear: white paper again.
        options = {"transparency": image.getpixel((0, 0))} if image.mode == "P" else {}
        file = png(image, **options)
        is_light, is_clear, touches, shape, values = seen(Image.open(io.BytesIO(file)))
        result.append({"name": name, "png": file.hex(), "isLight": is_light, "isClear": is_clear,
                       "reachesEdge": touches, "thing": list(shape), "size": [image.height, image.width],
                       "seen": [round(float(value), 6) for value in values.ravel()]})
    print(json.dumps(result, indent=0, separators=(",", ":")))


main()
