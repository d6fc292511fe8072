"""A full disk: one sentence, nothing half done, the old data intact, and on it goes once there is space again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.resources import message
from qtic_desktop.services import intake
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries.intake import draft, proposals
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import CLERK, Story, begin_story

ROOT = Path(__file__).resolve().parents[2]

WRITES = """
    import json, resource, sys
    from pathlib import Path
    from qtic_desktop.domain.changes import Actor, Role
    from qtic_desktop.domain.errors import EnvironmentTrouble
    from qtic_desktop.domain.intake import ProposalDraft
    from qtic_desktop.resources import message
    from qtic_desktop.services import intake
    from tests.helpers.doors import perform
    from qtic_desktop.storage.workspace import open_workspace

    with open_workspace(Path(sys.argv[1])) as workspace:
        size = (Path(sys.argv[1]) / "qtic.db").stat().st_size
        proposal = None

        def save(length):
            global proposal
            made = perform(
                workspace.store, Actor("c", "录入员", Role.CLERK), intake.save_draft, proposal_id=proposal,
                draft=ProposalDraft().having("center_name", "海" * length), page="host", cursor_field="x",
            )
            (proposal,) = made.ids

        def refused(act):
            try:
                act()
            except EnvironmentTrouble as trouble:
                return message(trouble.code, **trouble.facts)

        save(10)
        no_limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        said = []
        # From a limit below the journal's first page to one that cuts the growing database in the middle.
        for limit in (0, 100, 4096, 9000, size - 4096, size, size + 4096 * 3 + 1000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, no_limit[1]))
            said.append(refused(lambda: save(60_000)))
            said.append(refused(lambda: workspace.attachments.put(b"x" * (size + 70_000))))
            resource.setrlimit(resource.RLIMIT_FSIZE, no_limit)
        save(20)
        kept = workspace.attachments.put(b"there is space again")
        print(json.dumps({"said": said, "proposal": proposal, "kept": kept}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits belong to POSIX systems")
def test_writes_that_fail_anywhere_leave_what_was_there(tmp_path: Path) -> None:
    story: Story = begin_story(tmp_path / "w", proposals=1, experts=1)
    story.workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WRITES), str(tmp_path / "w")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert all(answer["said"]), f"a failed write passed for a good one: {answer['said']}"
    assert all("。" in sentence for sentence in answer["said"])
    with open_workspace(tmp_path / "w") as again:
        with again.store.read() as session:
            stored = draft(session, proposal_id=answer["proposal"])
        assert stored.draft["values"]["center_name"] == "海" * 20
        files = [file.name for file in (tmp_path / "w" / "attachments").rglob("*") if file.is_file()]
        assert files == [answer["kept"]], "the halves of refused attachments"
        assert check_workspace(again) == ()


def test_a_database_that_cannot_grow_says_that_the_disk_is_full(tmp_path: Path) -> None:
    with begin_story(tmp_path / "w", proposals=1, experts=1).workspace as workspace:
        story = Story(workspace, [], [])

        def cap(connection: Any, pages: int) -> None:
            connection.execute(f"PRAGMA max_page_count={pages}")

        def save(text: str) -> Any:
            wanted = ProposalDraft().having("center_name", text)
            return story.do(intake.save_draft, actor=CLERK, draft=wanted, page="host", cursor_field="x")

        def full(connection: Any, _record: Any, _proxy: Any) -> None:
            cap(connection, 1)  # SQLite takes the present size instead: not one page more

        event.listen(workspace.store.engine, "checkout", full)
        before = len(story.ask(proposals))
        with pytest.raises(EnvironmentTrouble) as caught:
            save("海" * 60_000)
        assert caught.value.code == "storage.disk_full"
        assert "磁盘已满" in message(caught.value.code, **caught.value.facts)
        assert len(story.ask(proposals)) == before
        event.remove(workspace.store.engine, "checkout", full)
        event.listen(workspace.store.engine, "checkout", lambda connection, *_: cap(connection, 1_000_000))
        save("海" * 60_000)
        assert len(story.ask(proposals)) == before + 1
        assert check_workspace(workspace) == ()
