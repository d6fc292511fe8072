"""A stack of opinions against LibreOffice mail merge, where the office and its bridge are installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bench import opinion
from bench.timing import Row, alternate
from qtic_desktop.documents.content.opinions import opinion_document
from qtic_desktop.documents.fonts import load_fonts
from qtic_desktop.documents.model import Document, Paragraph, SignatureBoard

COPIES = 20
SYSTEM_PYTHON = Path("/usr/bin/python3")


def why_not() -> str:
    """Why there is no mail merge to compare with; empty when there is."""
    if shutil.which("soffice") is None or not SYSTEM_PYTHON.exists():
        return "LibreOffice is not installed"
    found = subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    has_base = any(Path("/usr/lib/libreoffice/program").glob("libflatlo.so"))
    return "" if found.returncode == 0 and has_base else "python3-uno or libreoffice-base-drivers is not installed"


def paragraphs(document: Document) -> list[str]:
    """The words of the paper, one text a paragraph."""
    texts = [document.title.replace("\n", "")]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, SignatureBoard):
            texts += [f"{slot.role_text}：{slot.name}　{slot.organization}" for slot in block.signers]
            texts.append(block.date_text)
    return texts


@contextmanager
def office(texts: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A running office that merges ``COPIES`` letters for every line it is sent."""
    with tempfile.TemporaryDirectory() as folder:
        child = subprocess.Popen(
            [SYSTEM_PYTHON, Path(__file__).with_name("mail_merge.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            _pipe(child.stdin).write(json.dumps({"folder": folder, "copies": COPIES, "paragraphs": texts}) + "\n")
            yield child
        finally:
            _pipe(child.stdin).close()
            child.wait(30)


def _pipe(end: IO[str] | None) -> IO[str]:
    assert end is not None
    return end


def _merged(child: subprocess.Popen[str]) -> float:
    _pipe(child.stdin).write("go\n")
    _pipe(child.stdin).flush()
    answer = _pipe(child.stdout).readline()
    if not answer:
        raise SystemExit("the mail merge stopped")
    return float(answer) / COPIES


def measure(rounds: int) -> list[Row]:
    """Time per opinion in a stack; both programs are running already and have their fonts."""
    fonts, facts = load_fonts(), opinion.facts()
    words = opinion.text(facts)

    def own() -> float:
        found = alternate({"own": lambda: opinion.make(facts, words, fonts)}, COPIES, warm=0)["own"]
        return sum(found.seconds) / COPIES

    with office(paragraphs(opinion_document(facts, words, draft=False))) as child:
        times = alternate({"merge": lambda: _merged(child), "own": own}, rounds)
    what = f"an opinion in a stack of {COPIES}"
    return [Row(what, "LibreOffice mail merge", times["merge"], times["own"], note="well-known peer, not a floor")]
