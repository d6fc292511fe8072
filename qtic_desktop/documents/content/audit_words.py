"""The words of the audit log, for card, page and workbook: no ids, no program text, and every value is plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from qtic_desktop.documents.content.field_words import field_words, is_field, value_words
from qtic_desktop.resources import Language, message, words

_ID: Final = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
_DIGEST: Final = re.compile(r"^[0-9a-f]{64}$")
#: What only the program understands: places in forms and links to other records.
UNSHOWN: Final = frozenset(
    {
        "item",
        "expert",
        "field",
        "page",
        "draft",
        "salt",
        "anew",
        "known",
        "waiting",
        "settled",
        "origin",
        "groups",
        "order",
    }
)
#: Lists that hold people.
_PEOPLE: Final = frozenset({"absent", "experts", "members", "panel", "present"})
#: What a detail is called in one act only: a number says of what, a former value says which.
_OF_ACT: Final[Mapping[str, Mapping[str, str]]] = {
    "receive_delivery": {"place": "kept_at"},
    "ask_docket": {"number": "docket_number"},
    "confirm_docket": {"number": "docket_number"},
    "withdraw_docket": {"number": "docket_number"},
    "print_sheets": {"number": "printing"},
    "postpone_meeting": {"was": "first_day"},
    "withdraw_waiver": {"was": "waived_why"},
    "withdraw_reopen": {"was": "reopen_why"},
    "wrong_secret": {"count": "tries"},
    "publish_notice": {"until": "public_until"},
    "republish_notice": {"until": "public_until"},
    "start_centers": {"until": "ends_on"},
    "add_center": {"until": "ends_on"},
    "unlist_evaluation": {"until": "ends_on"},
    "conclude_examination": {"until": "due"},
}
#: Acts on objections: what is called dismissed there is an objection that is not upheld, not a hint that was put aside.
_OBJECTIONS: Final = frozenset(
    {"decide_objection", "decide_grade_objection", "reopen_objection", "reopen_grade_objection"}
)
_GROUPS: Final = "keying_groups"
_DOUBTED: Final = "doubted"
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})


def second(at: str) -> str:
    """Day and time of an entry, without the offset."""
    return at[:19].replace("T", " ")


def short_code(digest: str) -> str:
    """The first twelve figures of a check code in groups that can be read aloud."""
    return "-".join(digest[place : place + 4].upper() for place in (0, 4, 8)) if digest else "—"


def details(values: Mapping[str, Any], lang: Language = "zh", act: str = "") -> str:
    """What an entry holds beside who, when and what, as one line."""
    return _mark("；", lang).join(detail_lines(values, lang, act))


def detail_lines(values: Mapping[str, Any], lang: Language = "zh", act: str = "") -> list[str]:
    """The details one by one: ``名称：值``, and ``名称：原值 → 新值`` for what was changed. What a number or a day means
    depends on the ``act``."""
    values = {_OF_ACT.get(act, {}).get(key, key): value for key, value in values.items()}
    if act in _OBJECTIONS:
        values = {key: _of_an_objection(value) for key, value in values.items()}
    if act == "set_times":
        values = {**values, **{key: _timetable(str(values.get(key) or ""), lang) for key in ("before", "after")}}
    if _DOUBTED in values:
        values = {**values, _DOUBTED: [_doubt(str(one), lang) for one in values[_DOUBTED]]}
    lines = _changed(values, lang)
    done = {"before", "after", "changed"} | ({"until"} if "before" in values and "until" in values else set())
    for key, value in values.items():
        if key not in done and key not in UNSHOWN and value not in _NOTHING and _say(value, lang):
            told = message("audit.people", lang, n=len(value)) if _are_people(key, value) else _say(value, lang)
            lines.append(_named(key, told, lang))
    return lines


def _of_an_objection(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _of_an_objection(part) if key == "state" else part for key, part in value.items()}
    return "objection_dismissed" if value == "dismissed" else value


def _are_people(key: str, value: object) -> bool:
    """Whether it is a list of people by nothing but their ids, who are counted as people."""
    return key in _PEOPLE and isinstance(value, list | tuple) and all(_ID.match(str(one)) for one in value)


def _changed(values: Mapping[str, Any], lang: Language) -> list[str]:
    """What was and what is."""
    before = values.get("before")
    after = values.get("after", values.get("until") if "before" in values else None)
    lines: list[str] = []
    if isinstance(values.get("changed"), Mapping):
        lines += [_entry(key, was, now, lang) for key, (was, now) in values["changed"].items()]
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        both = {**before, **after}
        lines += [
            _named(key, _turned(_fields(key, before.get(key), lang), _fields(key, after.get(key), lang), lang), lang)
            for key in both
        ]
    elif isinstance(before, Mapping):
        told = [f"{_label(key, lang)} {_say(value, lang)}" for key, value in before.items() if value not in _NOTHING]
        lines += [_before(_mark("、", lang).join(told), lang)] if told else []
    elif after is not None and (_say(before, lang) or _say(after, lang)):
        lines.append(_turned(before, after, lang))
    elif before not in _NOTHING and _say(before, lang):
        lines.append(_before(_say(before, lang), lang))
    return lines


def _entry(key: str, was: object, now: object, lang: Language) -> str:
    """An entry of a form that was corrected is named as the form names it, and so is what was chosen in it."""
    if is_field(key) and isinstance(was, str) and isinstance(now, str):
        was, now = (value_words(key, text, lang) for text in (was, now))
        return f"{field_words(key, lang)}{_mark('：', lang)}{_turned(was, now, lang)}"
    return _named(key, _turned(_fields(key, was, lang), _fields(key, now, lang), lang), lang)


def _fields(key: str, value: object, lang: Language) -> object:
    """Of what is keyed a second time, a single long text is called what the form calls it."""
    if key != _GROUPS or not isinstance(value, list | tuple):
        return value
    from qtic_desktop.domain.intake.second_keying import LONG_TEXTS

    return [field_words(str(one), lang) if one in LONG_TEXTS else one for one in value]


def _turned(was: object, now: object, lang: Language) -> str:
    return f"{_say(was, lang) or '—'} → {_say(now, lang) or '—'}"


def _before(told: str, lang: Language) -> str:
    return f"{message('audit.before', lang)}{_mark('：', lang)}{told}"


def _named(key: str, value: str, lang: Language) -> str:
    return f"{_label(key, lang)}{_mark('：', lang)}{value}"


def _label(key: str, lang: Language) -> str:
    return words("audit.detail", lang).get(key) or field_words(key, lang)


def _say(value: object, lang: Language) -> str:
    """A value in words; nothing for a link to another record."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return message("audit.true" if value else "audit.false", lang)
    if isinstance(value, Mapping):
        told = {_part(str(key), lang): _say(part, lang) for key, part in value.items()}
        return _mark("、", lang).join(f"{key} {part}" for key, part in told.items() if part)
    if isinstance(value, list | tuple):
        texts = [text for part in value if (text := _pair(part, lang))]
        return _mark("、", lang).join(texts) if texts else message("audit.many", lang, n=len(value))
    text = str(value)
    if _ID.match(text):
        return ""
    if text.startswith("scoring."):
        return obstacle_words(text, lang)
    return short_code(text) if _DIGEST.match(text) else words("audit.value", lang).get(text, text)


def _pair(part: object, lang: Language) -> str:
    """A part of a list; what belongs together, such as who spoke a number and which, stays together."""
    if isinstance(part, list | tuple):
        return " ".join(text for one in part if (text := _say(one, lang)))
    return _say(part, lang)


def _timetable(text: str, lang: Language) -> str:
    """A plan of times as ``Timetable.text`` stores it, in words."""
    start, each, pause = (*text.split(), "", "", "")[:3]
    if not each:
        return message("audit.no_timetable", lang)
    told = message("audit.timetable", lang, start=start, each=each)
    return told + (message("audit.timetable_pause", lang, pause=pause) if pause else "")


def _part(key: str, lang: Language) -> str:
    """What a part of a detail is called: a paper of a set, an entry of a form, or the number of a criterion as it is."""
    known = (words(name, lang) for name in ("audit.paper", "audit.value", "audit.detail"))
    return next((table[key] for table in known if key in table), "") or field_words(key, lang)


def _doubt(told: str, lang: Language) -> str:
    """A part of an opinion and what was doubted in it, as ``finalize_opinion`` records them."""
    known = words("audit.doubt", lang)
    part, _, kind = told.partition(" ")
    return message("audit.doubted", lang, part=known.get(part, part), kind=known.get(kind, kind))


def obstacle_words(code: str, lang: Language = "zh") -> str:
    """What stood in the way of sealing, in few words."""
    name = f"paper.minutes.obstacle.{code.rsplit('.', 1)[1]}"
    told = message(name, lang)
    return message("paper.minutes.obstacle.other", lang) if told == name else told


def _mark(sign: str, lang: Language) -> str:
    """A mark between parts put together by the program."""
    return sign if lang == "zh" else {"；": "; ", "、": ", ", "：": ": "}[sign]
