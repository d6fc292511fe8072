"""Files made to harm or to mislead: each is refused with its own sentence, quickly and in little memory."""

from __future__ import annotations

import contextlib
import struct
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.exchange import archives
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.resources import known_messages
from tests.exchange.making import MAIN, ForgedZip, packed, parts_of, sheet

HEAD = ("姓名", "工作单位", "专业", "专家类别")
GOOD = sheet([HEAD, ("张示例", "青岛示例大学", "海洋工程", "技术")])


def forged(**changed: bytes) -> ForgedZip:
    made = ForgedZip()
    for name, data in parts_of(GOOD).items():
        raw = data.encode() if isinstance(data, str) else data
        made.add(name.encode(), raw)
    for name, data in changed.items():
        made.add(name.encode(), data)
    return made


def quoted_overlap() -> bytes:
    """CVE-2024-0450: the entries of the directory share one kernel of packed zeros."""
    made = forged()
    kernel = bytes(20_000_000)
    inner = made.local(b"xl/media/b", kernel)
    made.listed(b"xl/media/b", kernel, inner)
    cover = made.body[inner:]
    outer = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, len(cover), len(cover), 10, 0) + b"xl/media/a"
    made.body = made.body[:inner] + outer + cover
    made.directory = made.directory[: -(46 + 10)]
    made.count -= 1
    made.listed(b"xl/media/b", kernel, inner + len(outer))
    made.listed(b"xl/media/a", cover, inner, method=0)
    return made.bytes()


def same_entry_twice() -> bytes:
    made = forged()
    offset = made.local(b"xl/media/x", b"x" * 100)
    made.listed(b"xl/media/x", b"x" * 100, offset)
    made.listed(b"xl/media/y", b"x" * 100, offset)
    return made.bytes()


def lying_sheet(size: int, data: bytes | None = None) -> bytes:
    made = ForgedZip()
    for name, text in parts_of(GOOD).items():
        raw = text.encode() if isinstance(text, str) else text
        if name.endswith("sheet1.xml"):
            made.add(name.encode(), data if data is not None else raw, size=size)
        else:
            made.add(name.encode(), raw)
    return made.bytes()


def sum_of_sizes() -> bytes:
    made = forged()
    for name in (b"xl/media/a", b"xl/media/b"):
        made.add(name, b"x", size=200_000_000)
    return made.bytes()


def with_part(name: str, data: str | bytes) -> bytes:
    return packed(parts_of(GOOD, extra={name: data}))


def with_sheet(text: str) -> bytes:
    return packed(parts_of(text))


def flagged(flags: int) -> bytes:
    made = forged()
    made.add(b"xl/extra.xml", b"<a/>", flags=flags)
    return made.bytes()


def other_method() -> bytes:
    made = forged()
    made.add(b"xl/extra.xml", b"<a/>", method=12)
    return made.bytes()


def two_names() -> bytes:
    made = forged()
    offset = made.local(b"xl/other.xml", b"<a/>")
    made.listed(b"xl/extra.xml", b"<a/>", offset)
    return made.bytes()


def wrong_checksum() -> bytes:
    data = bytearray(packed(parts_of(GOOD)))
    start = data.index(b"xl/worksheets/sheet1.xml") + 24
    data[start + 40] ^= 0xFF
    return bytes(data)


def bomb(levels: int = 9) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈"}">' for n in range(levels))
    return (
        f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]><worksheet xmlns="{MAIN}">&e{levels - 1};</worksheet>'
    )


def bomb_in_utf16() -> bytes:
    text = bomb(3).replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")
    return packed(parts_of(GOOD, extra={"xl/worksheets/sheet1.xml": text}))


XXE = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    "</sheetData></worksheet>"
)
DTD_FROM_OUTSIDE = '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'
FAR = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="{{}}"><v>2</v></c></row>'
    "</sheetData></worksheet>"
)
NO_STRING = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DEEP = f'<worksheet xmlns="{MAIN}">' + "<a>" * 5000 + "</a>" * 5000 + "</worksheet>"
MANY_ROWS = sheet([("x",)] * 20_001)
ONE_STRING = f'<sst xmlns="{MAIN}"><si><t>{"长" * 50_000}</t></si></sst>'
MANY_STRINGS = f'<sst xmlns="{MAIN}">' + "<si><t>a</t></si>" * 400_001 + "</sst>"

CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "quoted overlap": (quoted_overlap, "overlapping_parts"),
    "one entry under two names": (same_entry_twice, "overlapping_parts"),
    "declared smaller than it is": (lambda: lying_sheet(10), "lying_size"),
    "declared larger than it is": (lambda: lying_sheet(5_000), "lying_size"),
    "declared enormous": (lambda: lying_sheet(4_000_000_000), "too_much_inside"),
    "bomb that admits its size": (sum_of_sizes, "too_much_inside"),
    "bomb that denies its size": (lambda: lying_sheet(1_000, bytes(50_000_000)), "lying_size"),
    "too many parts": (lambda: packed(parts_of(GOOD, extra={f"a/{n}": "" for n in range(600)})), "too_many_parts"),
    "path upwards": (lambda: with_part("../../etc/passwd", "x"), "strange_part_name"),
    "absolute path": (lambda: with_part("/etc/passwd", "x"), "strange_part_name"),
    "backslashes": (lambda: forged(**{"..\\a": b"x"}).bytes(), "strange_part_name"),
    "drive letter": (lambda: with_part("C:/x", "x"), "strange_part_name"),
    "line end in a name": (lambda: with_part("xl/a\nb", "x"), "strange_part_name"),
    "very long name": (lambda: with_part("xl/" + "a" * 300, "x"), "strange_part_name"),
    "one name in two cases": (lambda: with_part("XL/Workbook.xml", "<a/>"), "part_twice"),
    "password in the zip": (lambda: flagged(1), "password"),
    "masked directory": (lambda: flagged(0x2000), "password"),
    "unknown packing": (other_method, "damaged"),
    "names that disagree": (two_names, "damaged"),
    "broken data": (wrong_checksum, "damaged"),
    "cut in the middle": (lambda: packed(parts_of(GOOD))[:-300], "not_a_workbook"),
    "zip of something else": (lambda: packed({"readme.txt": "x"}), "not_a_workbook"),
    "billion laughs": (lambda: with_sheet(bomb()), "document_type"),
    "file from outside": (lambda: with_sheet(XXE), "document_type"),
    "document type in styles": (lambda: with_part("xl/styles.xml", DTD_FROM_OUTSIDE), "document_type"),
    "entity bomb in UTF-16": (bomb_in_utf16, "document_type"),
    "cell in the last row": (lambda: with_sheet(FAR.format("A1048576")), "sheet_too_large"),
    "cell in the last column": (lambda: with_sheet(FAR.format("XFD1")), "sheet_too_large"),
    "cell at no place": (lambda: with_sheet(FAR.format("A0")), "broken_part"),
    "one cell twice": (lambda: with_sheet(FAR.format("A1")), "broken_part"),
    "too many rows": (lambda: with_sheet(MANY_ROWS), "sheet_too_large"),
    "nested without end": (lambda: with_sheet(DEEP), "broken_part"),
    "string of 50,000": (lambda: with_part("xl/sharedStrings.xml", ONE_STRING), "text_too_long"),
    "strings without end": (lambda: with_part("xl/sharedStrings.xml", MANY_STRINGS), "too_many_cells"),
    "string that is not there": (lambda: with_sheet(NO_STRING), "broken_part"),
    "no XML": (lambda: with_sheet("<worksheet"), "broken_part"),
    "links to a workbook": (lambda: with_part("xl/externalLinks/externalLink1.xml", "<a/>"), "external_links"),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "macros"),
    "fifty-one sheets": (lambda: packed(parts_of(*[GOOD] * 51)), "too_many_sheets"),
    "old Excel": (lambda: OLE + bytes(600), "old_format"),
    "password around it": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_workbook"),
    "PDF": (lambda: b"%PDF-1.7\n", "not_a_workbook"),
    "nothing": (lambda: b"", "empty_file"),
    "workbook without cells": (lambda: with_sheet(sheet([])), "no_cells"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_is_refused_with_its_own_sentence(tmp_path: Path, name: str) -> None:
    make, code = CASES[name]
    path = tmp_path / "来文.xlsx"
    path.write_bytes(make())
    began = time.monotonic()
    with pytest.raises(Refused) as refusal:
        read_experts(path)
    assert time.monotonic() - began < 5
    assert refusal.value.code == f"exchange.{code}"
    assert "“{file}”" in known_messages()[refusal.value.code]["zh"]
    assert refusal.value.facts["file"] == "来文.xlsx"


@pytest.mark.parametrize("name", ["quoted overlap", "bomb that denies its size", "billion laughs", "declared enormous"])
def test_bombs_take_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "来文.xlsx"
    path.write_bytes(CASES[name][0]())
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            read_experts(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_the_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "来文.xlsx"
    path.write_bytes(forged().bytes())
    assert [item.name for item in read_experts(path).items] == ["张示例"]


@pytest.mark.parametrize(
    ("file", "code"), [("a.xls", "old_format"), ("a.et", "old_format"), ("a.doc", "not_a_workbook")]
)
def test_other_formats_are_named_by_their_ending(tmp_path: Path, file: str, code: str) -> None:
    (tmp_path / file).write_bytes(b"\x09\x08\x10\x00" + bytes(50))
    with pytest.raises(Refused, match=f"exchange.{code}"):
        read_experts(tmp_path / file)


def test_a_file_that_is_not_there_is_the_environment(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match=r"exchange\.cannot_open"):
        read_experts(tmp_path / "没有.xlsx")


def test_a_file_of_fifty_megabytes_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "来文.xlsx"
    for more in (0, 1):
        with path.open("wb") as file:
            file.truncate(50 * 2**20 + more)  # a hole: nothing of it is written
        if not more:
            assert len(archives.read_bytes(path)) == 50 * 2**20
            continue
        with pytest.raises(Refused, match=r"exchange\.file_too_large") as refusal:
            archives.read_bytes(path)
        assert refusal.value.facts["limit"] == 50


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE", 1000)
    (tmp_path / "大.xlsx").write_bytes(bytes(1001))
    with pytest.raises(Refused, match=r"exchange\.file_too_large"):
        read_experts(tmp_path / "大.xlsx")


def test_any_broken_byte_gives_a_refusal_or_a_reading_never_a_crash(tmp_path: Path) -> None:
    good = forged().bytes()
    path = tmp_path / "来文.xlsx"
    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 0x5A]) + good[place + 1 :])
        with contextlib.suppress(Refused):
            read_experts(path)
