"""``replay`` and ``verify``: a record of a draw or of lots is drawn again by the command, and a changed one is a finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qtic_desktop.app.main import main
from qtic_desktop.domain.experts.draw import Candidate, DrawRule, Group, Spoken, draw
from qtic_desktop.domain.experts.draw_records import DrawRecord, record_of
from qtic_desktop.domain.meetings.lots import draw_lots
from qtic_desktop.domain.meetings.lots_records import InLots, LotsRecord, lots_record_of


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


def lots_file(folder: Path) -> Path:
    groups, spoken = (("P-01", "P-02", "P-03"),), (Spoken("监督员", "12"), Spoken("组长", "34"))
    named = tuple(InLots(number, f"{number} 中心", "示例单位") for number in groups[0])
    drawn = draw_lots("PS-1", groups, attempt=1, numbers=["12", "34"])
    file = folder / "抽签.json"
    body = lots_record_of(LotsRecord("示例会", "PS-1", named, groups, 1, spoken), drawn)
    file.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return file


def test_lots_are_drawn_again_by_replay_and_by_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = lots_file(tmp_path)
    status, answer = replayed(capsys, file)
    assert (status, answer["ok"], sorted(answer["order"])) == (0, True, ["P-01", "P-02", "P-03"])  # type: ignore[call-overload]
    assert main(["verify", str(file)]) == 0
    said = capsys.readouterr().out
    assert "抽签记录重新演算，结果完全一致" in said
    assert "P-03 中心" in said
    for name, value, fault in (
        ("attempt", 2, "attempt"), ("seed", "00", "seed"), ("groups", [["P-01", "P-02", "P-04"]], "proposals"),
    ):  # fmt: skip
        body = json.loads(lots_file(tmp_path).read_bytes()) | {name: value}
        file.write_text(json.dumps(body), encoding="utf-8")
        status, answer = replayed(capsys, file)
        assert (status, answer["ok"]) == (1, False)
        assert fault in answer["faults"]  # type: ignore[operator]
        assert main(["verify", str(file), "--json"]) == 1
        (told,) = json.loads(capsys.readouterr().out)["files"]
        assert (told["state"], fault in told["reasons"]) == ("invalid", True)


def test_verify_draws_a_draw_of_experts_again(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(record)]) == 0
    assert "抽取记录重新演算，结果完全一致" in capsys.readouterr().out
