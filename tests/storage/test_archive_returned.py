"""What came back as scans lies in the pack beside its paper and no other page with it; open corrections are said first."""

from __future__ import annotations

import json
import random
from pathlib import Path

from qtic_desktop.documents.check import page_count, page_texts
from qtic_desktop.domain.scans import PaperKind
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.services import scoring
from qtic_desktop.services.archive.pack import ahead_of_pack
from qtic_desktop.services.archive.pack_check import check_pack
from qtic_desktop.services.perform import work
from qtic_desktop.storage.queries.meetings import meetings
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.helpers.doors import ask
from tests.helpers.filed import batch_of, packed
from tests.review_story import OFFICE, Story
from tests.storage.test_scans import Office, a_file, photographed, printed, story, took

__all__ = ["printed", "story"]


def test_scans_lie_with_their_papers_and_what_is_open_is_said_before_and_on_the_remarks(
    story: Story, printed: Office, tmp_path: Path
) -> None:
    draws = random.Random(7)
    opinion = [one for one in printed.pages if one.place and one.place[1] == printed.opinion_ids[2]]
    sheet = next(one for one in printed.pages if one.place and one.place[0] is PaperKind.SHEET)
    nothing = next(one for one in printed.pages if one.place is None)
    mixed = [photographed(one, draws, turn=0) for one in (sheet, *reversed(opinion), nothing)]
    alone = [photographed(one, draws, turn=0) for one in opinion]
    took(story, a_file(tmp_path, mixed, "混合.pdf"), a_file(tmp_path, alone, "单独.pdf"))
    with story.workspace.store.read() as session:
        marked = session.query(ScoreSheet).filter_by(state="submitted").first()
    assert marked is not None
    story.do(
        scoring.ask_docket, sheet_id=marked.id, kind=DocketKind.BALLOT, after="disagree", reason="核对纸面表决票后更正"
    )
    batch = batch_of(story.workspace)
    ahead = work(story.workspace, OFFICE, ahead_of_pack.bind(batch=batch))
    assert "更正单还没有确认" in ahead[0]
    assert any("还没有认领" in line for line in ahead)
    made = packed(story.workspace, tmp_path / "归档")
    assert made.left_out == ahead, "what was said before is what the pack says"
    assert "更正单还没有确认" in "".join("".join(page_texts((tmp_path / "归档" / "备考表.pdf").read_bytes())).split())
    assert check_pack(tmp_path / "归档").whole
    (meeting,) = ask(story.workspace.store, meetings)
    scans = {path.relative_to(tmp_path / "归档").parts[0]: path for path in (tmp_path / "归档").rglob("*签字页*")}
    assert set(scans) == {"03_评审会", "04_意见书"}
    assert meeting.number in str(scans["03_评审会"].parent.name)
    assert page_count(scans["03_评审会"].read_bytes()) == 1, "of four pages only the one of the sheet"
    whole = list((tmp_path / "归档" / "04_意见书").glob("*签字页*"))
    assert {page_count(path.read_bytes()) for path in whole} == {len(opinion)}
    files = json.loads((tmp_path / "归档" / "index.json").read_text("utf-8"))["files"]
    titles = [one["title"] for one in files]
    assert any(title.startswith("意见书签字页扫描件（第 1、2 页") for title in titles)
    assert any("更正单第 1 号（尚未确认）" in title for title in titles)
    dockets = [json.loads(line) for line in (tmp_path / "归档/data/dockets.jsonl").read_text("utf-8").splitlines()]
    assert [one["state"] for one in dockets] == ["asked"]
