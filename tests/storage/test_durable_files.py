"""How a file comes to lie on the disk: what is flushed in which order, who may read it, and what a failure leaves."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.durable_files import (
    keep_private,
    overwrite,
    private_file,
    sync_tree,
    write_durably,
    write_pieces_durably,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and flushed folders are of systems that have them")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is flushed, by its path, and what is renamed, in order."""
    seen: list[tuple[str, str]] = []
    flush, replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        seen.append(("flush", os.readlink(f"/proc/self/fd/{handle}")))
        flush(handle)

    def renamed(path: Path, target: Path) -> Path:
        seen.append(("rename", str(target)))
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", renamed)
    return seen


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_content_is_flushed_before_the_name_and_the_way_to_it_with_it(
    tmp_path: Path, steps: list[tuple[str, str]]
) -> None:
    target = tmp_path / "a" / "b" / "scan.pdf"
    write_durably(target, b"page", private=True)
    flushed = [path for what, path in steps if what == "flush"]
    assert steps.index(("flush", str(tmp_path))) < steps.index(("rename", str(target)))  # a has its entry
    assert steps.index(("flush", str(tmp_path / "a"))) < steps.index(("rename", str(target)))
    (content,) = [path for path in flushed if path.endswith(".part")]
    assert steps.index(("flush", content)) < steps.index(("rename", str(target)))
    assert steps[-1] == ("flush", str(target.parent))
    assert target.read_bytes() == b"page"
    assert (mode(target), mode(tmp_path / "a"), mode(target.parent)) == (0o600, 0o700, 0o700)
    steps.clear()
    write_durably(target, b"page 2")
    assert [what for what, _ in steps] == ["flush", "rename", "flush"]  # the folders are known already


def test_what_fails_leaves_what_was_there_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "scan.pdf"
    write_durably(target, b"old")

    def pieces() -> object:
        yield b"new"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EnvironmentTrouble) as caught:
        write_pieces_durably(target, pieces())  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.facts["file"]) == ("storage.cannot_write", "scan.pdf")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["scan.pdf"]


def test_the_name_may_be_known_only_when_all_has_come(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    named = tmp_path / "ab" / "abcd"
    write_pieces_durably(tmp_path / "incoming", (b"x", b"y"), private=True, name_after=lambda: named)
    assert named.read_bytes() == b"xy"
    assert not (tmp_path / "incoming").exists()
    assert steps[-1] == ("flush", str(named.parent))
    assert mode(named.parent) == 0o700


def test_a_file_is_written_over_at_its_length_alone(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    file = tmp_path / "mark"
    file.write_bytes(b"12345")
    with pytest.raises(ValueError, match="length"):
        overwrite(file, b"123456")
    assert file.read_bytes() == b"12345"
    overwrite(file, b"abcde")
    assert file.read_bytes() == b"abcde"
    assert steps == [("flush", str(file))]


def test_every_folder_of_a_tree_is_flushed(tmp_path: Path, steps: list[tuple[str, str]]) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "file").write_bytes(b"")
    sync_tree(tmp_path)
    assert {path for _, path in steps} == {str(tmp_path), str(tmp_path / "x"), str(tmp_path / "x" / "y")}
    assert steps[-1] == ("flush", str(tmp_path))


def test_a_file_is_its_owners_alone_before_anything_is_in_it(tmp_path: Path) -> None:
    private_file(tmp_path / "qtic.db")
    assert mode(tmp_path / "qtic.db") == 0o600
    (tmp_path / "qtic.db").write_bytes(b"rows")
    private_file(tmp_path / "qtic.db")
    assert (tmp_path / "qtic.db").read_bytes() == b"rows"


def test_a_workspace_that_was_open_to_others_is_closed_once(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    (folder / "keys").mkdir(parents=True)
    outside = tmp_path / "outside"
    for path in (folder / "keys" / "authority.key", folder / "qtic.db", outside):
        path.write_bytes(b"x")
        path.chmod(0o644)
    (folder / "link").symlink_to(outside)
    folder.chmod(0o755)
    keep_private(folder)
    assert (mode(folder), mode(folder / "keys")) == (0o700, 0o700)
    assert (mode(folder / "qtic.db"), mode(folder / "keys" / "authority.key")) == (0o600, 0o600)
    assert mode(outside) == 0o644  # nothing beyond the folder is touched
    (folder / "qtic.db").chmod(0o640)
    keep_private(folder)
    assert mode(folder / "qtic.db") == 0o640  # closed once; what a person opens later stays as they made it
