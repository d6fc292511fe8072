"""The template language of the opinions: names of the record in double braces, and 如果 … 否则 … 结束. Nothing else.

A text is read by Jinja into its tree, and only a few kinds of branches may be in it: words, a name, a condition on a name.
So there are no loops, no calls, no attributes and no arithmetic, whatever somebody pastes into the editor; what is left
is rendered in Jinja's sandbox with the facts of the record as plain words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions.wordings import OpinionWording, content_flaws, names_of
from qtic_desktop.domain.problems import Problem

BLANK: Final = "……"
"""What stands where the record has nothing yet: to be written in by hand."""
Fact = str | int

_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Const, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
#: The words of a condition as an office writes them, and what the engine calls them.
_WORDS: Final = {"否则如果": "elif", "如果": "if", "否则": "else", "结束": "endif"}
_TAG: Final = re.compile(r"\{%(-?)\s*(否则如果|如果|否则|结束)(?=[\s%-])")
_CONDITION: Final = re.compile(r"\{%.*?%\}", re.DOTALL)
_LINK: Final = {" 且 ": " and ", " 或 ": " or ", " 不是 ": " != ", " 是 ": " == ", " 非 ": " not "}
_SINGLE: Final = re.compile(r"(?<!\{)\{(?![{%#])|(?<![}%#])\}(?!\})")
#: Values that a name stands for while a text is only tried: anything does.
_TRIED: Final = "某"


def _shown(value: object) -> object:
    """What the record does not have is a blank to be written in, not a gap."""
    return value if not isinstance(value, str) or value.strip() else BLANK


_ENGINE: Final = ImmutableSandboxedEnvironment(
    autoescape=False, undefined=StrictUndefined, finalize=_shown, keep_trailing_newline=True
)


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A text that was read: the names it uses, and what is wrong with it, in the order of its lines."""

    names: frozenset[str]
    flaws: tuple[Problem, ...]


def _plain(text: str) -> str:
    """The text with the engine's own words in its tags; every line stays where it is."""
    text = _TAG.sub(lambda found: "{%" + found[1] + f" {_WORDS[found[2]]}", text)

    def linked(found: re.Match[str]) -> str:
        tag = found[0]
        for word, meant in _LINK.items():
            tag = tag.replace(word, meant)
        return tag

    return _CONDITION.sub(linked, text)


def read_sentence(text: str, field: str) -> ReadSentence:
    """Read the text of a field. Each flaw has the field and its line: wording.syntax, wording.single_brace,
    wording.not_allowed, wording.unknown_name (with the nearest name there is)."""
    return _read(text, field)


@lru_cache(maxsize=512)
def _read(text: str, field: str) -> ReadSentence:
    flaws = [Problem("wording.single_brace", field, {"line": line}) for line in _single_braces(text)]
    try:
        tree = _ENGINE.parse(_plain(text))
    except TemplateSyntaxError as trouble:
        return ReadSentence(frozenset(), (*flaws, Problem("wording.syntax", field, {"line": trouble.lineno})))
    known = names_of(field)
    used = set()
    for branch in _branches(tree):
        if not isinstance(branch, _ALLOWED):
            flaws.append(Problem("wording.not_allowed", field, {"line": branch.lineno}))
        elif isinstance(branch, nodes.Name):
            used.add(branch.name)
            if branch.name not in known:
                flaws.append(_unknown(branch, field, known))
    return ReadSentence(frozenset(used), tuple(sorted(flaws, key=lambda one: int(str(one.facts["line"])))))


def _branches(tree: nodes.Node) -> Iterator[nodes.Node]:
    """The tree from its root; below what is not allowed nobody looks any further."""
    yield tree
    if isinstance(tree, _ALLOWED):
        for below in tree.iter_child_nodes():
            yield from _branches(below)


def _unknown(branch: nodes.Name, field: str, known: tuple[str, ...]) -> Problem:
    near = get_close_matches(branch.name, known, n=1, cutoff=0.6)
    code = "wording.unknown_name_near" if near else "wording.unknown_name"
    return Problem(code, field, {"line": branch.lineno, "name": branch.name, "near": near[0] if near else ""})


def _single_braces(text: str) -> Iterator[int]:
    for number, line in enumerate(text.split("\n"), 1):
        if _SINGLE.search(line):
            yield number


def wording_flaws(wording: OpinionWording) -> tuple[Problem, ...]:
    """Everything that stops a wording from being put in force, field by field as on paper."""
    read = {field: read_sentence(text, field) for field, text in wording.fields().items()}
    found = [flaw for one in read.values() for flaw in one.flaws]
    return (*found, *content_flaws(wording, {field: one.names for field, one in read.items()}))


@lru_cache(maxsize=512)
def _compiled(text: str) -> Template:
    return _ENGINE.from_string(_plain(text))


def written(text: str, field: str, facts: Mapping[str, Fact]) -> str:
    """The text with the facts of the record in it. ``Refused`` (documents.wording_unreadable) with the field and the line
    for a text that cannot be read: it is not printed with a gap."""
    flaws = read_sentence(text, field).flaws
    if flaws:
        raise Refused("documents.wording_unreadable", field=field, line=flaws[0].facts["line"])
    return _compiled(text).render(**facts)


def tried(wording: OpinionWording) -> dict[str, str]:
    """Every text of a wording rendered once with anything in place of its names, to see that it can be."""
    return {
        field: written(text, field, dict.fromkeys(names_of(field), _TRIED)) for field, text in wording.fields().items()
    }
