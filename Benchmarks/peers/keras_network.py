"""The notebook's network in Keras; as a program it times some epochs, predicting, saving, loading:
keras_network.py EPOCHS sgd|adam."""

import json
import os
import sys
import tempfile
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


OPTIMIZERS = {"sgd": lambda: keras.optimizers.SGD(0.01), "adam": keras.optimizers.Adam}


def trained(training, validation, epochs, optimizer="sgd"):
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
        loss="sparse_categorical_crossentropy", optimizer=OPTIMIZERS[optimizer](),
        metrics=["accuracy"])
    clock = EpochClock()
    history = model.fit(
        *training, batch_size=32, epochs=epochs, validation_data=validation, verbose=0,
        callbacks=[clock])
    return model, history.history, clock.seconds


def unit(images):
    return (images / 255).astype(np.float32)


def timed(work, turns=5):
    """What some work took, each of several times."""
    seconds = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds


def main():
    epochs, optimizer = int(sys.argv[1]), sys.argv[2]
    training, validation, test = [(unit(images), labels) for images, labels in fashion.splits()]
    start = time.perf_counter()
    model, history, seconds = trained(training, validation, epochs, optimizer)
    fit_seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.keras")
        print(json.dumps({
            "epochs": epochs, "optimizer": optimizer, "fit_seconds": fit_seconds,
            "epoch_seconds": seconds,
            "loss": history["loss"], "accuracy": history["accuracy"],
            "validation_loss": history["val_loss"],
            "validation_accuracy": history["val_accuracy"],
            "test_accuracy": float(model.evaluate(*test, verbose=0)[1]),
            # As it comes (batches of 32), and all images at once, which is faster.
            "predict_seconds": timed(lambda: model.predict(test[0], verbose=0)),
            "predict_at_once_seconds": timed(
                lambda: model.predict(test[0], batch_size=len(test[0]), verbose=0)),
            "save_seconds": timed(lambda: model.save(path)),
            "load_seconds": timed(lambda: keras.models.load_model(path))}))


if __name__ == "__main__":
    main()
