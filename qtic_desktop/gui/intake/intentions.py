"""建设意向: noted in one form, corrected, taken up as a draft when the plan comes, and put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.gui.intake.choices import Dictionaries, choices_of, name_of
from qtic_desktop.gui.stage.act import Act, Choice, Given, Line, MaybeDay
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.intake import intentions as use
from qtic_desktop.storage.queries.intake import ProposalRow

Departments = Callable[[], Sequence[tuple[str, str]]]

Offered = Callable[[], Dictionaries]
"""The dictionaries in force."""


class _Questions:
    """What is asked of an intention, by the names of the use case."""

    def __init__(self, departments: Departments, dictionaries: Offered) -> None:
        self.host = Line("host_name", tr("依托单位"))
        self.center = Line("center_name", tr("拟建中心名称"), tr("还没有定的可以不填"), required=False)
        self.department = Choice(
            "department_id", tr("主管部门"), required=False, later=lambda: [("", tr("（还不知道）")), *departments()]
        )
        self.field = Choice(
            "field",
            tr("领域"),
            required=False,
            later=lambda: [("", tr("（还不知道）")), *choices_of(dictionaries(), OfficeList.FIELDS)],
        )
        self.direction = Line("direction", tr("方向"), required=False)
        self.contact = Line("contact_name", tr("联系人"), required=False)
        self.phone = Line("contact_phone", tr("联系电话"), required=False)
        self.received = MaybeDay("received_on", tr("提出日期"))

    def entries(self) -> tuple[Any, ...]:
        """In the order they are asked."""
        return (
            self.host, self.center, self.department, self.field, self.direction, self.contact, self.phone, self.received,
        )  # fmt: skip

    def told(self, given: Given) -> dict[str, Any]:
        """The answers as the use case takes them."""
        return {
            "host_name": given[self.host],
            "center_name": given[self.center],
            "department_id": given[self.department] or "",
            "field": given[self.field] or "",
            "direction": given[self.direction],
            "contact_name": given[self.contact],
            "contact_phone": given[self.phone],
            "received_on": given[self.received],
        }


def register(departments: Departments, dictionaries: Offered) -> Act[None]:
    """A unit intends to build a centre."""
    asked = _Questions(departments, dictionaries)
    return Act(
        use.register_intention,
        tr("登记建设意向…"),
        lambda _row, given: use.register_intention.bind(**asked.told(given)),
        "pen-line",
        asked.entries(),
        done=lambda _row, given, _changes: tr("已登记“{host}”的建设意向。收到建设方案后转为申报草稿。").format(
            host=given[asked.host]
        ),
    )


def take_up() -> Act[ProposalRow]:
    """The plan has come."""
    return Act(
        use.take_up_intention,
        tr("转为申报草稿"),
        lambda row, _given: use.take_up_intention.bind(proposal_id=row.id),
        "file-pen",
        done=lambda row, _given, _changes: tr("“{name}”已转为申报草稿，已登记的内容都在，可以接着录。").format(
            name=name_of(row)
        ),
    )


def put_back() -> Act[ProposalRow]:
    """The way back, while nothing was submitted."""
    return Act(
        use.put_back_intention,
        tr("改记为建设意向"),
        lambda row, _given: use.put_back_intention.bind(proposal_id=row.id),
        "undo-2",
        done=lambda row, _given, _changes: tr("“{name}”已改记为建设意向，录过的内容都保留。").format(name=name_of(row)),
    )
