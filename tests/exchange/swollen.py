"""Files of a few kilobytes or megabytes that would hold a careless reader for minutes or take all memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.exchange.making import MAIN, packed, parts_of, sheet

HEAD = ("序号", "姓名", "工作单位", "职称", "专业", "专家类别", "联系电话", "所在城市")
ROW = (1, "高一航", "胶州湾大学", "教授", "船舶", "技术", "13800000001", "青岛")
GOOD = sheet([HEAD, ROW])
MB = 1024 * 1024


def streamed(part: str, pieces: Iterable[bytes], **parts: str | bytes) -> bytes:
    """A workbook one part of which is written in pieces, because it would not fit a careful test either."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts_of(GOOD), **parts}.items():
            if name != part:
                archive.writestr(name, data)
        with archive.open(part, "w") as file:
            for piece in pieces:
                file.write(piece)
    return raw.getvalue()


def _sheet(middle: bytes, times: int, *, before: bytes = b"", after: bytes = b"") -> Iterable[bytes]:
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + before
    for _ in range(times):
        yield middle
    yield after + b"</sheetData></worksheet>"


def empty_cells() -> bytes:
    row = b"<row>" + b"<c/>" * 10_000 + b"</row>"
    return streamed("xl/worksheets/sheet1.xml", _sheet(row, 300))


def empty_rows() -> bytes:
    return streamed("xl/worksheets/sheet1.xml", _sheet(b"<row/>" * 10_000, 300))


def attributes_without_end() -> bytes:
    return streamed("xl/worksheets/sheet1.xml", _sheet(b"a" * MB, 8, before=b'<row r="', after=b'"/>'))


def many_attributes() -> bytes:
    some = b" ".join(b"a%d='1'" % n for n in range(10_000))
    return streamed("xl/worksheets/sheet1.xml", _sheet(b"<row " + some + b"/>", 600))


def spaces() -> bytes:
    return streamed("xl/worksheets/sheet1.xml", _sheet(b" " * MB, 95))


def comment_without_end() -> bytes:
    return streamed("xl/worksheets/sheet1.xml", _sheet(b"a" * MB, 8, before=b"<!--", after=b"-->"))


def names_without_end() -> bytes:
    return streamed("xl/worksheets/sheet1.xml", _sheet(b"a" * MB, 8, before=b"<"))


def strings_used_often() -> bytes:
    strings = f'<sst xmlns="{MAIN}"><si><t>{"长" * 32_000}</t></si></sst>'
    cells = [[("raw", '<c r="{ref}" t="s"><v>0</v></c>')] * 20] * 19_000
    return packed(parts_of(sheet([HEAD, *cells]), extra={"xl/sharedStrings.xml": strings}))


def long_headings() -> bytes:
    return packed(parts_of(sheet([("(" * 32_000,) * 100] * 15 + [HEAD, ROW])))


def long_choices() -> bytes:
    return packed(parts_of(sheet([HEAD, *[(1, "甲", "乙", "", "丙", "(" * 32_000, "", "")] * 600])))


def long_formats() -> bytes:
    formats = "".join(f"<numFmt numFmtId='{n}' formatCode={quoteattr('[' * 32_000)}/>" for n in range(200, 260))
    xfs = "<xf numFmtId='200'/>" * 60
    styles = f"<styleSheet xmlns='{MAIN}'><numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>"
    row = ("raw", '<c r="{ref}" s="5"><v>7</v></c>')
    return packed(parts_of(sheet([HEAD, *[(1, *[row] * 7)] * 5000]), extra={"xl/styles.xml": styles}))


def many_formats() -> bytes:
    formats = "".join(f"<numFmt numFmtId='{n}' formatCode='{'[' * 240}{n}'/>" for n in range(200, 15_000))
    xfs = "".join(f"<xf numFmtId='{n}'/>" for n in range(200, 15_000))
    styles = f"<styleSheet xmlns='{MAIN}'><numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>"
    rows = [
        (1, *[("raw", f'<c r="{{ref}}" s="{(n * 7 + k) % 14_000}"><v>7</v></c>') for k in range(7)])
        for n in range(2000)
    ]
    return packed(parts_of(sheet([HEAD, *rows]), extra={"xl/styles.xml": styles}))


def _merged(areas: Iterable[str], rows: Iterable[tuple[object, ...]]) -> bytes:
    tail = "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"
    return packed(parts_of(sheet([HEAD, *rows], tail=tail)))


def many_merged() -> bytes:
    return _merged((f"C{n}:C19999" for n in range(2, 20_000)), [ROW] * 3000)


def tall_merged() -> bytes:
    return _merged((f"C{n}:C19999" for n in range(2, 4_900)), [ROW] * 19_000)


def merged_headings() -> bytes:
    return _merged(["A1:GR2"] * 4_900, [ROW] * 10)


def sheets_alike() -> bytes:
    rows = sheet([HEAD, *[ROW] * 4_000])
    return packed(parts_of(*[rows] * 20))


def marks_on_a_letter() -> bytes:
    return packed(parts_of(sheet([HEAD, *[(1, "a" + "\u0301\u0323" * 16_000, *ROW[2:])] * 50])))


def marks_in_the_heading() -> bytes:
    return packed(parts_of(sheet([tuple(name + "\u0301\u0323" * 16_000 for name in HEAD), ROW])))


def bad_rows() -> bytes:
    return packed(
        parts_of(sheet([HEAD, *[(n, "", "x" * 90, "y" * 70, "", "魔法", "1E+17", "z" * 50) for n in range(19_999)]]))
    )


def packed_noise() -> bytes:
    """Megabytes that packing cannot shrink, as shared strings nobody uses."""
    import random

    noise = random.Random(3).randbytes(8 * MB).hex().encode()
    some = (b"<si><t>" + noise[n : n + 30_000] + b"</t></si>" for n in range(0, len(noise), 30_000))
    return streamed(
        "xl/sharedStrings.xml", [f'<sst xmlns="{MAIN}">'.encode(), *some, b"</sst>"], **{"xl/sharedStrings.xml": ""}
    )


def csv_of(text: str) -> bytes:
    return text.encode()


FILES: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        empty_cells, empty_rows, attributes_without_end, many_attributes, spaces, comment_without_end, names_without_end,
        strings_used_often, long_headings, long_choices, long_formats, many_formats, many_merged, tall_merged,
        merged_headings, sheets_alike, marks_on_a_letter, marks_in_the_heading, bad_rows, packed_noise,
    )
} | {
    "csv_of_brackets": lambda: csv_of(",".join(HEAD) + "\n" + "(" * 32_000 + ",(((\n" * 900),
    "csv_of_quotes": lambda: csv_of('"' * 3_000_000),
    "csv_of_commas": lambda: csv_of(("," * 190 + "\n") * 19_000),
    "csv_of_cells": lambda: csv_of(",".join(HEAD) + "\n" + ("a," * 190 + "\n") * 19_000),
    "csv_of_marks": lambda: csv_of(",".join(HEAD) + "\n1," + "\u0301\u0323" * 16_000),
}  # fmt: skip


def write(name: str, folder: Path) -> Path:
    """The file of this name on disk."""
    path = folder / (f"{name}.csv" if name.startswith("csv") else f"{name}.xlsx")
    path.write_bytes(FILES[name]())
    return path
