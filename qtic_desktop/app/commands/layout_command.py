"""``layout``: papers measured against GB/T 9704-2012, every deviation in millimetres and characters (排版核对)."""

from __future__ import annotations

import argparse
from typing import Any

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.usage import existing_file
from qtic_desktop.confined.reader import Reader, read_apart
from qtic_desktop.documents.layout_check import check_layout
from qtic_desktop.resources import message


def run(options: argparse.Namespace) -> Answer:
    """One report a file; whatever deviates is a finding. The files may be of anybody, so they are read apart."""
    files: list[dict[str, Any]] = []
    lines: list[str] = []
    for path in options.files:
        report = read_apart(Reader.PAGES, check_layout, existing_file(path).read_bytes())
        said = [message(one.code, options.lang, **one.facts) for one in report.deviations]
        remarks = [message(one.code, options.lang, **one.facts) for one in report.remarks]
        head = "layout.clean" if report.is_clean else "layout.found"
        lines.append(message(head, options.lang, name=path.name, pages=report.pages, count=len(said)))
        lines += [f"  {one}" for one in (*said, *remarks)]
        files.append(
            {
                "file": str(path),
                "pages": report.pages,
                "fonts": list(report.fonts),
                "deviations": [{"id": one.code, **one.facts} for one in report.deviations],
                "remarks": [{"id": one.code, **one.facts} for one in report.remarks],
                "sentences": [*said, *remarks],
            }
        )
    clean = not any(one["deviations"] for one in files)
    return Answer({"ok": clean, "files": files}, lines, DONE if clean else FINDINGS)
