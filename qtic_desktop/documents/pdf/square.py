"""A QR code as rows of dark pieces, to be drawn as rectangles."""

from __future__ import annotations

from math import isqrt

Row = tuple[tuple[int, int], ...]
"""First dot and the one after the last of each dark piece, counted from the left."""


def square_of(text: str) -> tuple[Row, ...]:
    """The rows from top to bottom, as many as a row has dots; a seventh of the square may be spoilt (error correction M)."""
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    flat = bytes(memoryview(image))  # type: ignore[arg-type]  # a buffer, which its stubs leave out
    side = isqrt(len(flat))
    return tuple(_pieces(flat[start : start + side]) for start in range(0, len(flat), side))


def _pieces(row: bytes) -> Row:
    found: list[tuple[int, int]] = []
    place = 0
    while (first := row.find(0, place)) >= 0:
        place = next((n for n in range(first, len(row)) if row[n]), len(row))
        found.append((first, place))
    return tuple(found)
