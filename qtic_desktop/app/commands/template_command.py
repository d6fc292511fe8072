"""``template``: an empty import workbook."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import Answer
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.exports import write_template


def run(options: argparse.Namespace) -> Answer:
    """Write the workbook and say where it is."""
    if options.out.suffix.lower() != ".xlsx":
        raise Refused("usage.ending", file=options.out.name, endings=".xlsx")
    if options.out.exists():
        raise Refused("usage.exists", file=options.out.name)
    write_template(options.kind, options.out, lang=options.lang)
    return Answer({"kind": options.kind, "file": str(options.out)}, [str(options.out)])
