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


def seen(image):
    rgba = numpy.asarray(image.convert("RGBA"), dtype=float)
    opacity = rgba[..., 3] / 255
    grey = rgba[..., :3] @ [0.299, 0.587, 0.114] / 255 * opacity + 1 - opacity
    edge = numpy.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ground = numpy.sort(edge)[len(edge) // 2]
    is_light = bool(ground > 0.5)
    ink = (ground - grey) / ground if is_light else (grey - ground) / (1 - ground)
    ink = numpy.clip(ink, 0, 1)
    rows, columns = (numpy.nonzero((ink > 0.05).any(axis=axis))[0] for axis in (1, 0))
    thing = ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    factor = SIDE / max(thing.shape)
    height, width = (max(1, round(length * factor)) for length in thing.shape)
    small = mean_over(mean_over(thing, height, 0), width, 1)
    result = numpy.zeros((SIDE, SIDE))
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    result[top:top + height, left:left + width] = small
    return is_light, thing.shape, result


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
        is_light, shape, values = seen(Image.open(io.BytesIO(file)))
        result.append({"name": name, "png": file.hex(), "isLight": is_light, "thing": list(shape),
                       "size": [image.height, image.width],
                       "seen": [round(float(value), 6) for value in values.ravel()]})
    print(json.dumps(result, indent=0, separators=(",", ":")))


main()
