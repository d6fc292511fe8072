"""A pack that was changed is told from a whole one, whatever was changed, and a hostile one does no harm."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qtic_desktop.documents.content.archive import pack_sentences, page_text
from qtic_desktop.services.archive.pack_check import check_kept_pack, check_pack, is_pack
from qtic_desktop.services.perform import work
from qtic_desktop.storage.workspace import Workspace
from tests.helpers.filed import filed_batch, opened_copy
from tests.review_story import OFFICE


@pytest.fixture
def folder() -> Path:
    """The pack."""
    return filed_batch().folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the workspace the pack was made from."""
    with opened_copy(tmp_path / "workspace") as opened:
        yield opened


Damage = Callable[[Path], None]


def _write(name: str, data: bytes) -> Damage:
    def damage(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return damage


def _flip(pattern: str) -> Damage:
    def damage(folder: Path) -> None:
        path = next(folder.rglob(pattern))
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    return damage


def _edit(name: str, old: str, new: str) -> Damage:
    def damage(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return damage


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (_flip("scores.jsonl"), "differ"),
        (_flip("*_v1.pdf"), "differ"),
        (_flip("备考表.pdf"), "differ"),
        (_flip("index.html"), "differ"),
        (_flip("SHA256SUMS"), "differ"),
        (lambda folder: (folder / "data" / "scores.csv").unlink(), "missing"),
        (_write("data/new.csv", b"x"), "extra"),
        (lambda folder: (folder / "index.html").unlink(), "differ"),
        (_edit("index.json", '"organizer"', '"Organizer"'), "differ"),
        (_write("index.json", b"{}"), "broken"),
        (_write("index.json", b"[" * 100_000), "broken"),
        (_write("index.json", b"\xff\xfe"), "broken"),
        (lambda folder: (folder / "data" / "link").symlink_to(folder / "index.json"), "broken"),
    ],
)  # fmt: skip
def test_whatever_is_changed_is_told(folder: Path, tmp_path: Path, damage: Damage, kind: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    assert check_pack(copy).whole
    damage(copy)
    verdict = check_pack(copy)
    assert not verdict.whole
    assert getattr(verdict, kind), verdict
    said = "".join(pack_sentences(verdict))
    assert "完好" not in said


def test_files_and_index_replaced_together_show_by_the_record_and_the_paper_alone(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    old = check_pack(copy).code
    target = copy / "data" / "scores.csv"
    before = hashlib.sha256(target.read_bytes()).hexdigest()
    target.write_bytes(target.read_bytes().replace(b"98", b"99"))
    after = hashlib.sha256(target.read_bytes()).hexdigest()
    assert before != after
    index = json.loads((copy / "index.json").read_text("utf-8"))
    for one in index["files"]:
        if one["sha256"] == before:
            one["sha256"], one["size"] = after, target.stat().st_size
    told = {one["path"]: one["sha256"] for one in index["files"] if one["path"] not in ("目录.pdf", "备考表.pdf")}
    index["code"] = hashlib.sha256("".join(f"{told[p]}  {p}\n" for p in sorted(told)).encode()).hexdigest()
    text = json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True)
    (copy / "index.json").write_text(text, "utf-8")
    (copy / "index.html").write_text(page_text(text), "utf-8")
    names = [
        path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file() and path.name != "SHA256SUMS"
    ]
    sums = "".join(f"{hashlib.sha256((copy / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names))
    (copy / "SHA256SUMS").write_text(sums, "utf-8")
    assert work(workspace, OFFICE, check_kept_pack.bind(path=folder)).recorded is True
    forged = work(workspace, OFFICE, check_kept_pack.bind(path=copy))
    assert (forged.differ, forged.missing, forged.extra, forged.broken) == ((), (), (), "")
    assert (forged.whole, forged.recorded) == (False, False)
    assert forged.code != old
    (copy / "data" / "scores.csv").write_bytes(b"changed again")
    shutil.copy(folder / "index.json", copy / "index.json")
    mixed = work(workspace, OFFICE, check_kept_pack.bind(path=copy))
    assert mixed.differ, "the list is the one that was noted, the files are not those it names"
    assert (mixed.whole, mixed.recorded) == (False, True)
    assert "没有记下" in "".join(pack_sentences(forged))


def test_a_hostile_zip_gives_an_answer_and_writes_nothing(tmp_path: Path) -> None:
    bomb, other = tmp_path / "bomb.zip", tmp_path / "climb.zip"
    index = {"format": "qtic-archive-1", "batch": "", "made_at": "", "code": "", "files": [
        {"path": "data/a", "size": 3, "sha256": "0" * 64}]}  # fmt: skip
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("index.json", json.dumps(index))
        package.writestr("data/a", b"0" * 50_000_000)
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("index.json", json.dumps(index | {"files": [{"path": "../../out", "size": 1, "sha256": ""}]}))
        package.writestr("../../out", b"x")
    assert is_pack(bomb)
    assert check_pack(bomb).differ
    assert check_pack(other).differ
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bomb.zip", "climb.zip"]
    (tmp_path / "text.zip").write_bytes(b"PK\x03\x04 nothing")
    assert not is_pack(tmp_path / "text.zip")
    assert check_pack(tmp_path / "text.zip").broken
    assert not is_pack(tmp_path)
