"""The settings a meeting was scored under, as printed lines; the guideline fixes none of them (指引未规定)."""

from __future__ import annotations

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.resources import Language, message


def rule_lines(rules: RuleSet, lang: Language = "zh") -> tuple[str, ...]:
    """The settings in force, each with the remark that the guideline does not fix it."""
    trim = "none" if rules.trim == "none" else "one"
    return (
        message(f"paper.scoring.rule_trim_{trim}", lang, n=rules.trim_minimum),
        message("paper.scoring.rule_panel", lang, n=rules.minimum_panel),
        message("paper.scoring.rule_pass", lang, mean=decimal_text(rules.pass_mean), majority=rules.vote_majority),
        message("paper.scoring.rule_rounding", lang, decimals=rules.decimals),
        message("paper.scoring.rule_step", lang, step=decimal_text(rules.step)),
    )
