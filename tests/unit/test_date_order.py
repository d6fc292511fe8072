"""Each pair of dates has one rule and one sentence; what life really turns round is taken with its reason."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import qtic_desktop.services
from qtic_desktop.domain.date_order import HAPPENS, ORDER_REASON, Pair, in_order, told
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import message

FIRST, THEN = date(2027, 3, 9), date(2027, 3, 8)


@pytest.mark.parametrize("pair", Pair)
def test_a_pair_the_wrong_way_round_is_refused_in_a_sentence_with_both_dates(pair: Pair) -> None:
    in_order(pair, THEN, FIRST, "on")
    in_order(pair, FIRST, FIRST, "on")
    in_order(pair, None, THEN, "on")
    in_order(pair, FIRST, None, "on")
    with pytest.raises(Refused) as caught:
        in_order(pair, FIRST, THEN, "on")
    assert caught.value.argument == (ORDER_REASON if pair in HAPPENS else "on")
    for lang in ("zh", "en"):
        sentence = message(caught.value.code, lang, **caught.value.facts)
        assert "2027-03-09" in sentence
        assert "2027-03-08" in sentence
    for why in ("", "迟", "单位先行报送"):
        if pair in HAPPENS and len(why) >= 4:
            in_order(pair, FIRST, THEN, "on", why=why)
            continue
        with pytest.raises(Refused):
            in_order(pair, FIRST, THEN, "on", why=why)
    assert told("  单位先行报送 ") == {ORDER_REASON: "单位先行报送"}
    assert told("  ") == {}


def test_every_rule_is_kept_somewhere() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in Path(qtic_desktop.services.__path__[0]).rglob("*.py"))
    used = set(re.findall(r"in_order\(\s*Pair\.([A-Z_]+)", source))
    assert used == {pair.name for pair in Pair}
