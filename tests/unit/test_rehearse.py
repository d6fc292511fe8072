"""``rehearse``: the file, the JSON object, the working, the expectations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import message
from qtic_desktop.services.rehearsal import RehearsalReport, rehearse, rehearse_file
from qtic_desktop.services.rehearsal.file import parse_rehearsal

WORKED = """
[rule]
trim = "one-high-one-low"
trim_minimum = 5
minimum_panel = 5
decimals = 2
pass_mean = "60"
vote_majority = "2/3"
step = "0.5"
grades = [["优秀","90"],["良好","75"],["合格","60"],["不合格","0"]]
excellent_cap = "none"

[[case]]
name = "worked example"
group = "g1"
rubric = [["1","20"],["2","20"],["3","20"],["4","12"],["5","5"],["6","8"],["7","8"],["8","7"]]
not_applicable = ["5","6"]
sheets = { E1 = ["18","17","15.5","10","","","6","5"], E2 = "recused", E3 = "absent", E4 = "void" }
paper_totals = { E1 = "71.5" }
votes = { E1 = "agree" }
veto = []
expect = { mean = "82.18" }
"""

FIVE = """
[[case]]
name = "five"
group = "g"
rubric = [[1, 50], [2, 50]]
sheets = { A = [40, 40.5], B = ["45","45"], C = [30, 30.0], D = [35, 35], E = [25, 25] }
votes = { A = "agree", B = "agree", C = "agree", D = "agree-after-revision", E = "abstain" }
"""


def run(text: str, lang: Any = "zh") -> RehearsalReport:
    return rehearse(parse_rehearsal(text), lang)


def only(text: str) -> dict[str, Any]:
    cases: list[dict[str, Any]] = run(text).data["cases"]
    assert len(cases) == 1
    return cases[0]


def test_the_worked_example_gives_exactly_its_figures() -> None:
    report = run(WORKED, "en")
    case = report.data["cases"][0]
    blockers = case.pop("blockers")
    assert case == {
        "name": "worked example",
        "counted": 1,
        "dropped": {"high": None, "low": None},
        "totals": {"E1": "82.18"},
        "exact": "7150/87",
        "mean": "82.18",
        "grade": "良好",
        "rank": 1,
        "tied_with": [],
        "vote": {
            "agree": 1, "agree_after_revision": 0, "disagree": 0, "abstain": 0,
            "entitled": 2, "needed": 2, "carried": False,
        },
        "verdict": "undecided",
        "expected": True,
    }  # fmt: skip
    assert [blocker["id"] for blocker in blockers] == ["scoring.panel_too_small", "scoring.vote_missing"]
    assert all(set(blocker) == {"id", "sentence"} and "{" not in blocker["sentence"] for blocker in blockers)
    assert report.exit_status == 0
    json.dumps(report.data)


def test_a_full_panel() -> None:
    case = only(FIVE)
    assert case["dropped"] == {"high": "B", "low": "E"}
    assert (case["mean"], case["exact"], case["counted"]) == ("70.17", "421/6", 5)
    assert case["totals"] == {"A": "80.50", "B": "90.00", "C": "60.00", "D": "70.00", "E": "50.00"}
    assert (case["vote"]["needed"], case["vote"]["carried"], case["verdict"]) == (4, True, "revise")
    assert (case["blockers"], case["expected"]) == ([], None)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_working_shows_every_step_without_gaps(lang: Any) -> None:
    lines = run(WORKED + FIVE, lang).lines
    text = "\n".join(lines)
    for figure in ("18 + 17 + 15.5 + 10 + 6 + 5 = 71.5", "82.183908…", "7150/87", "70.17", "421/6"):
        assert figure in text
    assert "{" not in text
    assert "scoring.step" not in text
    assert run(WORKED + FIVE, "zh").lines != run(WORKED + FIVE, "en").lines


@pytest.mark.parametrize(
    ("expect", "fits"),
    [
        ('mean = "70.17"', True), ('mean = "70.170"', True), ('mean = "70.16"', False), ("mean = 70.17", True),
        ('exact = "421/6"', True), ('exact = "842/12"', True), ('exact = "70"', False),
        ('grade = "合格"', True), ('grade = "良好"', False), ("counted = 5", True), ("counted = 4", False),
        ('verdict = "revise"', True), ('verdict = "pass"', False), ("carried = true", True), ("carried = false", False),
        ("needed = 4", True), ("rank = 1", True), ("rank = 2", False), ('dropped = { high = "B" }', True),
        ('dropped = { high = "" }', False), ('totals = { A = "80.5" }', True), ('totals = { X = "80.5" }', False),
        ("vote = { abstain = 1, carried = true }", True), ("vote = { abstain = 2 }", False), ("blockers = []", True),
        ('blockers = ["scoring.veto"]', False), ("tied_with = []", True),
    ],
)  # fmt: skip
def test_expectations(expect: str, fits: bool) -> None:
    report = run(f"{FIVE}\nexpect = {{ {expect} }}")
    assert report.data["cases"][0]["expected"] is fits
    assert report.exit_status == (0 if fits else 1)


def test_groups_are_ranked_apart_and_a_case_without_one_has_no_place() -> None:
    def named(name: str, group: str, points: int) -> str:
        line = f'group = "{group}"\n' if group else ""
        return f'[[case]]\nname = "{name}"\n{line}rubric = [["1", 100]]\nsheets = {{ A = [{points}] }}\n'

    text = named("a", "g", 60) + named("b", "h", 90) + named("c", "g", 60) + named("d", "", 60) + named("e", "g", 50)
    cases = {case["name"]: case for case in run(text).data["cases"]}
    assert {name: case["rank"] for name, case in cases.items()} == {"a": 1, "b": 1, "c": 1, "d": None, "e": 3}
    assert (cases["a"]["tied_with"], cases["d"]["tied_with"]) == (["c"], [])
    tied = {n for n, case in cases.items() if any(b["id"] == "scoring.tie_at_cut" for b in case["blockers"])}
    assert tied == {"a", "c"}


def test_states_veto_and_paper_total() -> None:
    text = """
[[case]]
rubric = [["1", "100"]]
sheets = { A = ["80"], B = "abstained", C = "void", D = [""] }
paper_totals = { A = "81" }
veto = ["A"]
"""
    case = only(text)
    assert (case["name"], case["counted"], case["vote"]["entitled"]) == ("case 1", 1, 4)
    found = [blocker["id"] for blocker in case["blockers"]]
    assert found[:3] == ["scoring.veto", "scoring.paper_total", "scoring.blank_item"]
    assert (case["mean"], case["verdict"], case["vote"]["carried"]) == ("80.00", "undecided", None)


BASE = '[[case]]\nname = "x"\nrubric = [["1", "100"]]\nsheets = { A = ["80"] }\n'


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("", "rehearse.no_case", ""),
        ("[[case", "rehearse.not_toml", ""),
        ("[rules]\n" + BASE, "rehearse.unknown_key", "rules"),
        ("[rule]\ntrimming = 1\n" + BASE, "scoring.unknown_rule_key", "trimming"),
        ('[rule]\ntrim = "both"\n' + BASE, "scoring.bad_rule_value", "both"),
        ("rule = 1\n" + BASE, "rehearse.bad_value", "rule"),
        (BASE + BASE, "rehearse.name_twice", "x"),
        (BASE + "weights = 1", "rehearse.unknown_key", "weights"),
        (BASE + 'votes = { A = "yes" }', "rehearse.bad_value", "yes"),
        (BASE + 'votes = { B = "agree" }', "rehearse.unknown_expert", "B"),
        (BASE + 'veto = ["B"]', "rehearse.unknown_expert", "B"),
        (BASE + 'veto = "A"', "rehearse.bad_value", "veto"),
        (BASE + 'paper_totals = { A = "x" }', "rehearse.bad_value", "paper_totals.A"),
        (BASE + 'paper_totals = { B = "1" }', "rehearse.unknown_expert", "B"),
        (BASE + 'not_applicable = ["2"]', "scoring.unknown_criterion", "2"),
        (BASE + "not_applicable = [1]", "scoring.nothing_applicable", "x"),
        (BASE + "group = 1", "rehearse.bad_value", "group"),
        (BASE + 'expect = { average = "1" }', "rehearse.unknown_key", "average"),
        (BASE + "expect = { dropped = { top = 1 } }", "rehearse.unknown_key", "top"),
        (BASE.replace('["80"]', '["八十"]'), "rehearse.bad_value", "八十"),
        (BASE.replace('["80"]', "[nan]"), "rehearse.bad_value", "sheets.A"),
        (BASE.replace('["80"]', "[true]"), "rehearse.bad_value", "sheets.A"),
        (BASE.replace('["80"]', "[1e999999]"), "rehearse.bad_value", "sheets.A"),
        (BASE.replace('["80"]', '["80", "1"]'), "scoring.points_count", "A"),
        (BASE.replace('["80"]', '"away"'), "rehearse.bad_value", "away"),
        (BASE.replace('["80"]', '"open"'), "rehearse.bad_value", "open"),
        (BASE.replace('"100"', '"0"'), "rehearse.bad_value", "rubric"),
        (BASE.replace('[["1", "100"]]', '[["1", "50"], ["1", "50"]]'), "rehearse.bad_value", "rubric"),
        ('[[case]]\nname = "x"\nrubric = [["1", "100"]]\n', "rehearse.missing_key", "sheets"),
        ('[[case]]\nname = ""\n', "rehearse.bad_value", "name"),
    ],
)
def test_a_bad_file_is_refused_in_a_clear_sentence(text: str, code: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        run(text)
    assert refused.value.code == code
    for lang in ("zh", "en"):
        said = message(code, lang, **refused.value.facts)
        assert named in said
        assert "{" not in said
        assert said != code


def test_files(tmp_path: Path) -> None:
    good = tmp_path / "案例 一.toml"
    good.write_bytes(b"\xef\xbb\xbf" + WORKED.encode())
    assert rehearse_file(good).data == run(WORKED).data
    bad = tmp_path / "gbk.toml"
    bad.write_bytes("# 案例".encode("gbk"))
    for path, code in ((bad, "rehearse.not_utf8"), (tmp_path / "none.toml", "rehearse.no_file")):
        with pytest.raises(Refused) as refused:
            rehearse_file(path)
        assert refused.value.code == code
