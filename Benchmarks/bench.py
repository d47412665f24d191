"""Times the workbench and its peers in turn, prints a table, writes results.json.

Started by `run`, which builds the programs first. Only the standard library is used here, and only
little of it: a process inherits the peak memory of the one that starts it.
"""

import argparse
import datetime
import itertools
import json
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import machine, table, versions

HERE = Path(__file__).resolve().parent
SUBOPTIMALITY = 1e-4
MEMORY_BAR = 450
# How LinearSVC is asked, (solver, tolerance): as it comes ("auto" chooses the primal solver here),
# with its other solver, and at C = 0.01, where that is still near enough, stopped early.
# (At C = 1 its primal solver ends 2 % above the optimum with a tolerance of 1e-3.)
SOLVERS = {
    "0.01": [("auto", "1e-4"), ("dual", "1e-4"), ("dual", "1e-1")],
    "1": [("auto", "1e-4"), ("dual", "1e-4")],
}


def numbers(path):
    """What a run of everything found, without the folder of figures that is gone when it ends."""
    found = json.loads(path.read_text())
    found.pop("figures", None)
    return found


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


# Running one process

def run(words, log):
    """The wall seconds, the peak memory in MB (10^6 bytes) and the standard output of a process."""
    with open(log, "w+") as output, open(f"{log}.err", "w") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in words], stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            message = Path(f"{log}.err").read_text()[-2000:]
            raise SystemExit(f"bench: {words[0]} ended with {process.returncode}:\n{message}")
        output.seek(0)
        unit = 1 if sys.platform == "darwin" else 1024
        return {"seconds": seconds, "peak_megabytes": usage.ru_maxrss * unit / 1e6}, output.read()


def python(script, *words):
    return [sys.executable, "-B", HERE / "peers" / script, *words]


class Record:
    """What all measurements share: options, a folder for what programs write, what was found."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = Path(folder)
        self.rows = []
        self.details = {}
        self.count = 0

    def path(self, name):
        self.count += 1
        return self.folder / f"{self.count:03}-{name}"

    def json_of(self, words, name):
        """Runs a program that prints one JSON object."""
        say(name)
        path = self.path(name)
        _, text = run(words, path)
        return json.loads(text), path

    def row(self, what, unit, ours, peer_name, peer, bar=None, bar_is_ours=False, valid=True):
        """One line of the table. The bar is the least ratio, or the most that ours may be."""
        middle = statistics.median(ours)
        ratio = statistics.median(peer) / middle if peer else None
        met = None
        if bar is not None and not self.options.quick:
            met = valid and (middle <= bar if bar_is_ours else bool(peer) and ratio >= bar)
        self.rows.append({
            "what": what, "unit": unit, "ours": ours, "peer_name": peer_name, "peer": peer,
            "ratio": ratio, "bar": bar, "bar_is_ours": bar_is_ours, "met": met})


# What is measured

def whole_epochs(timing):
    """What happens in our fit but outside of its epochs (setting up) is spread over them."""
    outside = max(0, timing["fit_seconds"] - sum(timing["epoch_seconds"]))
    return [seconds + outside / timing["epochs"] for seconds in timing["epoch_seconds"]]


def network(record):
    """One epoch, validation included; both programs' epochs are timed from inside."""
    options = record.options
    runs = {"ours": ("sgd", options.threads), "ours, one thread": ("sgd", 1),
            "ours, Adam": ("adam", options.threads), "Keras": ("sgd", None),
            "Keras, Adam": ("adam", None)}
    found = {name: [] for name in runs}
    for _ in range(options.repeat):
        for name, (optimizer, threads) in runs.items():
            words = (python("keras_network.py", options.epochs_timed, optimizer)
                     if threads is None else
                     [options.bench_program, "network", options.epochs_timed, threads, optimizer])
            found[name].append(record.json_of(words, f"network, {name}")[0])

    def epochs(name, which):
        own = name.startswith("ours")
        return [seconds for timing in found[name]
                for seconds in (whole_epochs(timing) if own else timing["epoch_seconds"])[which]]

    def times(name, key):
        return [seconds for timing in found[name] for seconds in timing[key]]

    first, later = slice(0, 1), slice(1, None)
    keras = epochs("Keras", later)
    record.row("network, one epoch", "s", epochs("ours", later), "Keras", keras, bar=8)
    record.row("network, one epoch, one thread", "s", epochs("ours, one thread", later),
               "Keras", keras, bar=4)
    record.row("network, one epoch with Adam", "s", epochs("ours, Adam", later),
               "Keras, Adam", epochs("Keras, Adam", later), bar=4)
    record.row("network, first epoch", "s", epochs("ours", first), "Keras, with tracing",
               epochs("Keras", first))
    predict = times("ours", "predict_seconds")
    record.row("predicting 10,000 images", "ms", [1000 * seconds for seconds in predict], "Keras",
               [1000 * seconds for seconds in times("Keras", "predict_seconds")], bar=5)
    record.row("predicting 10,000 images", "ms", [1000 * seconds for seconds in predict],
               "Keras, all at once",
               [1000 * seconds for seconds in times("Keras", "predict_at_once_seconds")])
    for what, key in [("saving the network", "save_seconds"),
                      ("loading the network", "load_seconds")]:
        record.row(what, "ms", [1000 * seconds for seconds in times("ours", key)], "Keras",
                   [1000 * seconds for seconds in times("Keras", key)], bar=50, bar_is_ours=True)
    record.details["network"] = found


def fashion(record):
    """The lesson from its start to its end, and the most memory that it held."""
    options = record.options
    found = []
    for _ in range(options.repeat):
        say("fashion")
        folder = record.path("fashion")
        words = [options.fashion_program, "--epochs", 2 if options.quick else 30,
                 "--threads", options.threads, "--figures", folder]
        found.append(run(words, record.path("fashion-log"))[0])
    record.row("fashion, start to end", "s", [each["seconds"] for each in found], "", [])
    record.row("fashion, peak memory", "MB", [each["peak_megabytes"] for each in found], "", [],
               bar=350, bar_is_ours=True)
    record.details["fashion"] = found


def svm(record):
    """A fit at two values of C, against each way in which LinearSVC can be asked for it."""
    options = record.options
    cases = [("0.01", 10, [("dual", "1e-1")])] if options.quick else [
        ("0.01", 10, SOLVERS["0.01"]), ("1", 30, SOLVERS["1"])]
    fits = []
    for c, bar, peers in cases:
        for is_ours, peer in itertools.zip_longest([True] * options.repeat, peers):
            if is_ours:
                fits.append(("ours", c, *record.json_of(
                    [options.bench_program, "svm", c, "squared_hinge", options.threads],
                    f"svm-{c}-ours")))
            if peer:
                fits.append(("LinearSVC " + " ".join(peer), c, *record.json_of(
                    python("linear_svc.py", c, *peer), f"svm-{c}-" + "-".join(peer))))
    verified = json.loads(subprocess.check_output(
        [str(word) for word in python("svm_objectives.py", *[fit[3] for fit in fits])]))
    for _, _, timing, path in fits:
        del timing["weights"]
        timing["verified"] = verified[str(path)]
    for c, bar, _ in cases:
        svm_rows(record, c, bar, [fit for fit in fits if fit[1] == c])
    record.details["svm"] = [{"who": who, **timing} for who, _, timing, _ in fits]


def svm_rows(record, c, bar, fits):
    """A row for each way of asking LinearSVC.

    The bar is held against those with its own tolerance. One that stops short of the optimum would
    need longer to get there, so that its ratio says too little rather than too much.
    """
    def is_near(timing):
        return timing["verified"]["above_optimum"] <= SUBOPTIMALITY

    ours = [timing for who, _, timing, _ in fits if who == "ours"]
    peers = [(who, timing) for who, _, timing, _ in fits if who != "ours"]
    for who, timing in peers:
        far = timing["verified"]["above_optimum"]
        is_judged = timing["tolerance"] == 1e-4
        record.row(
            f"linear SVM, C = {c}", "s", [timing["fit_seconds"] for timing in ours],
            f"{who} (+{far:.0e})", [timing["fit_seconds"]], bar=bar if is_judged else None,
            valid=all(is_near(timing) for timing in ours))
    worst = max(timing["verified"]["above_optimum"] for timing in ours)
    record.row(f"linear SVM, C = {c}, above optimum", "", [worst], "", [],
                bar=SUBOPTIMALITY, bar_is_ours=True)


def figure(record):
    """The activation functions and their derivatives, from the functions to the PNG file."""
    options = record.options
    turns = 2 if options.quick else 6
    timings = {"ours": [], "matplotlib": []}
    sizes = set()
    for _ in range(options.repeat):
        for who, words in [("ours", lambda path: [options.bench_program, "figure", path, turns]),
                           ("matplotlib", lambda path: python(
                               "activation_figure.py", path, turns))]:
            path = record.path(f"figure-{who}.png")
            timings[who].append(record.json_of(words(path), f"figure-{who}")[0])
            sizes.add(struct.unpack(">II", path.read_bytes()[16:24]))
    if sizes != {(3300, 1200)}:
        say(f"expected figures of 3300 x 1200 pixels, found {sizes}")
    for what, turn in [("figure, first in a process", slice(0, 1)),
                       ("figure, later ones", slice(1, None))]:
        ours, theirs = ([seconds for timing in timings[who]
                         for seconds in timing["figure_seconds"][turn]] for who in timings)
        record.row(what, "s", ours, "matplotlib", theirs, bar=3, valid=sizes == {(3300, 1200)})
    record.details["figure"] = timings


def compare(record):
    """The whole programs, from their start to their end, and the most memory that they held."""
    options = record.options
    short = ["--epochs", "1", "--c", "0.01"] if options.quick else ["--epochs", "30"]
    ours, theirs = [], []
    for turn in range(options.repeat):
        say("compare-ours")
        folder = record.path("compare")
        folder.mkdir()
        files = ["--figures", folder, "--json", folder / "compare.json",
                 "--save-model", folder / "model.safetensors"]
        found, _ = run(
            [options.compare_program, *short, "--seed", 42, "--threads", options.threads, *files],
            record.path("compare-ours"))
        found["numbers"] = numbers(folder / "compare.json")
        found["check"] = record.json_of(
            python("check_model.py", folder / "model.safetensors", folder / "compare.json"),
            "compare-check")[0]
        if not found["check"]["agrees"]:
            say(f"what compare states is not what its weights give: {found['check']}")
        ours.append(found)
        if turn < options.repeat_python:
            say("compare-python")
            folder = record.path("compare-python")
            found, _ = run(
                python("compare_path.py", folder, *short), record.path("compare-python-log"))
            found["numbers"] = numbers(folder / "compare.json")
            theirs.append(found)
    for what, key, unit, bar in [("compare, start to end", "seconds", "s", 8),
                                 ("compare, peak memory", "peak_megabytes", "MB", MEMORY_BAR)]:
        record.row(what, unit, [found[key] for found in ours], "Python path",
                    [found[key] for found in theirs], bar=bar, bar_is_ours=unit == "MB",
                    valid=all(found["check"]["agrees"] for found in ours))
    record.details["compare"] = {"ours": ours, "python": theirs}


def words(record):
    """The help of each lesson, from its start to its end: a classroom should not wait for it."""
    turns = 2 if record.options.quick else 20
    for program in [record.options.compare_program, record.options.fashion_program]:
        found = [run([program, "--help"], record.path("help"))[0] for _ in range(turns)]
        record.row(f"{program.name} --help", "s", [turn["seconds"] for turn in found], "", [],
                   bar=0.05, bar_is_ours=True)
        record.details[f"{program.name} --help"] = found


# The program

MEASUREMENTS = {"help": words, "network": network, "fashion": fashion, "svm": svm, "figure": figure,
                "compare": compare}


def parsed():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true",
                        help="one short run of each, to see that everything works; no verdicts")
    parser.add_argument("--only", choices=MEASUREMENTS, action="append",
                        help="measure only this; may be given more than once")
    parser.add_argument("--repeat", type=int, help="runs of ours (3; with --quick 1)")
    parser.add_argument("--repeat-python", type=int, default=1,
                        help="runs of the whole Python path, at most those of ours (1)")
    parser.add_argument("--threads", type=int, default=2,
                        help="our threads, and the processors that the peers may use (2)")
    parser.add_argument("--output", type=Path, default=HERE / "results.json")
    parser.add_argument("--compare-program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--fashion-program", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--bench-program", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.repeat is None:
        options.repeat = 1 if options.quick else 3
    options.epochs_timed = 2 if options.quick else 4
    return options


def main():
    options = parsed()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:options.threads])
    load_before = os.getloadavg()[0]
    if load_before > 0.5:
        say(f"the machine is busy (load {load_before:.1f}): do not trust these times")
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        record = Record(options, folder)
        for name in options.only or MEASUREMENTS:
            MEASUREMENTS[name](record)
    print(table(record.rows))
    options.output.write_text(json.dumps({
        "schema": 1, "date": datetime.datetime.now(datetime.timezone.utc).isoformat("T", "seconds"),
        "quick": options.quick, "threads": options.threads, "machine": machine(),
        "versions": versions(), "load_before": load_before, "load_after": os.getloadavg()[0],
        "rows": record.rows, "details": record.details}, indent=1) + "\n")
    say(f"wrote {options.output}")


main()
