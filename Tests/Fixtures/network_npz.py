"""What the bytes of an .npz file should be: NumPy's arrays in Python's ZIP archive.

    python network_npz.py              # writes network_npz.json and reads the archive with NumPy
    python network_npz.py FILE.npz     # shows the arrays of a file that was made elsewhere

The archive is stored, not compressed, dated 1 January 1980, and says nothing about the system that
made it; NumPy's own savez writes one that differs in such details only.
"""

import base64
import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np

ARRAYS = {
    "output.kernel": np.array([[1, 2], [0.5, -3], [0, 1e-3]], "<f4"),
    "output.bias": np.array([0.25, -1], "<f4"),
}


def archive():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        for name, values in ARRAYS.items():
            array = io.BytesIO()
            np.lib.format.write_array(array, values, version=(1, 0))
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.create_system = 0
            # Zero would be replaced by the rights of a file.
            file.writestr(entry, array.getvalue())
            file.filelist[-1].external_attr = 0
    return target.getvalue()


def main():
    if len(sys.argv) > 1:
        for name, values in np.load(sys.argv[1]).items():
            print(name, values.dtype, values.shape, float(values.min()), float(values.max()))
        return
    content = archive()
    for name, values in np.load(io.BytesIO(content)).items():
        assert np.array_equal(values, ARRAYS[name])
    result = {
        "made_by": Path(__file__).name, "numpy": np.__version__,
        "arrays": {name: values.tolist() for name, values in ARRAYS.items()},
        "bytes": base64.b64encode(content).decode()}
    Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
    print(len(content), "bytes")


main()
