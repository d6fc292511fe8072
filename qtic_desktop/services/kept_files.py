"""A file that a person chose, kept by its content beside the record: scans, reports, proofs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.storage.workspace import Workspace

SCANS: Final = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
MOST_BYTES: Final = 50 << 20


def kept_file(workspace: Workspace, path: Path | None, field: str, kinds: tuple[str, ...]) -> tuple[str, str, int]:
    """Name, digest and size of a file that is kept now; empty where there is none."""
    if path is None:
        return "", "", 0
    if path.suffix.lower() not in kinds:
        raise Refused("opinions.scan_kind" if kinds is SCANS else "evaluation.not_a_pdf", file=path.name).beside(field)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=trouble.strerror or "") from trouble
    if len(data) > MOST_BYTES or not data:
        raise Refused("opinions.scan_too_large", file=path.name, most=MOST_BYTES >> 20).beside(field)
    if kinds is not SCANS and b"%PDF-" not in data[:1024]:
        raise Refused("evaluation.not_a_pdf", file=path.name).beside(field)
    return path.name, workspace.attachments.put(data), len(data)
