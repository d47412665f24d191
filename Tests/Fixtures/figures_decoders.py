"""Decodes PNG files with every decoder that Python has here, and says where they differ.

Run: python3 figures_decoders.py FOLDER (numpy, pillow; matplotlib and imageio if they are there).
Each file of the folder is read by zlib and the specification alone (8 bits, not interlaced, as we
write them), by Pillow, matplotlib and imageio; the pixels, as RGBA, must be the same. Then Pillow
reads the pictures of figures_png.txt: samples must be as figures_png.py states them, but for those of
16 bits, where Pillow drops the lower 8. Exit code 1 if anything differs.
"""
import io
import pathlib
import struct
import sys
import zlib
import numpy as np
from PIL import Image

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def plain(data):
    """The pixels of an 8-bit file without filters, as RGBA."""
    place, body, palette, opacity = 8, b"", None, b""
    while place < len(data):
        length, = struct.unpack(">I", data[place:place + 4])
        name, content = data[place + 4:place + 8], data[place + 8:place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length:place + 12 + length])[0] == zlib.crc32(name + content)
        if name == b"IHDR":
            width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", content)
            assert (bits, interlaced) == (8, 0)
        palette = np.frombuffer(content, "u1").reshape(-1, 3) if name == b"PLTE" else palette
        opacity = content if name == b"tRNS" else opacity
        body += content if name == b"IDAT" else b""
        place += 12 + length
    rows = np.frombuffer(zlib.decompress(body), "u1").reshape(height, -1)
    assert not rows[:, 0].any(), "a filter"
    samples = rows[:, 1:].reshape(height, width, CHANNELS[kind])
    if kind == 3:
        full = np.full(len(palette), 255, "u1")
        full[:len(opacity)] = np.frombuffer(opacity, "u1")
        return np.dstack([palette[samples[..., 0]], full[samples[..., 0]]])
    color = samples[..., :3] if kind in (2, 6) else np.repeat(samples[..., :1], 3, axis=2)
    clear = samples[..., -1] if kind in (4, 6) else np.full((height, width), 255, "u1")
    return np.dstack([color, clear])


def rgba(array):
    """What a decoder gave, as RGBA of 8 bits."""
    if array.dtype.kind == "f":
        array = (array * 255).round().astype("u1")
    if array.ndim == 2:
        array = array[..., None]
    if array.shape[2] < 3:
        array = np.dstack([np.repeat(array[..., :1], 3, axis=2)] + [array[..., 1:]])
    clear = np.full(array.shape[:2] + (1,), 255, "u1")
    return array if array.shape[2] == 4 else np.concatenate([array, clear], axis=2)


decoders = {"Pillow": lambda data: np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))}
try:
    import matplotlib.image
    decoders["matplotlib"] = lambda data: rgba(matplotlib.image.imread(io.BytesIO(data), format="png"))
except ImportError:
    pass
try:
    import imageio.v3
    decoders["imageio"] = lambda data: rgba(np.asarray(imageio.v3.imread(data, extension=".png")))
except ImportError:
    pass

wrong, files = 0, sorted(pathlib.Path(sys.argv[1]).glob("**/*.png"))
for path in files:
    data = path.read_bytes()
    expected = plain(data)
    for name, decode in decoders.items():
        if not np.array_equal(decode(data), expected):
            print(path, "differs with", name)
            wrong += 1
print(len(files), "files read by", ", ".join(decoders))

count = 0
for line in pathlib.Path(__file__).with_name("figures_png.txt").read_text().split("\n"):
    if not line.startswith("kind"):
        continue
    _, kind, bits, interlaced, digits = line.split(" ")
    kind, bits = int(kind), int(bits)
    picture = Image.open(io.BytesIO(bytes.fromhex(digits)))
    y, x, c = np.mgrid[:5, :7, :CHANNELS[kind]]
    samples = (37 * x + 59 * y + 83 * c + 11) % 2**bits
    found = np.asarray(picture if kind == 0 and bits == 16 else picture.convert("RGBA")).astype(int)
    if kind == 3:
        expected = np.dstack([samples * k % 256 for k in (7, 13, 29)] + [samples * 0 + 255])
    elif kind == 0 and bits == 16:
        expected = samples[..., 0]
    else:
        scaled = samples >> 8 if bits == 16 else samples * 255 // (2**bits - 1)
        expected = rgba(scaled.astype("u1")).astype(int)
    count += 1
    if not np.array_equal(found, expected):
        print("kind", kind, "of", bits, "bits", "interlaced" if interlaced == "1" else "", "differs")
        wrong += 1
print(count, "fixtures read by Pillow")
sys.exit(wrong > 0)
