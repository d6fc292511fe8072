"""Papers about an annual report: which letter fits it now, what it says, and that none decides anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections
from qtic_desktop.services.annual_reports.papers import export_annual_letter, export_cancelled, export_service
from qtic_desktop.services.annual_reports.reminders import record_reminder, record_service
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import work
from tests.review_story import OFFICE
from tests.storage.test_annual_services import Ledger

LATE = date(2026, 4, 12)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "w")
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def words(ledger: Ledger, folder: Path, order: object, **about: object) -> str:
    """What the paper says, without the breaks of its lines."""
    out = folder / "文书.pdf"
    work(ledger.workspace, OFFICE, order.bind(out=out, **about))  # type: ignore[attr-defined]
    return "".join("".join(page_texts(out.read_bytes())).split())


def test_each_state_of_a_report_has_its_letter(ledger: Ledger, tmp_path: Path) -> None:
    def letter(place: int) -> str:
        return words(ledger, tmp_path, export_annual_letter, duty_id=ledger.duty(place).id)

    assert "于2026年3月31日前经区" in letter(0)
    assert "尚未收齐" in letter(0)
    ledger.at = datetime(2026, 4, 12, 9, tzinfo=ledger.at.tzinfo)
    assert "已逾期12天" in letter(0)
    duty = ledger.duty(1, LATE).id
    ledger.do(corrections.propose_cancellation, duty_id=duty, reason="截至今日未提报，经催报仍未提报")
    assert "拟取消其市技术创新中心资格" in letter(1)
    assert "经催报仍未提报" in letter(1)
    assert "本告知书不是决定" in letter(1)
    ledger.do(corrections.hear_statement, duty_id=duty, on=LATE, statement="已告知，逾期未陈述")
    ledger.do(corrections.decide_cancellation, duty_id=duty, on=LATE, cancel=True, decision="局务会纪要7号")
    assert "决定自2026年4月12日起取消“中心1”" in letter(1)
    assert "已告知，逾期未陈述" in letter(1)
    given = {"duty_id": ledger.duty(2, LATE).id}
    ledger.do(reports.receive_report, **given, summary_on=date(2026, 3, 20), plan_on=date(2026, 3, 20))
    ledger.do(reports.return_report, **given, on=date(2026, 3, 21), reason="缺少下年度计划的指标")
    assert "缺少下年度计划的指标" in letter(2)
    ledger.do(reports.receive_report, **given, summary_on=date(2026, 3, 22), plan_on=date(2026, 3, 22))
    ledger.do(reports.record_district_check, **given, on=date(2026, 3, 23), opinion="属实，同意上报")
    ledger.do(reports.file_report, **given, on=date(2026, 3, 24), filing_number="备案-2025-003")
    slip = letter(2)
    for told in ("备案号", "备案-2025-003", "属实，同意上报", "按时提报"):
        assert told in slip, told


def test_the_proof_of_service_says_what_is_known_and_leaves_the_rest_to_be_signed(
    ledger: Ledger, tmp_path: Path
) -> None:
    duty = ledger.duty(0).id
    blank = words(ledger, tmp_path, export_service, duty_id=duty)
    assert "送达方式和地址：……" in blank
    ledger.do(record_reminder, duty_id=duty, kind="reminder", sent_on=date(2026, 3, 18), way="邮寄至注册地址")
    ledger.do(record_service, duty_id=duty, outcome="undeliverable", on=date(2026, 3, 19), note="查无此人")
    told = words(ledger, tmp_path, export_service, duty_id=duty)
    assert "邮寄至注册地址" in told
    assert "无法送达，退回，2026年3月19日，查无此人" in told
    with pytest.raises(Refused, match=r"annual\.choose_one"):
        work(ledger.workspace, OFFICE, export_service.bind(out=tmp_path / "x.pdf", duty_id=""))


def test_the_public_notice_names_the_cancelled_alone(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"annual\.none_cancelled"):
        words(ledger, tmp_path, export_cancelled, year=2025)
    ledger.at = datetime(2026, 4, 12, 9, tzinfo=ledger.at.tzinfo)
    duty = ledger.duty(1, LATE).id
    ledger.do(corrections.propose_cancellation, duty_id=duty, reason="截至今日未提报，经催报仍未提报")
    ledger.do(corrections.hear_statement, duty_id=duty, on=LATE, statement="已告知，逾期未陈述")
    ledger.do(corrections.decide_cancellation, duty_id=duty, on=LATE, cancel=True, decision="局务会纪要7号")
    told = words(ledger, tmp_path, export_cancelled, year=2025)
    assert "取消下列1个中心" in told
    assert "中心1" in told
    assert "中心0" not in told
    ledger.do(corrections.restore_center, duty_id=duty, reason="送错了地址", decision="局务会纪要8号")
    with pytest.raises(Refused, match=r"annual\.none_cancelled"):
        words(ledger, tmp_path, export_cancelled, year=2025)
