"""A file in which not everybody signs with a key: what the verifier says of it, and what lies beside it when it leaves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.signing.verdict import Verdict, describe
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import LineState
from qtic_desktop.services.accounts.sign_in import Entered, sign_in
from qtic_desktop.services.opinions import draft_opinion, papers, signatures
from qtic_desktop.services.opinions.exports import export_opinion, export_opinions
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.queries import opinions as rows
from tests.documents.word_reading import assert_nothing_acts, texts
from tests.helpers.closed import Signer, board, closed_story, open_closed, slip_for
from tests.helpers.doors import ask

REASON = "对结论有保留"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled")
    closed_story(folder / "old", folder / "w")
    return folder / "w"


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Iterator[Entered]:
    with open_closed(shutil.copytree(made, tmp_path / "w")) as entered:
        yield entered


def kept(here: Entered, opinion_id: str) -> bytes:
    row = ask(here.workspace.store, rows.opinion_detail, opinion_id=opinion_id).row
    return here.workspace.attachments.get(row.pdf_sha256)


def sign(here: Entered, opinion_id: str, line: Signer) -> None:
    """With the slip of the person."""
    slip = slip_for(here, line.person_id)
    actor = sign_in(here.workspace, line.name, slip.text).actor
    work(here.workspace, actor, papers.sign_own.bind(opinion_id=opinion_id, secret=slip.text))


def settle(here: Entered, opinion_id: str, line: Signer, state: LineState) -> None:
    order = signatures.record_no_signature.bind(
        opinion_id=opinion_id, expert_id=line.expert_id, state=state, reason=REASON
    )
    perform(here.workspace.store, here.actor, order)


def verdict_of(here: Entered, opinion_id: str) -> Verdict:
    return work(here.workspace, here.actor, papers.verify_file.bind(data=kept(here, opinion_id)))


def test_a_file_with_a_refused_and_an_absent_line_is_not_called_unfinished(here: Entered, tmp_path: Path) -> None:
    opinion_id, lines = board(here)
    settle(here, opinion_id, lines[0], LineState.REFUSED)
    settle(here, opinion_id, lines[1], LineState.ABSENT)
    sign(here, opinion_id, lines[2])
    before = verdict_of(here, opinion_id)
    waiting = [line.name for line in lines[3:]]
    assert (before.state, before.is_incomplete, len(before.missing)) == ("invalid", True, len(waiting))
    for line in lines[3:]:
        sign(here, opinion_id, line)
    after = verdict_of(here, opinion_id)
    assert (after.state, after.compared, after.missing, after.codes) == ("valid", "file", (), frozenset())
    said = "\n".join(describe(after))
    paper, verdict = describe(after)[:2]
    assert paper.startswith("这是 QTIC-")
    assert "第 1 版，结论：" in paper
    assert verdict == "有效：3 个签名全部完好。"
    assert "另有 2 个签名栏按记录不再电子签名" in said
    assert "尚未签完" not in said
    # Somebody who has the file alone cannot know, and is told so.
    alone = papers.verify_anywhere(kept(here, opinion_id))
    said = "\n".join(describe(alone))
    assert alone.state == "undecidable", "nothing is wrong with it; what is missing is the record"
    assert "有 2 个签名栏空着" in said
    assert "退回" not in said
    assert "尚未签完：" not in said
    # The sheet that says who did not sign goes with the file, one by one and all together.
    single = tmp_path / "一份" / "意见书.pdf"
    single.parent.mkdir()
    work(here.workspace, here.actor, export_opinion.bind(opinion_id=opinion_id, out=single))
    (tmp_path / "全部").mkdir()
    files = work(here.workspace, here.actor, export_opinions.bind(out=tmp_path / "全部"))
    assert [file.path.name.endswith("_签名情况.pdf") for file in files] == [False, True]
    alike = (single.parent / "意见书_签名情况.pdf").read_bytes()
    assert files[1].path.read_bytes() == alike
    paper = "".join("".join(page_texts(alike)).split())
    assert paper.count(REASON) == 2
    assert "拒签" in paper


def test_a_settled_line_that_was_signed_all_the_same_is_a_fault(here: Entered) -> None:
    """Around the program: the record says refused, the file carries the signature."""
    from qtic_desktop.storage.tables.opinions import OpinionSignature

    opinion_id, lines = board(here)
    sign(here, opinion_id, lines[0])
    with here.workspace.store.begin(here.actor) as tampered:
        row = (
            tampered.session.query(OpinionSignature)
            .filter_by(opinion_id=opinion_id, expert_id=lines[0].expert_id)
            .one()
        )
        row.state, row.signed_at = LineState.REFUSED, None
        tampered.record("tamper", "opinion", opinion_id)
    assert "signing.invalid.signers_differ" in verdict_of(here, opinion_id).codes


def test_a_draft_leaves_as_a_word_file_and_a_final_opinion_does_not(here: Entered, tmp_path: Path) -> None:
    final, _ = board(here)
    other = next(row for row in ask(here.workspace.store, rows.opinions) if row.opinion_id != final)
    (draft,) = perform(here.workspace.store, here.actor, draft_opinion.bind(agenda_item_id=other.agenda_item_id)).ids
    out = tmp_path / "草稿.docx"
    work(here.workspace, here.actor, export_opinion.bind(opinion_id=draft, out=out))
    assert_nothing_acts(out.read_bytes())
    whole = "".join(texts(out.read_bytes()))
    assert other.center_name in whole
    assert "签字" in whole
    with pytest.raises(Refused, match=r"opinions\.final_not_in_word"):
        work(here.workspace, here.actor, export_opinion.bind(opinion_id=final, out=tmp_path / "定稿.docx"))
    (tmp_path / "全部").mkdir()
    with pytest.raises(Refused, match=r"opinions\.final_not_in_word"):
        work(here.workspace, here.actor, export_opinions.bind(out=tmp_path / "全部", ending=".docx"))
    assert not list(tmp_path.glob("全部/*"))
    assert not list(tmp_path.glob("定稿*"))
    one = export_opinions.bind(out=tmp_path / "全部", ending=".docx", proposal=other.number)
    (file,) = work(here.workspace, here.actor, one)
    assert file.path.read_bytes() == out.read_bytes()
