"""归档: what goes into the pack of a batch, what stays where it is, and what the page in it reckons."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtQml import QJSEngine

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.archive import page_text
from qtic_desktop.domain.archive import PackVerdict
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, Refused
from qtic_desktop.services import scoring
from qtic_desktop.services.archive.open_text import as_csv, as_json_lines
from qtic_desktop.services.archive.pack import make_pack
from qtic_desktop.services.archive.pack_check import check_kept_pack, check_pack
from qtic_desktop.services.archive.shelf import Shelf
from qtic_desktop.services.files import safe
from qtic_desktop.services.perform import work, work_in_steps
from qtic_desktop.storage.workspace import Workspace
from tests.documents.test_xlsx_injection import PAYLOADS
from tests.helpers.filed import Filed, batch_of, filed_batch, opened_copy, packed
from tests.review_story import OFFICE, begin_story


@pytest.fixture
def filed() -> Filed:
    return filed_batch()


@pytest.fixture
def folder() -> Path:
    """The pack."""
    return filed_batch().folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the workspace the pack was made from."""
    with opened_copy(tmp_path / "workspace") as opened:
        yield opened


def lines(folder: Path, name: str) -> list[dict]:
    """A table of the pack as anybody would read it."""
    return [json.loads(line) for line in (folder / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_the_pack_is_whole_by_other_means_than_the_programs_own(folder: Path) -> None:
    listed = dict(reversed(line.split("  ", 1)) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(there) - set(listed) == {"SHA256SUMS"}
    assert {name: hashlib.sha256(there[name].read_bytes()).hexdigest() for name in listed} == listed
    index = json.loads((folder / "index.json").read_text("utf-8"))
    told = {one["path"]: one["sha256"] for one in index["files"]}
    assert told == {name: digest for name, digest in listed.items() if name not in ("index.json", "index.html")}
    papers_apart = {"目录.pdf", "备考表.pdf"}
    body = "".join(f"{told[name]}  {name}\n" for name in sorted(told) if name not in papers_apart)
    assert index["code"] == hashlib.sha256(body.encode()).hexdigest()
    remarks = "".join("".join(page_texts((folder / "备考表.pdf").read_bytes())).split())
    assert index["code"] in remarks
    assert index["record"]["last_hash"][:16] in remarks
    contents = "".join("".join(page_texts((folder / "目录.pdf").read_bytes())).split())
    for one in index["files"]:
        if one["path"] not in papers_apart:
            assert one["sha256"][:16] in contents


def test_it_holds_the_kept_papers_the_data_and_says_what_it_leaves_out(filed: Filed, folder: Path) -> None:
    (kept,) = (folder / "04_意见书").glob("*.pdf")
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == filed.final.pdf_sha256
    assert {path.suffix for path in (folder / "03_评审会").rglob("评分*")} == {".pdf", ".xlsx"}
    drafts = {row["number"]: row["text"] for row in lines(folder, "opinions")}
    assert drafts[filed.draft.number] is None, "a draft is nobody's opinion yet"
    assert drafts[filed.final.number]["parts"]
    left = json.loads((folder / "index.json").read_text("utf-8"))["left_out"]
    assert any(filed.draft.number in line and "尚未定稿" in line for line in left)
    assert any("还没有公示" in line for line in left)
    found = lines(folder, "proposals")
    assert {row["number"] for row in found} == filed.numbers
    scores = lines(folder, "scores")
    # Every proposal of the story falls short of a full sheet by a known amount, by every one of five experts.
    totals = {(row["proposal"], row["expert"]): row["points"] for row in scores if row["criterion"] == "total"}
    assert len(totals) == 6 * 5
    results = lines(folder, "results")
    assert {row["mean"] for row in results} == {"98.00", "95.00", "96.00", "99.00"}
    assert lines(folder, "trace")[0]["hash"]
    nasty = [path for path in (folder / "01_申报材料").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in nasty] == [b"%PDF-1.4 not really"]
    assert not set('<>"\\:') & set(nasty[0].name)


def test_the_same_record_at_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    """A pack notes itself in the record, so each is made of a copy of one state."""
    made = []
    for number in range(2):
        with opened_copy(tmp_path / f"w{number}") as workspace:
            out = tmp_path / f"{number}.zip"
            packed(workspace, out)
            made.append(out.read_bytes())
            assert work(workspace, OFFICE, check_kept_pack.bind(path=out)).recorded is True
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as package:
        assert package.testzip() is None


def test_a_meeting_that_is_not_sealed_gives_away_no_mark_and_no_ballot(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w")
    story.convene()
    story.open()
    story.do(scoring.save_comment, sheet_id=story.sheet(0).id, criterion="1", text="只有本人知道的话")
    for place in range(5):
        story.score(place, 0, short="3.5", vote="disagree")
    with story.workspace as workspace:
        packed(workspace, tmp_path / "归档")
    index = json.loads((tmp_path / "归档" / "index.json").read_text("utf-8"))
    assert any("尚未封存" in line for line in index["left_out"])
    assert not lines(tmp_path / "归档", "scores")
    assert not lines(tmp_path / "归档", "results")
    whole = b"".join(
        path.read_bytes() for path in (tmp_path / "归档").rglob("*.*") if path.suffix not in (".pdf", ".xlsx")
    )
    for secret in ("只有本人知道的话", "disagree", "96.50"):
        assert secret.encode() not in whole, secret
    assert not list((tmp_path / "归档").rglob("评分*"))


def test_only_the_office_packs_and_nothing_is_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    order = make_pack.bind(out=out / "x.zip", batch=batch_of(workspace))
    for role in set(Role) - {Role.OFFICE}:
        with pytest.raises(NotAllowed):
            next(work_in_steps(workspace, replace(OFFICE, role=role), order))
    (out / "x.zip").write_bytes(b"other")
    with pytest.raises(Refused, match=r"archive\.pack_exists"):
        packed(workspace, out / "x.zip")
    with pytest.raises(Refused, match=r"archive\.pack_inside"):
        packed(workspace, workspace.folder / "attachments" / "x")
    assert (out / "x.zip").read_bytes() == b"other"
    packed(workspace, out / "x.zip", replace=True)
    assert check_pack(out / "x.zip").whole
    steps = work_in_steps(workspace, OFFICE, make_pack.bind(out=out / "y", batch=batch_of(workspace)))
    next(steps)
    next(steps)
    steps.close()
    assert [path.name for path in out.iterdir()] == ["x.zip"]


def test_a_full_disk_leaves_nothing_behind(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    out, batch = tmp_path / "out", batch_of(workspace)
    out.mkdir()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentTrouble):
        list(work_in_steps(workspace, OFFICE, make_pack.bind(out=out / "x", batch=batch)))
    assert list(out.iterdir()) == []


def test_payloads_stay_the_same_text_in_json_lines_and_cannot_act_in_csv() -> None:
    rows = [{"name": payload, "text": [payload], "points": "-1.5"} for payload in PAYLOADS]
    back = [json.loads(line) for line in as_json_lines(rows).decode("utf-8", "surrogatepass").split("\n") if line]
    assert [row["name"] for row in back] == list(PAYLOADS)
    read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline="")))
    assert read[0] == ["name", "text", "points"]
    assert len(read) == len(PAYLOADS) + 1
    for line in read[1:]:
        assert line[2] == "-1.5"
        for cell in line[:2]:
            if cell == "-82.5":
                continue  # a figure is a figure
            assert not cell.lstrip(" \xa0\u3000\ufeff").startswith(tuple("=+-@|%\t＝＋－＠")), cell


def test_no_payload_acts_in_any_column_of_any_table_of_the_pack(folder: Path) -> None:
    columns = 0
    for path in sorted((folder / "data").glob("*.jsonl")):
        found = lines(folder, path.stem)
        heads = list(dict.fromkeys(key for row in found for key in row))
        rows = [dict.fromkeys(heads, payload) for payload in PAYLOADS]
        read = list(csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), newline="")))
        for line, payload in zip(read[1:], PAYLOADS, strict=True):
            assert len(set(line)) <= 1, "every column is written alike"
            for cell in line[:1]:
                acts = cell.lstrip(" \xa0\u3000\ufeff").startswith(tuple("=+-@|%\t＝＋－＠"))
                assert not acts or cell == "-82.5", (path.stem, payload)
        columns += len(heads)
    print(f"\n{len(PAYLOADS)} payloads x {columns} columns of the tables of a pack")
    assert columns > 100


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON.pdf", "_CON.pdf"),
        ("a:b*c?.xlsx", "a_b_c_.xlsx"),
        ("  名 \t 称 .. ", "名 _ 称"),
        ("长" * 300 + ".pdf", "长" * 38 + ".pdf"),
    ],
)
def test_names_that_a_system_would_refuse_are_made_safe(name: str, wanted: str) -> None:
    assert safe(name) == wanted


def test_two_files_of_one_name_lie_beside_each_other(tmp_path: Path) -> None:
    from qtic_desktop.domain.archive import Drawer

    shelf = Shelf(tmp_path)
    for data in (b"1", b"2"):
        shelf.put(data, Drawer.DATA, "A.csv" if data == b"1" else "a.csv", "")
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["A.csv", "a（2）.csv"]


def test_the_page_reckons_and_compares_by_itself(folder: Path, qapp: object) -> None:
    """Its program in another engine, against the digests of Python."""
    page = (folder / "index.html").read_text("utf-8")
    program = re.search(r'<script id="program">([\s\S]*?)</script>', page)
    inside = re.search(r'<script type="application/json" id="index">([\s\S]*?)</script>', page)
    assert program is not None
    assert inside is not None
    assert json.loads(inside[1]) == json.loads((folder / "index.json").read_text("utf-8"))
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    engine = QJSEngine()
    assert not engine.evaluate(program[1]).isError()
    for text in ("", "abc", "青岛𠅤" * 50, "x" * 55, "x" * 56, "x" * 64, "y" * 10_000):
        told = engine.evaluate(f"textDigest(JSON.parse({json.dumps(json.dumps(text))}))").toString()
        assert told == hashlib.sha256(text.encode()).hexdigest()
    index = json.loads(inside[1])
    right = {one["path"]: one["sha256"] for one in index["files"]} | {
        "index.json": "",
        "index.html": "",
        "SHA256SUMS": "",
    }
    wrong = dict(right) | {"data/scores.csv": "0" * 64, "data/more": "1"}
    del wrong["data/scores.jsonl"]
    answers = []
    for found in (right, wrong):
        call = (
            f"JSON.stringify(compare(JSON.parse({json.dumps(inside[1])}), JSON.parse({json.dumps(json.dumps(found))})))"
        )
        answer = engine.evaluate(call)
        assert not answer.isError(), answer.toString()
        answers.append(json.loads(answer.toString()))
    assert answers[0] == {"differ": [], "missing": [], "extra": [], "code": index["code"], "codeHolds": True}
    assert answers[1]["differ"] == ["data/scores.csv"]
    assert answers[1]["missing"] == ["data/scores.jsonl"]
    assert answers[1]["extra"] == ["data/more"]
    assert answers[1]["codeHolds"] is False


def test_nothing_in_a_name_can_end_the_element_it_stands_in() -> None:
    page = page_text(json.dumps({"batch": "</script><script>alert(1)</script>"}))
    assert page.count("<script") == page_text("{}").count("<script")
    assert PackVerdict("", 0, broken="x").whole is False
