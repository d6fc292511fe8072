"""``replay``: a record of a draw is drawn again by the command, and a changed one is a finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.domain.experts.draw import Candidate, DrawRule, Group, Spoken, draw
from qtic_desktop.domain.experts.draw_records import DrawRecord, record_of


@pytest.fixture
def record(tmp_path: Path) -> Path:
    rule = DrawRule((Group(3, 1),))
    pool = tuple(Candidate(f"e{n}", f"专家{n}", f"单位{n}", "technical") for n in range(9))
    spoken = (Spoken("监督员", "12"), Spoken("组长", "34"))
    body = record_of(DrawRecord("示例会", rule, pool, 1, spoken), draw(rule, pool, attempt=1, numbers=["12", "34"]))
    file = tmp_path / "抽取.json"
    file.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return file


def replayed(capsys: pytest.CaptureFixture[str], file: Path) -> tuple[int, dict[str, object]]:
    status = main(["replay", str(file), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_record_that_holds_is_done_and_well(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = replayed(capsys, record)
    assert (status, answer["ok"], answer["faults"]) == (0, True, [])
    assert len(answer["members"]) == 3  # type: ignore[arg-type]
    assert main(["replay", str(record)]) == 0
    assert "完全一致" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value", "fault"), [("attempt", 2, "attempt"), ("seed", "00", "seed"), ("order", [], "order")]
)
def test_a_changed_record_is_a_finding(
    record: Path, capsys: pytest.CaptureFixture[str], name: str, value: object, fault: str
) -> None:
    body = json.loads(record.read_bytes()) | {name: value}
    record.write_text(json.dumps(body), encoding="utf-8")
    status, answer = replayed(capsys, record)
    assert (status, answer["ok"]) == (1, False)
    assert fault in answer["faults"]  # type: ignore[operator]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "qtic-draw-1"}', "\x00"])
def test_what_is_no_record_is_wrong_input(record: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    record.write_text(text, encoding="utf-8")
    status, answer = replayed(capsys, record)
    assert (status, answer["error"]) == (2, "experts.draw_unreadable")
