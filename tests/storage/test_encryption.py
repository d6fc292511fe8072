"""What lies on disk says nothing without a key, and a file that was tampered with is never taken for whole."""

from __future__ import annotations

import io
import os
import random
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.backup import copy_database
from qtic_desktop.storage.encryption.box import WrongKey, close_box, new_key, open_box, subkey
from qtic_desktop.storage.encryption.stream import MARK, PIECE, decrypt, encrypt
from qtic_desktop.storage.engine import open_engine
from qtic_desktop.storage.migrations import current_revision

KEY, OTHER = bytes(range(32)), bytes(32)


def closed(content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(encrypt(key, [content]))


def opened(data: bytes, key: bytes = KEY) -> bytes:
    return b"".join(decrypt(key, io.BytesIO(data)))


@given(size=st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7]), cut=st.integers(1, PIECE))
def test_any_content_comes_back_however_it_was_cut(size: int, cut: int) -> None:
    content = random.Random(size).randbytes(size)
    pieces = [content[at : at + cut * 8] for at in range(0, size, cut * 8)]
    assert opened(b"".join(encrypt(KEY, pieces))) == content


def test_the_file_format_is_the_one_written_down() -> None:
    """Read by an independent hand: header, key of the file, pieces numbered in the nonce, the last one marked."""
    content = os.urandom(PIECE + 100)
    data = closed(content)
    assert data.startswith(MARK)
    cipher = AESGCM(subkey(KEY, "file", data[8:24]))
    first = cipher.decrypt(bytes(11) + b"\0", data[24 : 24 + PIECE + 16], None)
    last = cipher.decrypt(bytes(10) + b"\1\1", data[24 + PIECE + 16 :], None)
    assert first + last == content


@given(seed=st.integers(0, 10_000))
def test_no_damage_to_an_encrypted_file_passes(seed: int) -> None:
    rng = random.Random(seed)
    content = rng.randbytes(rng.choice([0, 50, PIECE, 2 * PIECE + 5]))
    data = bytearray(closed(content))
    how = rng.choice(["flip", "cut", "grow", "swap"])
    if how == "flip":
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif how == "cut":
        del data[rng.randrange(len(data)) :]
    elif how == "grow":
        data += rng.randbytes(rng.randrange(1, 40))
    elif len(data) > 24 + 2 * (PIECE + 16):
        a, b = slice(24, 24 + PIECE + 16), slice(24 + PIECE + 16, 24 + 2 * (PIECE + 16))
        data[a], data[b] = data[b], data[a]
    else:
        data[:8] = b"QTICENC0"
    with pytest.raises(WrongKey):
        opened(bytes(data))


def test_a_box_opens_only_with_its_key_and_for_its_purpose() -> None:
    box = close_box(KEY, b"signing key", "w/1/held")
    assert open_box(KEY, box, "w/1/held") == b"signing key"
    for key, about in ((OTHER, "w/1/held"), (KEY, "w/2/held")):
        with pytest.raises(WrongKey):
            open_box(key, box, about)
    for at in range(len(box)):
        with pytest.raises(WrongKey):
            open_box(KEY, box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], "w/1/held")
    with pytest.raises(WrongKey):
        open_box(KEY, b"", "w/1/held")


def test_keys_of_different_purposes_and_workspaces_differ() -> None:
    made = {subkey(key, purpose) for key in (KEY, OTHER) for purpose in ("database", "file", "attachment names")}
    assert len(made) == 6
    assert len({new_key() for _ in range(50)}) == 50


def test_attachments_come_back_and_show_neither_content_nor_name(tmp_path: Path) -> None:
    content = "李秀英的推荐函".encode() * 30_000
    ours, theirs = AttachmentStore(tmp_path / "a", KEY), AttachmentStore(tmp_path / "b", OTHER)
    digest = ours.put(content)
    assert ours.put(content) == digest == theirs.put_file(io.BytesIO(content))
    assert ours.get(digest) == theirs.get(digest) == content
    names = [sorted(path.name for path in (tmp_path / way).rglob("*") if path.is_file()) for way in "ab"]
    assert len(names[0]) == len(names[1]) == 1
    assert names[0] != names[1]
    for path in tmp_path.rglob("*"):
        assert digest not in path.name
        if path.is_file():
            assert "秀英".encode() not in path.read_bytes()
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        elif path.parent != tmp_path:
            assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_damaged_or_exchanged_attachment_is_refused_and_made_whole_again(tmp_path: Path) -> None:
    store = AttachmentStore(tmp_path, KEY)
    first, second = store.put(b"first" * 9000), store.put(b"second" * 9000)
    a, b = (path for path in sorted(tmp_path.rglob("*")) if path.is_file())
    a.write_bytes(b.read_bytes())
    codes = []
    for digest in (first, second):
        for read in (store.get, store.check):
            try:
                read(digest)
            except Refused as refusal:
                codes.append(refusal.code)
    assert codes == ["attachments.damaged"] * 2
    assert (store.put(b"first" * 9000), store.put(b"second" * 9000)) == (first, second)
    assert store.get(first) == b"first" * 9000
    assert store.get(second) == b"second" * 9000


def test_a_large_file_is_kept_without_being_whole_in_memory(tmp_path: Path) -> None:
    asked: list[int] = []

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            asked.append(size)
            return b"x" * size if len(asked) <= 20 else b""

    store = AttachmentStore(tmp_path, KEY)
    digest = store.put_file(Endless())  # type: ignore[arg-type]
    store.check(digest)
    assert 0 < max(asked) <= 1 << 20
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_an_encrypted_database_is_unreadable_without_its_key_and_so_is_its_copy(tmp_path: Path) -> None:
    file, copy = tmp_path / "qtic.db", tmp_path / "copy.db"
    engine = open_engine(file, KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (a)"))
        connection.execute(text("INSERT INTO t VALUES ('王明远意见：同意')"))
    copy_database(file, copy, KEY)
    engine.dispose()
    for one in (file, copy):
        data = one.read_bytes()
        assert not data.startswith(b"SQLite format 3")
        assert "王明远".encode() not in data
        again = open_engine(one, KEY)
        with again.connect() as connection:
            assert connection.execute(text("SELECT a FROM t")).scalar_one() == "王明远意见：同意"
        again.dispose()
        for key in (OTHER, None):
            wrong = open_engine(one, key)
            with pytest.raises(EnvironmentTrouble) as caught:
                current_revision(wrong)
            assert caught.value.code == "storage.damaged"
            wrong.dispose()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_one_flipped_bit_in_an_encrypted_database_is_found(tmp_path: Path) -> None:
    file = tmp_path / "qtic.db"
    engine = open_engine(file, KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (a)"))
        connection.execute(text("INSERT INTO t VALUES (zeroblob(3000))"))
    engine.dispose()
    whole = file.read_bytes()
    for at in range(100, len(whole), 397):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        engine = open_engine(file, KEY)
        with pytest.raises(Exception, match=r"malformed|not a database"), engine.connect() as connection:
            connection.execute(text("SELECT count(*), sum(length(a)) FROM t")).all()
        engine.dispose()
