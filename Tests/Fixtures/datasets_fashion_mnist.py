"""Prints the facts about Fashion-MNIST that FashionMNISTTests expects.

python3 datasets_fashion_mnist.py [FOLDER]    (needs numpy)
"""

import gzip
import hashlib
import pathlib
import sys

import numpy

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist")
names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
payloads = [gzip.decompress((folder / f"{name}-ubyte.gz").read_bytes()) for name in names]
for name, payload in zip(names, payloads):
    print(name, hashlib.sha256(payload).hexdigest(), "header", payload[:16].hex())
digests = "".join(hashlib.sha256(payload).hexdigest() + "\n" for payload in payloads)
print("all", hashlib.sha256(digests.encode()).hexdigest())

train = numpy.frombuffer(payloads[0], numpy.uint8, offset=16).reshape(60000, 784)
test = numpy.frombuffer(payloads[2], numpy.uint8, offset=16).reshape(10000, 784)
train_labels = numpy.frombuffer(payloads[1], numpy.uint8, offset=8)
test_labels = numpy.frombuffer(payloads[3], numpy.uint8, offset=8)
print("first labels", train_labels[:12], train_labels[5000:5010], test_labels[:12])
print("counts", *(numpy.bincount(part) for part in
                  (train_labels[:5000], train_labels[5000:], test_labels)))
print("sums of bytes", *(int(part.sum(dtype=numpy.int64)) for part in
                         (train[:5000], train[5000:], test, train[0], test[0])))
print("mean", (train / 255.0).mean(), "deviation", (train / 255.0).std(),
      "zeros", (train == 0).mean(), "test mean", (test / 255.0).mean())
