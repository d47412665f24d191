"""The table that is printed, and what there is to say about the machine and the versions."""

import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["tensorflow-cpu", "tensorflow", "keras", "scikit-learn", "matplotlib", "numpy", "scipy"]


def cell(values, unit):
    if not values:
        return ""
    digits = ".1e" if unit == "" else ".0f" if unit == "MB" else ".1f" if unit == "ms" else ".2f"
    text = format(statistics.median(values), digits)
    if len(values) > 1:
        text += f" ({min(values):{digits}}-{max(values):{digits}})"
    return f"{text} {unit}".strip()


def table(rows):
    lines = [["what", "ours", "peer", "its median", "ratio", "bar", "met"]]
    for row in rows:
        bar = "" if row["bar"] is None else (
            f"<= {row['bar']} {row['unit']}".strip() if row["bar_is_ours"] else f">= {row['bar']}")
        met = {None: "", True: "yes", False: "NO"}[row["met"]]
        ratio = "" if row["ratio"] is None else f"{row['ratio']:.1f}"
        lines.append([row["what"], cell(row["ours"], row["unit"]), row["peer_name"],
                      cell(row["peer"], row["unit"]), ratio, bar, met])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip()
        for line in lines)


def first_line(*words):
    try:
        return subprocess.check_output(words, text=True, stderr=subprocess.DEVNULL).splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def processor():
    if sys.platform == "darwin":
        return first_line("sysctl", "-n", "machdep.cpu.brand_string")
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def machine():
    return {
        "processor": processor(), "processors": os.cpu_count(),
        "memory_megabytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 10**6,
        "system": platform.platform()}


def versions():
    return {
        "workbench": first_line("git", "-C", str(HERE), "describe", "--always", "--dirty"),
        "swift": first_line("swift", "--version"), "python": platform.python_version(),
        **{package: version(package) for package in PACKAGES if version(package)}}
