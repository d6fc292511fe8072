"""Every edge case of the list that the program was planned by has a test that carries its number."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
#: Bad input, paper, experts, scores, publicity, annual reports and evaluation; the rest is about machines.
CASES = range(1, 61)


def test_every_edge_case_has_a_test_named_after_it() -> None:
    named = {
        int(number)
        for path in TESTS.rglob("test_*.py")
        for number in re.findall(r"^def test_edge_(\d+)_", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert sorted(set(CASES) - named) == []
