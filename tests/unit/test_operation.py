"""转建: the old centre's three years are checked, keyed again, compared and printed like the other tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qtic_desktop.documents.content.application import application_document
from qtic_desktop.documents.model import Table
from qtic_desktop.domain.intake import Operation, ProposalDraft
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.papers import ApplicationPaper
from qtic_desktop.domain.intake.second_keying import EntryKind, fields_to_key, kind_of, value_at, with_value

YEARS = (Operation("2023", "100", "3", "250.5", "4", "30", "8"), Operation("2024", "120"), Operation("2025", "130"))
DRAFT = ProposalDraft({"track": "CONVERSION"}, operation=YEARS)


def codes(draft: ProposalDraft) -> set[tuple[str, str]]:
    found = check_draft(draft, today=date(2026, 3, 1))
    return {(one.code, one.field) for one in found if one.field.startswith("operation")}


def test_it_is_kept_and_compared_year_by_year() -> None:
    assert ProposalDraft.from_mapping(DRAFT.to_mapping()) == DRAFT
    assert ProposalDraft.from_mapping({"values": {}}).operation == ()
    other = replace(DRAFT, operation=(replace(YEARS[0], served="9"), *YEARS[1:]))
    (change,) = changes_between(DRAFT, other)
    assert (change.field, change.after) == ("operation.1", "2023 | 100 | 3 | 250.5 | 4 | 30 | 9")


def test_what_cannot_be_read_and_years_the_wrong_way_round_are_said() -> None:
    assert codes(DRAFT) == set()
    wrong = replace(DRAFT, operation=(replace(YEARS[0], projects="2.5", service="约100"), *YEARS[1:]))
    assert codes(wrong) == {
        ("intake.not_a_number", "operation.0.projects"),
        ("intake.not_a_number", "operation.0.service"),
    }
    assert codes(replace(DRAFT, operation=YEARS[::-1])) == {("intake.years_reversed", "operation.0.service")}
    assert codes(replace(wrong, values={"track": "NEW"})) == set()


def test_it_is_keyed_again_where_the_office_asks_for_it() -> None:
    fields = fields_to_key(DRAFT, ("operation",))
    assert len(fields) == 21
    assert (kind_of("operation.0.service"), kind_of("operation.0.staff")) == (EntryKind.MONEY, EntryKind.NUMBER)
    assert kind_of("operation.0.year") is EntryKind.TEXT
    changed = with_value(DRAFT, "operation.2.patents", "5")
    assert (value_at(changed, "operation.2.patents"), value_at(DRAFT, "operation.2.patents")) == ("5", "")
    assert fields_to_key(replace(DRAFT, values={"track": "NEW"}), ("operation",)) == ()


def test_it_stands_on_the_form() -> None:
    paper = ApplicationPaper("", "", "", DRAFT, (), (), "open", sample=True, as_of=date(2026, 3, 1), made_at="")
    tables = [block for block in application_document(paper).blocks if isinstance(block, Table)]
    assert tables[0].rows[0] == ("2023", "100", "3", "250.5", "4", "30", "8")
    assert [column.title for column in tables[0].columns][1:3] == ["服务性收入（万元）", "承担项目（项）"]
