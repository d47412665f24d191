"""Writes figures_png.txt: small PNG files of every kind, and broken ones, in hexadecimal.

Only zlib and struct are used, so that the files do not come from the library under test.
Run: python3 figures_png.py > figures_png.txt
Each line: name, colour type, bits, interlaced (0 or 1), the file's bytes.
The image is 7 wide and 5 high; sample c of the pixel at x, y is (37 x + 59 y + 83 c + 11) mod 2^bits.
Palette entry i is (i * 7 mod 256, i * 13 mod 256, i * 29 mod 256).
"clear" files have a tRNS chunk: of a palette, the first half of the entries have the opacity
i * 11 mod 256; of grey and RGB, the pixel at 0, 0 and all like it are clear.
"""
import struct
import zlib

WIDTH, HEIGHT = 7, 5
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def rows(kind, bits, x0, y0, dx, dy):
    out = b""
    for y in range(y0, HEIGHT, dy):
        samples = [(37 * x + 59 * y + 83 * c + 11) % 2**bits
                   for x in range(x0, WIDTH, dx) for c in range(CHANNELS[kind])]
        if not samples:
            continue
        text = "".join(format(s, f"0{bits}b") for s in samples)
        text += "0" * (-len(text) % 8)
        out += b"\0" + int(text, 2).to_bytes(len(text) // 8, "big")
    return out


def transparency(kind, bits):
    if kind == 3:
        return bytes(i * 11 % 256 for i in range(2**bits // 2))
    return struct.pack(f">{CHANNELS[kind]}H", *((83 * c + 11) % 2**bits for c in range(CHANNELS[kind])))


def png(kind, bits, interlaced, width=WIDTH, height=HEIGHT, end=True, extra=b"", clear=False):
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlaced)
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    if kind == 3:
        out += chunk(b"PLTE", bytes(v for i in range(2**bits)
                                    for v in (i * 7 % 256, i * 13 % 256, i * 29 % 256)))
    if clear:
        out += chunk(b"tRNS", transparency(kind, bits))
    out += extra
    passes = PASSES if interlaced else [(0, 0, 1, 1)]
    data = b"".join(rows(kind, bits, *p) for p in passes)
    return out + chunk(b"IDAT", zlib.compress(data, 9)) + (chunk(b"IEND", b"") if end else b"")


for kind, depths in DEPTHS.items():
    for bits in depths:
        for interlaced in (0, 1):
            print(f"kind{kind}", kind, bits, interlaced, png(kind, bits, interlaced).hex())

for kind in (0, 2, 3):
    for bits in DEPTHS[kind]:
        for interlaced in (0, 1):
            print("clear", kind, bits, interlaced, png(kind, bits, interlaced, clear=True).hex())

whole = png(2, 8, 0)
flipped = bytearray(whole)
flipped[-14] ^= 1  # inside of the checksum of IDAT
gamma = bytearray(chunk(b"gAMA", struct.pack(">I", 45455)))
gamma[-1] ^= 1  # a wrong checksum where it does no harm: between IHDR (33 bytes with the signature) and IDAT
print("warned", 2, 8, 0, (whole[:33] + gamma + whole[33:]).hex())
print("cut", 2, 8, 0, whole[:60].hex())
print("flipped", 2, 8, 0, bytes(flipped).hex())
print("bomb", 2, 8, 0, png(2, 8, 0, width=60000, height=60000).hex())
print("wide", 2, 8, 0, png(2, 8, 0, width=2000000, height=1).hex())
print("empty", 2, 8, 0, png(2, 8, 0, width=0, height=5).hex())
# A text that unpacks to 4 MB, and a hundred texts.
print("unpacked", 2, 8, 0, png(2, 8, 0, extra=chunk(
    b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * (4 << 20), 9))).hex())
print("texts", 2, 8, 0, png(2, 8, 0, extra=b"".join(
    chunk(b"tEXt", b"Comment\0%d" % i) for i in range(100))).hex())
