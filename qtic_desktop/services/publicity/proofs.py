"""The file that proves a posting (三（三）并进行公示): a picture of the page or of the board, kept with the notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.services.kept_files import SCANS, kept_file
from qtic_desktop.services.perform import perform
from qtic_desktop.services.publicity import record_posting
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.workspace import Workspace


@job(Act.RECORD_POSTING, saves=True)
def keep_posting(
    workspace: Workspace, actor: Actor, *, notice_id: str, proof_on: date | None, proof: str, file: Path | None = None
) -> Changes:
    """As ``record_posting``, keeping the file first. Raises ``Refused`` (opinions.scan_kind, opinions.scan_too_large) and
    ``EnvironmentTrouble`` when it cannot be read."""
    name, digest, size = kept_file(workspace, file, "file", SCANS)
    order = record_posting.bind(
        notice_id=notice_id, proof_on=proof_on, proof=proof, file_name=name, sha256=digest, size=size
    )
    return perform(workspace.store, actor, order)
