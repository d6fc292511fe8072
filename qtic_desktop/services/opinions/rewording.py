"""A draft taken over into another version of the wording of its kind."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from qtic_desktop.documents.content.opinions import draft_text
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.opinions.wordings import reworded
from qtic_desktop.services.opinions import require_sealed, text_from, text_json
from qtic_desktop.services.opinions.facts import facts_of
from qtic_desktop.services.opinions.wordings import wording_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.TAKE_WORDING)
def take_wording(work: UnitOfWork, *, opinion_id: str, number: int) -> Changes:
    """Let a draft be written in version ``number`` of the wording: sentences nobody touched follow, what was written stays.
    The way back is the same act with the number there was.

    Raises ``Refused``: opinions.not_draft (a final or signed one is never touched), opinions.not_sealed, wording.gone,
    wording.taken.
    """
    row = work.get(Opinion, opinion_id)
    if row.status != OpinionStatus.DRAFT:
        raise Refused("opinions.not_draft")
    require_sealed(work, row)
    if row.wording == number:
        raise Refused("wording.taken", number=number)
    new, old = wording_of(work.session, row.kind, number), wording_of(work.session, row.kind, row.wording)
    facts = facts_of(work.session, row)
    after = draft_text(replace(facts, wording=number), new)
    text = reworded(text_from(json.loads(row.text)), draft_text(facts, old), after)
    before, row.wording, row.text = row.wording, number, text_json(text)
    told = {"wording": number, "before": before, "sha256": hashlib.sha256(row.text.encode()).hexdigest()}
    work.record(Act.TAKE_WORDING, Kind.OPINION, row.id, **told)
    return Changes.of(Kind.OPINION, row.id)
