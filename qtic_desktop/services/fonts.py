"""公文字体: the font files an office adds to its workspace, which every paper then tries first."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, long_job, use_case
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet

#: Largest file taken for a font, in megabytes; the largest known Chinese font has 67.
LARGEST = 128
_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"ttcf")


@dataclass(frozen=True, slots=True)
class FontRow:
    """What prints one role of text: the role's value, the file, and where it comes from (office, system, open)."""

    role: str
    file: str
    origin: str
    stands_in: bool


def fonts_of(workspace: Workspace) -> FontSet:
    """The fonts for the papers of this workspace; the office's own files first."""
    from qtic_desktop.documents.fonts import load_fonts

    return load_fonts(workspace.office_fonts, make=True)


@long_job(Read.WORKSPACE)
def prepare_fonts(workspace: Workspace, actor: Actor) -> Generator[Progress, None, FontSet]:
    """As ``fonts_of``, told step by step: the first run on a computer makes the open set, which takes about a minute."""
    import queue
    from concurrent.futures import ThreadPoolExecutor

    from qtic_desktop.documents.fonts import load_fonts

    told: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="fonts") as maker:
        work = maker.submit(
            load_fonts,
            workspace.office_fonts,
            progress=lambda done, total, text: told.put(Progress(done, total, text)),
            make=True,
        )
        work.add_done_callback(lambda _: told.put(None))
        while (step := told.get()) is not None:
            yield step
        return work.result()


@job(Read.WORKSPACE)
def font_rows(workspace: Workspace, actor: Actor) -> tuple[FontRow, ...]:
    """For each role of text the file that prints it here, then every further file the office added."""
    from qtic_desktop.documents.fonts import Role

    fonts = fonts_of(workspace)
    rows = []
    for role in Role:
        face = fonts.face_for("\U00020164" if role is Role.LAST else "中", role)
        if face is not None:
            rows.append(FontRow(role.value, face.file.path.name, face.file.origin, face.file.role is not role))
    shown = {row.file for row in rows}
    return (
        *rows,
        *(
            FontRow("", file.path.name, file.origin, False)
            for file in fonts.files
            if file.origin == "office" and file.path.name not in shown
        ),
    )


@job(Act.ADD_FONT, saves=True, thread="storage")
def add_font_file(workspace: Workspace, actor: Actor, *, path: Path) -> Changes:
    """Copy a font file of the office into the workspace, after trying whether papers can embed it.

    Raises ``Refused``: registry.font_not_truetype, registry.font_unreadable, registry.font_too_large,
    registry.font_there_already; ``NotAllowed``; ``EnvironmentTrouble`` when the disk does not take it.
    """
    data = _read(path)
    folder = workspace.office_fonts
    for known in folder.glob("*"):
        if known.is_file() and known.stat().st_size == len(data) and known.read_bytes() == data:
            raise Refused("registry.font_there_already", file=known.name)
    target = _free_name(folder, path.name)
    write_durably(target, data)
    try:
        return perform(workspace.store, actor, add_font.bind(file=target.name, size=len(data)))
    except BaseException:
        target.unlink(missing_ok=True)  # a font that nobody recorded must not print
        raise


@use_case(Act.ADD_FONT)
def add_font(work: UnitOfWork, *, file: str, size: int) -> Changes:
    """Record that a font file of ``size`` bytes joins the workspace."""
    work.record(Act.ADD_FONT, Kind.FONT, file, size=size)
    return Changes.of(Kind.FONT, file)


def _read(path: Path) -> bytes:
    from qtic_desktop.documents.fonts import embeddable

    try:
        size = path.stat().st_size
        if size > LARGEST * 1_000_000:
            raise Refused("registry.font_too_large", file=path.name, size=size // 1_000_000, limit=LARGEST)
        data = path.read_bytes()
    except OSError as error:
        raise Refused("registry.font_unreadable", file=path.name) from error
    if path.suffix.lower() not in (".ttf", ".ttc") or not data.startswith(_TRUETYPE):
        raise Refused("registry.font_not_truetype", file=path.name)
    if not embeddable(path):
        raise Refused("registry.font_unreadable", file=path.name)
    return data


def _free_name(folder: Path, name: str) -> Path:
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{Path(name).stem} ({number}){Path(name).suffix}", number + 1
    return target
