"""What is typed of a proposal and not yet in the record, in words for a person."""

from __future__ import annotations

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.changes import changes_between
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import Language


def typed_draft(at: str, draft: ProposalDraft, lang: Language, *, since: ProposalDraft | None = None) -> Typed:
    """Every entry of a draft, or of a correction what differs from the form ``since`` it was accepted."""
    lines = tuple(
        (field_words(one.field, lang), value_words(one.field, one.after, lang))
        for one in changes_between(since or ProposalDraft(), draft)
    )
    words = tr("申报（{name}）") if since is None else tr("申报的更正（{name}）")
    where = words.format(name=draft.get("center_name") or draft.get("host_name") or tr("还没有名称"))
    return Typed(at, where, lines, {"draft": draft.to_mapping()})


def typed_again(proposal_id: str, number: str, field: str, text: str, lang: Language) -> Typed:
    """An entry of a second keying."""
    where = tr("复录（{number}）").format(number=number)
    return Typed(f"{proposal_id}/{field}", where, ((field_words(field, lang), text),))
