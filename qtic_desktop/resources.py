"""Find the files of ``resources/`` in a checkout, a wheel or a frozen build, and the sentences kept there."""

from __future__ import annotations

import errno
import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

Language = Literal["zh", "en"]

_PACKAGE = Path(__file__).resolve().parent
#: Facts of sentences that are values of ``domain.changes.Role``, said as the word for the role.
_ROLES = frozenset({"role", "first", "second"})


@cache
def resource_root() -> Path:
    """The folder that holds fonts, icons, rubrics and texts; ``_resources`` once installed, ``resources`` in a checkout."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource; raise ``FileNotFoundError`` when the installation lacks it."""
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"resource missing from this installation: {'/'.join(parts)}")
    return path


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted(resource("texts", "messages").glob("*.toml")))


@cache
def _sentences_of(file: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    _collect(tables_of(file), "", found)
    return found


def tables_of(file: Path) -> dict[str, Any]:
    """What a file of texts says: from what the build made of it, where that was made of this very text."""
    said, made = file.read_bytes(), file.with_suffix(".json")
    with suppress(OSError, ValueError, LookupError):
        kept: dict[str, Any] = json.loads(made.read_bytes())
        if kept["of"] == zlib.crc32(said):
            return dict(kept["tables"])
    import tomllib

    return tomllib.loads(said.decode("utf-8"))


@cache
def _sentence(code: str) -> dict[str, str]:
    """One sentence by language, empty for an unknown code. The file named as the code begins is asked first: reading
    all of them for the one line that the first window shows would delay it."""
    first = code.partition(".")[0]
    for file in sorted(_files(), key=lambda file: file.stem != first):
        if code in _sentences_of(file):
            return _sentences_of(file)[code]
    return {}


def _collect(table: dict[str, object], prefix: str, found: dict[str, dict[str, str]]) -> None:
    """Flatten nested tables, so that ``["a.b"]`` and ``[a.b]`` in a file both give the code ``a.b``."""
    for key, value in table.items():
        if not isinstance(value, dict):
            continue
        code = f"{prefix}{key}"
        if "zh" in value:
            found[code] = {str(name): str(text) for name, text in value.items()}
        else:
            _collect(value, f"{code}.", found)


def message(code: str, /, lang: Language = "zh", **facts: object) -> str:
    """Return the sentence of ``code`` in ``lang`` with its facts filled in; the code itself if nobody wrote one.

    The code of an obstacle, given as ``blocker``, is told as its own sentence with the same facts.
    A missing fact shows as its name in braces: a clumsy sentence is better than none while something is going wrong.
    """
    if "blocker" in facts:
        facts["blocker"] = message(str(facts["blocker"]), lang, **{k: v for k, v in facts.items() if k != "blocker"})
    if "reason" in facts:
        facts["reason"] = _reason(str(facts["reason"]), lang)
    for name in _ROLES.intersection(facts):
        facts[name] = words("accounts.role", lang).get(str(facts[name]), facts[name])
    text = _sentence(code).get(lang)
    if text is None:
        return code if not facts else f"{code}: " + ", ".join(f"{k}={v}" for k, v in facts.items())
    return text.format_map(_Visible(facts))


@cache
def _system_words() -> dict[str, str]:
    return {os.strerror(number): f"system.{name}" for number, name in errno.errorcode.items()}


def _reason(said: str, lang: Language) -> str:
    """What the operating system says, in the language asked for; anything else stays as it was said."""
    for words, code in _system_words().items():
        if said == words or said.endswith(f"] {words}") or f"] {words}: " in said:
            return _sentence(code).get(lang, said)
    return said


@cache
def words(table: str, lang: Language = "zh") -> Mapping[str, str]:
    """All words of a table such as ``audit.act``, by what stands behind its name; the file is named as it begins."""
    file = resource("texts", "messages", f"{table.partition('.')[0]}.toml")
    start = f"{table}."
    found = {code: texts for code, texts in _sentences_of(file).items() if code.startswith(start)}
    return MappingProxyType({code.removeprefix(start): texts.get(lang, texts["zh"]) for code, texts in found.items()})


def known_messages() -> dict[str, dict[str, str]]:
    """All sentences, code to language to text (for the tests that look for gaps)."""
    return {code: texts for file in _files() for code, texts in _sentences_of(file).items()}


class _Visible(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
