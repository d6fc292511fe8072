"""Shared widgets with Qt's surprising defaults mended; see each module for what it mends."""

from qtic_desktop.gui.models.rows import Column, RowTableModel
from qtic_desktop.gui.widgets.bands import BandButtons
from qtic_desktop.gui.widgets.basics import Card, OneLine, button, hairline, plain_label
from qtic_desktop.gui.widgets.busy_bar import BusyBar
from qtic_desktop.gui.widgets.date_field import DateField
from qtic_desktop.gui.widgets.dialog import Dialog
from qtic_desktop.gui.widgets.feedback import EmptyState, InlineMessage, ProblemList, SaveState, StateChip
from qtic_desktop.gui.widgets.fit_scroll import FitScroll
from qtic_desktop.gui.widgets.form import FieldRow, FormColumn
from qtic_desktop.gui.widgets.input_method import commit_input_method, pending_preedit
from qtic_desktop.gui.widgets.keys import EnterMovesOn, enter_moves_on
from qtic_desktop.gui.widgets.number_field import NumberField
from qtic_desktop.gui.widgets.pdf_view import PdfView
from qtic_desktop.gui.widgets.pick_list import ChoiceBox, FreeChoice, PickList
from qtic_desktop.gui.widgets.row_table import RowTable
from qtic_desktop.gui.widgets.score_field import ScoreField
from qtic_desktop.gui.widgets.steps import Step, StepList
from qtic_desktop.gui.widgets.text_field import TextArea, TextField
from qtic_desktop.gui.widgets.tick_box import EntryTick, TickBox
from qtic_desktop.gui.widgets.tick_list import TickList
from qtic_desktop.gui.widgets.window_table import WindowTable

__all__ = [
    "BandButtons",
    "BusyBar",
    "Card",
    "ChoiceBox",
    "Column",
    "DateField",
    "Dialog",
    "EmptyState",
    "EnterMovesOn",
    "EntryTick",
    "FieldRow",
    "FitScroll",
    "FormColumn",
    "FreeChoice",
    "InlineMessage",
    "NumberField",
    "OneLine",
    "PdfView",
    "PickList",
    "ProblemList",
    "RowTable",
    "RowTableModel",
    "SaveState",
    "ScoreField",
    "StateChip",
    "Step",
    "StepList",
    "TextArea",
    "TextField",
    "TickBox",
    "TickList",
    "WindowTable",
    "button",
    "commit_input_method",
    "enter_moves_on",
    "hairline",
    "pending_preedit",
    "plain_label",
]
