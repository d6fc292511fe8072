"""What was noted in the room, in words, and how a note is taken back."""

from __future__ import annotations

from qtic_desktop.domain.meetings import NoteKind
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import meetings
from qtic_desktop.storage.queries.meetings import NoteRow


def note_words(note: NoteRow) -> str:
    """What was noted, in a sentence, with why it was taken back."""
    told = {
        NoteKind.CALLED: tr("第 {n} 个项目开始"),
        NoteKind.OVER: tr("第 {n} 个项目结束"),
        NoteKind.OUT: tr("第 {n} 个项目：{name}离席"),
        NoteKind.BACK: tr("第 {n} 个项目：{name}回席"),
        NoteKind.WORDS: tr("第 {n} 个项目：{words}"),
    }[note.kind].format(n=note.position, name=note.name, words=note.words)
    return told + (tr("（已撤销：{reason}）").format(reason=note.undone_reason) if note.undone_at else "")


def taking_back() -> Act[NoteRow]:
    """The way back of a note."""
    why = Words("reason", tr("原因"), limit=200, lines=2)
    return Act(
        meetings.take_back_note,
        tr("撤销一条会场记录…"),
        lambda note, given: meetings.take_back_note.bind(note_id=note.id, reason=given[why]),
        "undo-2",
        (why,),
        tr("撤销"),
        touches=lambda note: tr("撤销“{what}”。它留在办理记录里，不写入会议记录。").format(what=note_words(note)),
    )
