"""Choose fonts by role and, for each character, by what a font can really draw.

A font may list a character and hold an empty outline for it, which would print as nothing; only drawn glyphs count.
"""

from __future__ import annotations

import hashlib
import struct
import time
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from qtic_desktop.documents.fonts_build import Progress, build, is_complete, recipe
from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.documents.fonts_find import FontFile, Role, any_chinese_font, office_fonts, open_fonts, system_fonts
from qtic_desktop.domain.errors import EnvironmentTrouble, MissingGlyph
from qtic_desktop.resources import message

__all__ = ["FontSet", "Role", "load_fonts", "printable"]

# Who stands in for whom: a name in Fangsong text borrows from Kaiti first, whose strokes are nearest to it.
_STAND_INS: dict[Role, tuple[Role, ...]] = {
    Role.BODY: (Role.KAI, Role.RARE, Role.LAST, Role.HEI, Role.TITLE),
    Role.TITLE: (Role.RARE, Role.LAST, Role.HEI, Role.BODY, Role.KAI),
    Role.HEI: (Role.RARE, Role.LAST, Role.KAI, Role.BODY, Role.TITLE),
    Role.KAI: (Role.BODY, Role.RARE, Role.LAST, Role.HEI, Role.TITLE),
    Role.RARE: (Role.LAST, Role.KAI, Role.BODY, Role.HEI, Role.TITLE),
    Role.LAST: (Role.RARE, Role.KAI, Role.BODY, Role.HEI, Role.TITLE),
}
_ROLE_NAMES = {Role.BODY: "仿宋", Role.TITLE: "小标宋", Role.HEI: "黑体", Role.KAI: "楷体"}
# What reportlab lets out of a broken file besides its own TTFError; a bad file must not stop the others.
_UNREADABLE = (OSError, ValueError, LookupError, AttributeError, TypeError, AssertionError, struct.error)
_RETRY_AFTER = 24 * 3600  # seconds
_ROLE_ALIASES = {"body_fangsong": Role.BODY, "title_song": Role.TITLE}


def printable(text: str) -> str:
    """The text as paper shows it: no zero-width characters, variation selectors or control characters."""
    if not any(map(_is_invisible, text)):
        return text
    return "".join(character for character in text if not _is_invisible(character))


@cache
def _is_invisible(character: str) -> bool:
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(character) in ("Cf", "Cc")


class _Lent:
    """A table of a font read piece by piece; reportlab would copy all of its megabytes for every paper."""

    def __init__(self, table: bytes) -> None:
        self._view = memoryview(table)

    def __getitem__(self, part: slice) -> bytes:
        return bytes(self._view[part])

    def __len__(self) -> int:
        return len(self._view)


def _true_advances(face: Any) -> None:
    """Glyphs that share the last advance of a font are kept by reportlab 5.1 with a scaled one, so that an embedded part of
    a font of 1,024 units would say other widths than the page (PDF/A, 6.2.11.5)."""
    face.seek_table("hhea")
    face.skip(34)
    own = face.read_ushort()
    if 0 < own < len(face.hmetrics):
        shared = face.hmetrics[own - 1][0]
        face.hmetrics[own:] = [(shared, bearing) for _wrong, bearing in face.hmetrics[own:]]


def _lend_outlines(face: Any) -> None:
    whole, outlines = face.get_table, _Lent(face.get_table("glyf"))
    face.get_table = lambda tag: outlines if tag == "glyf" else whole(tag)


class Face:
    """One loaded font as reportlab knows it."""

    def __init__(self, file: FontFile) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        digest = hashlib.sha256(f"{file.path}|{file.index}".encode()).hexdigest()[:8]
        self.name = f"{file.path.stem}-{digest}"
        self.file = file
        # Without the whole of ASCII in every subset: smaller files, less to compress.
        self._font: Any = TTFont(self.name, str(file.path), subfontIndex=file.index, asciiReadable=False)
        self._glyph_of: dict[int, int] = self._font.face.charToGlyph
        self._advances: dict[str, int] = {}
        self._starts: list[int] = self._font.face.glyphPos
        _true_advances(self._font.face)
        _lend_outlines(self._font.face)
        pdfmetrics.registerFont(self._font)

    def draws(self, character: str) -> bool:
        """Whether the font has the character with an outline (blanks need none)."""
        glyph = self._glyph_of.get(ord(character))
        if glyph is None:
            return False
        if character.isspace():
            return True
        return glyph + 1 < len(self._starts) and self._starts[glyph + 1] > self._starts[glyph]

    @property
    def draws_anything(self) -> bool:
        """Whether any listed character has an outline; a font for a handful of rare names has nothing else."""
        return any(self.draws(chr(code)) and not chr(code).isspace() for code in self._glyph_of)

    def advance(self, character: str) -> int:
        """Width in thousandths of an em."""
        found = self._advances.get(character)
        if found is None:
            found = self._advances[character] = round(float(self._font.face.getCharWidth(ord(character))))
        return found


@lru_cache(maxsize=64)
def _face(file: FontFile, _changed: int) -> Face:
    return Face(file)


def embeddable(path: Path) -> bool:
    """Whether papers can embed the (first) font of this file: it opens, and it draws something Chinese or Latin."""
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        face = Face(FontFile(path, 0, Role.RARE, "office"))
        return face.draws_anything
    except (*_UNREADABLE, TTFError):
        return False


class FontSet:
    """Fonts in order of preference for each role. Faces are read when a character first needs them."""

    def __init__(self, files: Iterable[FontFile]) -> None:
        self._files = tuple(files)
        self._chains = {role: self._chain(role) for role in Role}
        self._broken: set[FontFile] = set()
        self._chosen: dict[tuple[Role | str, str], Face | None] = {}
        # What the writers have learnt about these fonts, kept with them so that the next paper need not ask again.
        self.known_widths: dict[Hashable, dict[str, int]] = {}
        self.known_faces: dict[Role, dict[str, Face]] = {}
        self.remarks: list[str] = [
            message("documents.font_stands_in", role=name, family=self._chains[role][0].path.stem)
            for role, name in _ROLE_NAMES.items()
            if not any(file.role is role for file in self._files) and self._chains[role]
        ]

    @property
    def files(self) -> tuple[FontFile, ...]:
        """All files this set may use."""
        return self._files

    def _chain(self, role: Role) -> tuple[FontFile, ...]:
        """Own fonts of the role, then what the office added for anything, then the stand-ins."""
        own = [file for file in self._files if file.role is role]
        added = [file for file in self._files if file.origin == "office" and file.role in (Role.RARE, Role.LAST)]
        others = [file for stand_in in _STAND_INS[role] for file in self._files if file.role is stand_in]
        return tuple(dict.fromkeys([*own, *added, *others]))

    def _load(self, file: FontFile) -> Face | None:
        if file in self._broken:
            return None
        from reportlab.pdfbase.ttfonts import TTFError

        try:
            return _face(file, file.path.stat().st_mtime_ns)
        except (*_UNREADABLE, TTFError) as trouble:
            self._broken.add(file)
            self.remarks.append(message("documents.font_unreadable", file=file.path.name, reason=str(trouble)))
            return None

    def face_for(self, character: str, role: Role | str = Role.BODY) -> Face | None:
        """The first face of the role's chain that really draws the character, or None."""
        key = (role, character)
        if key not in self._chosen:
            faces = (face for file in self._chains[_role(role)] if (face := self._load(file)) is not None)
            self._chosen[key] = next((face for face in faces if face.draws(character)), None)
        return self._chosen[key]

    def require(self, character: str, role: Role | str = Role.BODY, *, where: str = "") -> Face:
        """Like ``face_for``; raises MissingGlyph with the character and the text it stands in."""
        face = self.face_for(character, role)
        if face is None:
            raise MissingGlyph(
                "documents.missing_glyph",
                character=character,
                codepoint=f"U+{ord(character):04X}",
                name=where or character,
            )
        return face

    def run_split(self, text: str, role: Role | str = Role.BODY) -> list[tuple[str, str]]:
        """Cut the text into runs of one font each: (text, reportlab font name). Raises MissingGlyph."""
        runs: list[tuple[str, str]] = []
        for character in printable(text):
            name = self.require(character, role, where=text).name
            if runs and runs[-1][1] == name:
                runs[-1] = (runs[-1][0] + character, name)
            else:
                runs.append((character, name))
        return runs

    def missing(self, text: str) -> list[str]:
        """The characters of the text that no font can draw, each once, in order."""
        return [each for each in dict.fromkeys(printable(text)) if self.face_for(each) is None]


def _role(role: Role | str) -> Role:
    return role if isinstance(role, Role) else _ROLE_ALIASES.get(role) or Role(role)


def load_fonts(
    extra: Path | None = None,
    cache: Path | None = None,
    progress: Progress | None = None,
    *,
    system: Callable[[], list[FontFile]] = system_fonts,
    make: bool = False,
) -> FontSet:
    """The fonts of this computer: added by the office in ``extra``, of the system, then the open set in ``cache``.

    ``make`` builds the open set first when it is not complete (about a minute; ``progress`` is told). Raises
    EnvironmentTrouble when no font can print Chinese.
    """
    trouble = _make_once(cache, progress) if make else None
    fonts = FontSet([*office_fonts(extra), *system(), *open_fonts(cache)])
    if fonts.face_for("中") is None:
        fonts = FontSet([*fonts.files, *any_chinese_font()])
    if fonts.face_for("中") is None:
        raise trouble or EnvironmentTrouble("documents.no_font")
    return fonts


def _make_once(cache: Path | None, progress: Progress | None) -> EnvironmentTrouble | None:
    """Build what is missing, but not again for a day where it failed: every paper would wait for the absent network."""
    attempt = (cache or cache_folder()) / "last-attempt"
    if is_complete(cache) or len(open_fonts(cache)) == len(recipe()[0]):
        return None  # made here, or brought along by an installed program
    if attempt.is_file() and abs(time.time() - attempt.stat().st_mtime) < _RETRY_AFTER:
        return None
    try:
        complete, trouble = build(cache, progress=progress).complete, None
    except EnvironmentTrouble as caught:
        complete, trouble = False, caught
    if not complete and attempt.parent.is_dir():
        attempt.touch()
    return trouble
