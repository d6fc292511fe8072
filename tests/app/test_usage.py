"""A wrong call, a closed pipe, a mistake of ours: one sentence with an id, one JSON object, the status of the contract."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qtic_desktop.app import main as program
from qtic_desktop.app.answers import Answer
from qtic_desktop.app.main import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bogus"], "usage.choice"),
        (["verify"], "usage.missing"),
        (["check"], "usage.missing"),
        (["check", "--workspace"], "usage.needs_value"),
        (["check", "--work", "x"], "usage.missing"),  # no abbreviations: a script must not change its meaning later
        (["check", "--workspace", "x", "--bogus"], "usage.unknown"),
        (["demo", "x", "--seed", "abc"], "usage.value"),
        (["export", "nothing", "--workspace", "x", "--out", "y"], "usage.choice"),
        (["export", "scans", "--workspace", "x", "--out", "y"], "usage.choice"),
        (["import", "scams", "x", "--workspace", "y"], "usage.choice"),
        (["restore", "x"], "usage.missing"),
        (["verify", "没有.pdf"], "usage.no_such_file"),
        (["verify", "."], "usage.is_folder"),
        (["rehearse", "."], "usage.is_folder"),
        (["rehearse", "没有.toml"], "usage.no_such_file"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_call_is_one_object_and_one_sentence_with_status_two(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str, lang: str
) -> None:
    status = main([*words, "--json", "--lang", lang])
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (status, answer["error"], said.out.count("\n")) == (2, code, 1)
    assert said.err == f"[{code}] {answer['sentence']}\n"
    assert ("什么都没有做" in answer["sentence"]) == (lang == "zh")
    assert ("nothing was done" in answer["sentence"]) == (lang == "en")


def test_without_json_nothing_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bogus"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("words", [["--lang", "en", "check"], ["check", "--lang", "en"], ["--lang=en", "check"]])
def test_shared_options_count_before_and_after_the_command(
    capsys: pytest.CaptureFixture[str], words: list[str], tmp_path: Path
) -> None:
    assert main([*words, "--workspace", str(tmp_path)]) == 2
    assert "is not a workspace" in capsys.readouterr().err


def test_what_the_system_says_is_said_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    for lang, words in (("zh", "路径中有一段不是文件夹"), ("en", "a part of the path is not a folder")):
        status = main(["template", "proposals", "--out", str(blocked / "t.xlsx"), "--lang", lang])
        said = capsys.readouterr().err
        assert status == 3
        assert words in said or "已经存在" in said or "it exists already" in said, said
        assert os.strerror(20) not in said


def test_a_mistake_of_ours_is_a_sentence_with_a_report_that_quotes_nobody(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_options: argparse.Namespace) -> Answer:
        raise ZeroDivisionError("王䶮 的电话")

    monkeypatch.setenv("QTIC_DATA", str(tmp_path))
    monkeypatch.setattr(program, "_runner", lambda _command: fail)
    status = main(["self-test", "--json"])
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (status, answer["error"]) == (3, "program.unexpected")
    assert "Traceback" not in said.err
    report = Path(answer["facts"]["log"]).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert "王䶮" not in report + said.err


def test_stopping_by_the_keyboard_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_options: argparse.Namespace) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_runner", lambda _command: stop)
    assert main(["self-test", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"] == "program.stopped"


def test_a_reader_that_has_gone_is_no_traceback(tmp_path: Path) -> None:
    cases = tmp_path / "cases.toml"
    cases.write_text("[[case]]\nname = 'a'\nrubric = [['1', '100']]\nsheets = { E1 = ['80'] }\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "qtic_desktop", "rehearse", str(cases)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()  # before the program has come so far as to print
        complaint = done.stderr.read().decode()
    assert complaint == ""
    assert done.returncode == 3


@pytest.mark.parametrize("words", [["rehearse", "nowhere.toml", "--json"], ["self"], ["--version"]])
def test_nobody_who_listens_gets_no_traceback(words: list[str]) -> None:
    """The reader of a pipe has gone before the answer comes (``| head -0``)."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "qtic_desktop", *words]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writing)
    assert "Traceback" not in done.stderr
    assert "BrokenPipeError" not in done.stderr
