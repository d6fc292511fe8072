"""The child in which foreign files are read: what it refuses, what ends it, and that nothing else ends with it."""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import sys
import threading
from pathlib import Path
from types import MappingProxyType

import pytest

from qtic_desktop.confined import frames, probes
from qtic_desktop.confined.reader import Reader, forget, read_apart, read_within
from qtic_desktop.documents.page_reading import Leaves
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.exchange.experts import read_experts
from tests.exchange.making import packed, parts_of
from tests.exchange.swollen import GOOD

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def test_the_child_is_another_process_and_is_kept() -> None:
    first = read_apart(Reader.TABLES, probes.stay, "一")
    second = read_apart(Reader.TABLES, probes.stay, "二")
    assert (first[0], second[0]) == ("一", "二")
    assert first[1] == second[1] != os.getpid()
    forget(Reader.TABLES)
    assert read_apart(Reader.TABLES, probes.stay, "三")[1] != first[1]


@needs_limits
def test_each_limit_has_its_sentence_and_the_next_file_is_read(tmp_path: Path) -> None:
    for code, act in (
        ("confined.too_large", lambda: read_apart(Reader.TABLES, probes.swell, 400)),
        ("confined.broken", lambda: read_apart(Reader.TABLES, probes.fall)),
        ("confined.too_slow", lambda: read_within(1, Reader.TABLES, probes.spin)),
        ("confined.broken", lambda: read_apart(Reader.TABLES, probes.write, str(tmp_path / "written"))),
    ):
        with pytest.raises(Refused, match=code):
            act()
        assert read_apart(Reader.TABLES, probes.stay, "还在")[0] == "还在"
    assert read_apart(Reader.TABLES, probes.swell, 150) == 150 << 20
    assert not (tmp_path / "written").exists() or (tmp_path / "written").read_bytes() == b""


def test_what_the_function_refuses_comes_back_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        read_apart(Reader.TABLES, read_experts, tmp_path / "nowhere.xlsx")
    assert (trouble.value.code, trouble.value.facts["file"]) == ("exchange.cannot_open", "nowhere.xlsx")
    good = tmp_path / "good.xlsx"
    good.write_bytes(packed(parts_of(GOOD)))
    assert read_apart(Reader.TABLES, read_experts, good) == read_experts(good)


def test_a_child_that_went_home_is_replaced_without_a_word() -> None:
    _, pid = read_apart(Reader.PAGES, probes.stay, "")
    os.kill(pid, 9)
    assert read_apart(Reader.PAGES, probes.stay, "")[1] != pid


def test_one_kind_of_file_does_not_wait_for_another() -> None:
    def spin() -> None:
        with contextlib.suppress(Refused):
            read_within(1, Reader.TABLES, probes.spin)

    asked = threading.Thread(target=spin)
    asked.start()
    assert read_apart(Reader.PAGES, probes.stay, "不等")[0] == "不等"
    asked.join()


def test_an_answer_is_plain_values_and_own_records_alone() -> None:
    for value in (
        {"a": (1, 2.5, None, b"x" * 100_000)},
        MappingProxyType({"row": "name"}),
        Leaves("key", ((1.0, 2.0),)),
    ):
        pipe = io.BytesIO()
        frames.send(pipe, value)
        pipe.seek(0)
        assert frames.receive(pipe) == value

    class Call:
        def __reduce__(self) -> tuple[object, ...]:
            return os.system, ("true",)

    for hostile in (pickle.dumps(Call()), b"rubbish", pickle.dumps(read_experts), pickle.dumps(probes.fall)):
        with pytest.raises(frames.Garbled):
            frames.receive(io.BytesIO(frames._HEAD.pack(len(hostile), 0) + hostile))
    with pytest.raises(frames.TooLarge):
        frames.receive(io.BytesIO(frames._HEAD.pack(1 << 40, 0)), most=1 << 20)


def test_only_functions_of_the_program_are_asked_for() -> None:
    with pytest.raises(Refused, match=r"confined\.broken"):
        read_apart(Reader.TABLES, os.getcwd)
