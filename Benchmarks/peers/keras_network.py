"""The notebook's network in Keras; as a program it times some epochs: keras_network.py EPOCHS."""

import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np

import fashion


class EpochClock(keras.callbacks.Callback):
    """Each epoch from its first batch to the end of its validation."""

    def __init__(self):
        super().__init__()
        self.seconds = []

    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds.append(time.perf_counter() - self.start)


def trained(training, validation, epochs):
    """The model, its history and the seconds of each epoch; images are single precision, 0...1.

    No seed is set: with keras.utils.set_random_seed, Keras would give every epoch the same order.
    """
    model = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    model.compile(
        loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(0.01),
        metrics=["accuracy"])
    clock = EpochClock()
    history = model.fit(
        *training, batch_size=32, epochs=epochs, validation_data=validation, verbose=0,
        callbacks=[clock])
    return model, history.history, clock.seconds


def unit(images):
    return (images / 255).astype(np.float32)


def main():
    epochs = int(sys.argv[1])
    training, validation, test = [(unit(images), labels) for images, labels in fashion.splits()]
    start = time.perf_counter()
    model, history, seconds = trained(training, validation, epochs)
    print(json.dumps({
        "epochs": epochs, "fit_seconds": time.perf_counter() - start, "epoch_seconds": seconds,
        "loss": history["loss"], "accuracy": history["accuracy"],
        "validation_loss": history["val_loss"], "validation_accuracy": history["val_accuracy"],
        "test_accuracy": float(model.evaluate(*test, verbose=0)[1])}))


if __name__ == "__main__":
    main()
