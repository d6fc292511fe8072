"""The one place where colours, type sizes and spacing are decided; the palette and the style sheet are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from qtic_desktop.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme as ``#RRGGBB``; ``border`` is the width of input borders in px at scale 1."""

    name: str
    window: str
    surface: str
    sunken: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    border: int = 1


LIGHT: Final = Tokens(
    name="light", window="#F4F6F8", surface="#FFFFFF", sunken="#E9EDF1", line="#C9D2DA", control="#7B8894",
    text="#17222C", muted="#51606D", accent="#0B5A94", accent_hover="#084A7B", accent_soft="#E3EFF8",
    on_accent="#FFFFFF", ok="#1B6E3F", ok_soft="#E2F3E9", warn="#8A5200", warn_soft="#FCF0DC",
    bad="#A9221B", bad_soft="#FBE7E5",
)  # fmt: skip
DARK: Final = Tokens(
    name="dark", window="#12181E", surface="#1A222A", sunken="#0E1318", line="#33404C", control="#7F8E9B",
    text="#E7EDF2", muted="#A6B4C0", accent="#6DB5EE", accent_hover="#8CC6F3", accent_soft="#1B3346",
    on_accent="#0B1620", ok="#6CCB95", ok_soft="#173326", warn="#E7B25C", warn_soft="#3A2C14",
    bad="#F2938B", bad_soft="#43201E",
)  # fmt: skip
HIGH_CONTRAST: Final = Tokens(
    name="high-contrast", window="#000000", surface="#000000", sunken="#000000", line="#FFFFFF", control="#FFFFFF",
    text="#FFFFFF", muted="#FFFFFF", accent="#FFFF00", accent_hover="#FFFFFF", accent_soft="#000000",
    on_accent="#000000", ok="#FFFFFF", ok_soft="#000000", warn="#FFFF00", warn_soft="#000000",
    bad="#FFFF00", bad_soft="#000000", border=2,
)  # fmt: skip
THEMES: Final = {tokens.name: tokens for tokens in (LIGHT, DARK, HIGH_CONTRAST)}

SCALES: Final = (90, 100, 110, 125, 150)
"""Per cent, on top of what the system asks for."""

FONT_FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "Microsoft YaHei UI",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
RARE_FAMILIES: Final = ("Noto Serif CJK SC", "SimSun", "SimSun-ExtB", "SimSun-ExtG", "HanaMinA", "HanaMinB")
"""What is asked, in this order, for a character of a name that the families above lack."""


def families_at_hand(wanted: Iterable[str] = FONT_FAMILIES) -> list[str]:
    """The wanted families this computer has, in order.

    Left to itself Qt falls back to an arbitrary face for a rare character, so the list is explicit to its end: the
    families of the interface, then what ``bring_families`` added, then those with rare characters. When none of the
    first is installed the application's own family is kept.
    """
    installed = set(QFontDatabase.families())
    found = [name for name in wanted if name in installed] or [QGuiApplication.font().family()]
    return list(dict.fromkeys([*found, *_Current.brought, *(name for name in RARE_FAMILIES if name in installed)]))


def bring_families(names: Iterable[str]) -> None:
    """Families made known to Qt by files of the program; themes applied from now on end with them."""
    _Current.brought = tuple(dict.fromkeys([*_Current.brought, *names]))


#: The least side of what a finger presses, in px before scaling.
TOUCH: Final = 44


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens at a scale; ``scale`` is the person's setting (0.9 to 1.5) on top of the system's own."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    families: tuple[str, ...] = field(default=())
    touch: bool = False
    """Whether the person works with a finger: nothing to be pressed is smaller than ``TOUCH`` px."""

    def px(self, size: float) -> int:
        """A length at the person's scale, in device-independent pixels, never 0."""
        return max(1, round(size * self.scale))

    def font(self, size: float = 14, *, bold: bool = False, tabular: bool = False) -> QFont:
        """A font of ``size`` px before scaling; ``tabular`` figures stand under each other in tables."""
        font = QFont()
        font.setFamilies(list(self.families) or families_at_hand())
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, token: str) -> QColor:
        """The colour of a token by name; raise ``AttributeError`` for a name no theme has."""
        return QColor(str(getattr(self.tokens, token)))

    def state_colours(self, state: str) -> tuple[str, str]:
        """Ink and ground of a state chip: ``ok``, ``warn``, ``bad``, ``accent`` or ``neutral``."""
        if state == "neutral":
            return self.tokens.muted, self.tokens.sunken
        return str(getattr(self.tokens, state)), str(getattr(self.tokens, f"{state}_soft"))

    def palette(self) -> QPalette:
        """The palette every Qt control follows, so that nothing is left in the system's colours."""
        palette = QPalette()
        role = QPalette.ColorRole
        for where, token in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"),
            (role.AlternateBase, "window"), (role.Text, "text"), (role.Button, "surface"),
            (role.ButtonText, "text"), (role.ToolTipBase, "surface"), (role.ToolTipText, "text"),
            (role.BrightText, "bad"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
            (role.Link, "accent"), (role.LinkVisited, "accent"), (role.PlaceholderText, "muted"),
            (role.Light, "surface"), (role.Midlight, "sunken"), (role.Mid, "line"),
            (role.Dark, "control"), (role.Shadow, "control"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(where, self.colour(token))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, self.colour("muted"))
        return palette


_STATES: Final = ("ok", "warn", "bad")


def text_pairs(tokens: Tokens) -> Iterator[tuple[str, str, str, str]]:
    """Every pair of ink and ground the style sheet and the widgets use for words: names and colours (4.5:1)."""
    grounds = ("window", "surface", "sunken", "accent_soft")
    pairs = [(ink, ground) for ink in ("text", "muted", "accent") for ground in grounds]
    pairs += [(state, f"{state}_soft") for state in _STATES]
    pairs += [(state, ground) for state in _STATES for ground in ("surface", "window", "accent_soft", "sunken")]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("surface", "bad")]
    pairs += [("text", f"{state}_soft") for state in _STATES]
    for ink, ground in pairs:
        yield ink, ground, getattr(tokens, ink), getattr(tokens, ground)


def border_pairs(tokens: Tokens) -> Iterator[tuple[str, str, str, str]]:
    """Borders of inputs and the focus ring against what they stand on (3:1)."""
    for ink in ("control", "accent", "bad"):
        for ground in ("surface", "window", "sunken"):
            yield ink, ground, getattr(tokens, ink), getattr(tokens, ground)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class _Current:
    """The theme in force; one per process, as the style sheet is."""

    theme = Theme()
    brought: tuple[str, ...] = ()


def theme() -> Theme:
    """The theme in force; widgets read it when they are made and when they paint."""
    return _Current.theme


def bring_in_force(chosen: Theme) -> None:
    """Make ``chosen`` what ``theme`` answers; ``dress.apply_theme`` gives it to the application, too."""
    _Current.theme = chosen
