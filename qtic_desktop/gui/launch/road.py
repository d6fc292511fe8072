"""Stations of the road passed on paper: the acts that note one and take it back."""

from __future__ import annotations

from typing import Any

from qtic_desktop.domain.road import Station
from qtic_desktop.gui.road_words import station
from qtic_desktop.gui.stage.act import Act, Choice, Day, File, PaperNumber, Words, order_reason
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import road


def acts() -> tuple[Act[Any], ...]:
    """A station on paper, and its way back, for a centre or a proposal (any row with its ``id``)."""
    return (_record(), _withdraw())


def _which() -> Choice:
    return Choice("station", tr("环节"), choices=tuple((one.value, station(one)) for one in Station))


def _record() -> Act[Any]:
    which, on, number = _which(), Day("on", tr("日期")), PaperNumber("number", tr("文号或纪要"), limit=80)
    kinds = tr("扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
    scan = File("scan", tr("扫描件"), tr("PDF 或图片，可以不附"), required=False, kinds=kinds)
    why = order_reason()
    return Act(
        road.keep_paper_step,
        tr("登记纸面环节…"),
        lambda row, given: road.keep_paper_step.bind(
            subject_id=row.id, station=given[which], on=given[on], number=given[number], scan=given[scan],
            order_reason=given[why],
        ),
        "file-check",
        (which, on, number, scan, why),
        tr("登记"),
        group=tr("全程"),
    )  # fmt: skip


def _withdraw() -> Act[Any]:
    which, reason = _which(), Words("reason", tr("撤回的原因"), tr("原来的登记留在记录里"), lines=2)
    return Act(
        road.withdraw_paper_step,
        tr("撤回纸面环节…"),
        lambda row, given: road.withdraw_paper_step.bind(subject_id=row.id, station=given[which], reason=given[reason]),
        "undo-2",
        (which, reason),
        tr("撤回登记"),
        group=tr("全程"),
    )
