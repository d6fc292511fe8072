"""The style sheet, written from the tokens of a theme; widgets name their part by a role, never by a colour."""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.theme import TOUCH, Theme

_SHEET: Final = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"] { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: ${p4}px; }
QLabel { background: transparent; }
QLabel[role="page-title"] { font-size: ${f20}px; font-weight: bold; }
QLabel[role="title"] { font-size: ${f18}px; font-weight: bold; }
QLabel[role="section"] { font-size: ${f16}px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="big"] { font-size: ${f22}px; font-weight: bold; }
QLabel[role="huge"] { font-size: ${f32}px; font-weight: bold; }
QLabel[role="reading"] { font-size: ${f18}px; }
QLabel[role="words"], QLabel[role="note"] { font-size: ${f16}px; }
QLabel[role="muted"], QLabel[role="help"], QLabel[role="note"] { color: $muted; }
QLabel[role="help"], QLabel[role="small"] { font-size: ${f13}px; }
QLabel[role="ok"] { color: $ok; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="ribbon"] { background: $warn_soft; color: $warn; padding: ${p4}px ${p12}px; font-weight: bold; }

QFrame[role="card"] { background: $surface; border: ${b}px solid $line; border-radius: ${p6}px; }
QFrame[role="popup"] { background: $surface; border: ${b}px solid $control; }
QFrame[role="header"], QFrame[role="footer"] { background: $surface; }
QFrame[role="header"] { border: none; border-bottom: ${b}px solid $line; }
QFrame[role="footer"] { border: none; border-top: ${b}px solid $line; }
QFrame[role="message-info"] { background: $accent_soft; border: ${b}px solid $accent; border-radius: ${p6}px; }
QFrame[role="message-ok"] { background: $ok_soft; border: ${b}px solid $ok; border-radius: ${p6}px; }
QFrame[role="message-warn"] { background: $warn_soft; border: ${b}px solid $warn; border-radius: ${p6}px; }
QFrame[role="message-bad"] { background: $bad_soft; border: ${b}px solid $bad; border-radius: ${p6}px; }
QFrame[role="line"] { background: $line; border: none; max-height: ${b}px; min-height: ${b}px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QPushButton { background: $surface; border: ${b}px solid $control; border-radius: ${p6}px;
  padding: ${p4}px ${p12}px; min-height: ${p22}px; }
QPushButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: ${ring}px solid $accent; padding: ${q4}px ${q12}px; }
QPushButton:disabled { color: $muted; background: $sunken; border: ${b}px solid $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: ${b}px solid $accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: ${ring}px solid $text; padding: ${q4}px ${q12}px;
  outline: 2px solid $on_accent; outline-offset: ${p2}px; outline-radius: ${p3}px; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $muted; border-color: $line; }
QPushButton[role="danger"] { color: $bad; border-color: $bad; }
QPushButton[role="danger"]:hover { background: $bad_soft; }
QPushButton[role="danger"]:focus { border: ${ring}px solid $bad; }
QPushButton[role="quiet"] { border-color: transparent; background: transparent; }
QPushButton[role="quiet"]:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] { border: 2px solid transparent; background: transparent; color: $accent; padding: 0 ${p2}px;
  text-decoration: underline; text-align: left; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="code"] { border: 0; background: transparent; color: $muted; padding: 0; min-height: ${p22}px;
  font-size: ${f13}px; text-align: left; }
QPushButton[role="code"]:hover { color: $accent; text-decoration: underline; }
QPushButton[role="chip"] { border-radius: ${round}px; padding: ${p2}px ${p12}px; min-height: ${p22}px; }
QPushButton[role="chip"]:focus { padding: ${q2}px ${q12}px; }
QPushButton[role="chip"]:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: bold; }
QPushButton[role="band"] { min-width: ${p32}px; min-height: ${p34}px; padding: ${p4}px ${p8}px; font-size: ${f18}px; }
QPushButton[role="band"]:focus { padding: ${q4}px ${q8}px; }
QPushButton[role="band"]:checked { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[role="band"]:checked:focus { border-color: $text; }
QPushButton[role="nav"], QPushButton[role="step"] { text-align: left; border: 2px solid transparent;
  border-radius: ${p6}px; background: transparent; padding: ${p4}px ${p8}px; min-height: ${p22}px; }
QPushButton[role="nav"], QPushButton[role="nav"]:focus { padding: 0 ${p8}px; min-height: ${p30}px; }
QPushButton[role="nav"]:hover, QPushButton[role="step"]:hover { background: $accent_soft; }
QPushButton[role="nav"]:checked, QPushButton[role="step"]:checked { background: $accent_soft; color: $accent;
  font-weight: bold; border-left: ${p3}px solid $accent; }
QPushButton[role="nav"]:focus { border: ${ring}px solid $accent; }
QPushButton[role="step"]:focus { border: ${ring}px solid $accent; padding: ${p4}px ${p8}px; }
QToolButton { border: 2px solid transparent; border-radius: ${p6}px; padding: ${p4}px; background: transparent; }
QToolButton:hover { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { placeholder-text-color: $muted; background: $surface;
  border: ${b}px solid $control;
  border-radius: ${p6}px; padding: ${p4}px ${p8}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${p22}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border: ${ring}px solid $accent;
  padding: ${q4}px ${q8}px; }
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit:disabled, QComboBox:disabled { background: $sunken;
  border-color: $line; }
QLineEdit[role="invalid"], QPlainTextEdit[role="invalid"], QComboBox[role="invalid"] { border: 2px solid $bad;
  padding: ${q4}px ${q8}px; }
QLineEdit[role="invalid"]:focus, QPlainTextEdit[role="invalid"]:focus, QComboBox[role="invalid"]:focus {
  border: 4px solid $accent; padding: ${r4}px ${r8}px; }
QComboBox::drop-down { border: none; background: transparent; width: ${p24}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: ${p6}px; width: ${p12}px; }
QPushButton#moreActions { padding-right: ${p24}px; }
QPushButton#personButton::menu-indicator { image: none; width: 0; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QLineEdit:focus { border: none; padding: 0; }
QLineEdit[role="score"] { font-size: ${f22}px; padding: ${p2}px ${p8}px; min-height: ${p38}px; }
QLineEdit[role="score"]:focus { padding: ${q2}px ${q8}px; }
QComboBox QAbstractItemView, QListView[role="popup"] { background: $surface; border: ${b}px solid $control;
  selection-background-color: $accent_soft; selection-color: $accent; outline: none; }
QCheckBox, QRadioButton { spacing: ${p8}px; background: transparent; border: 2px solid transparent;
  border-radius: ${p4}px; padding: ${p2}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p14}px; height: ${p14}px; border: 2px solid $control;
  border-radius: ${p3}px; background: $surface; }
QRadioButton::indicator { border-radius: ${i9}px; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; }
QRadioButton::indicator:checked { width: ${i8}px; height: ${i8}px; border: ${i5}px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $sunken; }

QWidget[large="true"] QPushButton, QWidget[large="true"] QLineEdit, QWidget[large="true"] QPlainTextEdit,
QWidget[large="true"] QComboBox, QWidget[large="true"] QCheckBox, QWidget[large="true"] StateChip,
QWidget[large="true"] QLabel[role="body"], QWidget[large="true"] QLabel[role="muted"],
QWidget[large="true"] QLabel[role="strong"], QWidget[large="true"] QLabel[role="help"],
QWidget[large="true"] QLabel[role="ok"], QWidget[large="true"] QLabel[role="warn"],
QWidget[large="true"] QLabel[role="bad"] { font-size: ${f16}px; }
QWidget[large="true"] QPushButton[role="band"] { font-size: ${f18}px; }
QWidget[large="true"] QLineEdit[role="score"] { font-size: ${f22}px; }

QTableView { background: $surface; alternate-background-color: $window; border: ${b}px solid $line;
  border-radius: ${p6}px; gridline-color: $line; selection-background-color: $accent_soft; selection-color: $text;
  font-size: ${f13}px; outline: none; }
QTableView[role="frozen"] { border: none; border-right: ${b}px solid $control; border-radius: 0; }
QTableView:focus { border: ${ring}px solid $accent; }
QTableView::item { padding: 0 ${p6}px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; border-bottom: ${b}px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $sunken; color: $text; border: none; border-bottom: ${b}px solid $control;
  padding: ${p4}px ${p8}px; font-weight: bold; font-size: ${f13}px; }
QTableCornerButton::section { background: $sunken; border: none; }
QListView, QTreeWidget { background: $surface; border: ${b}px solid $line; border-radius: ${p6}px; outline: none; }
QListView:focus, QTreeWidget:focus { border: ${ring}px solid $accent; }
QPlainTextEdit:read-only:focus, QLineEdit:read-only:focus { border: ${ring}px solid $accent; }
QListView::item, QTreeWidget::item { padding: ${p4}px ${p8}px; border: 2px solid transparent; }
QListView::item:selected, QTreeWidget::item:selected { background: $accent_soft; color: $accent; border-color: $accent; }
QTreeWidget::item:selected { border-color: transparent; }

QWidget[role="navigation"] { background: $sunken; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_soft; }
QSplitter::handle:horizontal { width: ${p12}px; }
QSplitter::handle:vertical { height: ${p12}px; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: ${p4}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: ${b}px solid $control; border-radius: ${p4}px; text-align: center;
  min-height: ${p16}px; max-height: ${p16}px; font-size: ${f13}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QMenu { background: $surface; border: ${b}px solid $control; padding: ${p4}px; }
QMenu::item { padding: ${p4}px ${p24}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::item:disabled { background: transparent; color: $muted; }
QTabBar::tab { padding: ${p8}px ${p16}px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: bold; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
""")

#: Behind everything else. A part with padding and border of its own needs less to be as high as the others.
_TOUCH = Template("""
QPushButton[role="link"], QPushButton[role="code"], QPushButton[role="nav"], QPushButton[role="chip"], QCheckBox, QRadioButton
  { min-height: ${side}px; }
QPushButton, QPushButton[role="band"], QPushButton[role="step"], QComboBox, QLineEdit
  { min-height: ${padded}px; }
QPushButton { min-width: ${side}px; }
QComboBox QLineEdit { min-height: 0; }
QScrollBar:vertical { width: 24px; }
""")

_PADS: Final = (1, 2, 3, 4, 6, 8, 12, 14, 16, 22, 24, 30, 32, 34, 38)
_FONTS: Final = (13, 16, 18, 20, 22, 32)


def style_sheet(chosen: Theme) -> str:
    """The style sheet of a theme at its scale; ``q`` paddings make room for the 2-px focus ring without a jump."""
    tokens = chosen.tokens
    values: dict[str, object] = {name: getattr(tokens, name) for name in tokens.__slots__}
    ring = 2 * tokens.border  # twice the border at rest: seen without telling colours apart
    values["ring"] = ring
    values |= {f"p{pad}": chosen.px(pad) for pad in _PADS}
    values |= {f"q{pad}": max(0, chosen.px(pad) - ring + tokens.border) for pad in _PADS}
    values |= {f"r{pad}": max(0, chosen.px(pad) - 4 + tokens.border) for pad in (4, 8)}
    values["round"] = (chosen.px(22) + 2 * chosen.px(2) + 2 * tokens.border) // 2  # one more, and Qt rounds nothing
    side = chosen.px(14)
    values |= {"i9": (side + 4) // 2, "i5": (side + 4) // 4 + 1, "i8": side + 4 - 2 * ((side + 4) // 4 + 1)}
    values |= {f"f{size}": chosen.px(size) for size in _FONTS}
    sheet, high = _SHEET.substitute(values, b=tokens.border), chosen.px(TOUCH)
    return sheet + _TOUCH.substitute(side=high, padded=high - 2 * chosen.px(4)) if chosen.touch else sheet


def set_role(widget: QWidget, role: str) -> None:
    """Name the part a widget plays (``primary``, ``muted``, ``card``, ``invalid``); the style sheet does the rest."""
    if widget.property("role") == role or (not role and widget.property("role") is None):
        return
    widget.setProperty("role", role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
