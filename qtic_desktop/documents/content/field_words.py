"""What the entries of a proposal are called, and what is chosen in them: the one map for form, correction, history, audit
log and messages. A field without a word is no field of the form."""

from __future__ import annotations

from qtic_desktop.resources import Language, message, words

#: Tables whose lines are counted from 1 in their names; those of ``tasks`` bear the number of the task itself.
_NUMBERED = "tasks"


def is_field(field: str) -> bool:
    """Whether this names an entry, a table or a line of the form."""
    return field.partition(".")[0] in words("intake.field", "zh")


def field_words(field: str, lang: Language = "zh") -> str:
    """The words of an entry (``host_name``, ``partners.0.money``, ``funding.own.year1``), of a table, or of a line of one
    as a correction names it (``partners.1`` for the first); the name itself where there are none."""
    known = words("intake.field", lang)
    head, *rest = field.split(".")
    if head not in known:
        return field
    if not rest:
        return known[head]
    if len(rest) == 1:
        return message("intake.field_line", lang, what=known[head], n=rest[0])
    key, part = rest
    pattern = known.get(f"{head}.{part}", known[head])
    if head == "funding":
        return pattern.format(source=words("intake.choice", lang).get(f"funding.{key}", key))
    return pattern.format(n=key if head == _NUMBERED or not key.isdecimal() else int(key) + 1)


def value_words(field: str, text: str, lang: Language = "zh") -> str:
    """What stands in an entry, with the words of what was chosen in it; any other text as it is."""
    known = words("intake.choice", lang)
    head, *rest = field.split(".")
    if head == "missing_papers":
        return "、".join(known.get(f"{head}.{kind}", kind) for kind in text.split(",") if kind)
    if head == "funding" and len(rest) == 1:
        source, mark, others = text.partition(" | ")
        return f"{known.get(f'funding.{source}', source)}{mark}{others}"
    return known.get(f"{head}.{text}", text) if not rest else text
