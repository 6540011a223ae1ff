"""The machine-readable signs of a page as grids of dark modules."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import segno
import zxingcpp

Grid = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)
def modules(kind: str, payload: str) -> Grid:
    """Return the dark modules of a sign, row by row, without its quiet zone.

    Args:
        kind: `aruco` (DICT_4X4_50, six modules a side), `qr` (error correction Q) or `datamatrix`.
        payload: The number of a marker, or the text of a code.

    Raises:
        ValueError: when there is no such kind.
    """
    if kind == "aruco":
        dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
        picture = cv2.aruco.generateImageMarker(dictionary, int(payload), 6)
        return _grid(picture)
    if kind == "qr":
        code = segno.make(payload, error="q", micro=False, boost_error=False)
        return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)
    if kind == "datamatrix":
        matrix = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.DataMatrix)
        return _grid(np.array(matrix.to_image(scale=1, add_quiet_zones=False)))
    raise ValueError(f"unknown kind of code '{kind}'")


def _grid(picture: np.ndarray) -> Grid:
    return tuple(tuple(bool(value < 128) for value in row) for row in picture)
