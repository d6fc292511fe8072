"""One signature, and one whole opinion with seven of them, against the bare calls of the libraries."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench import opinion, sign
from bench.timing import Row, alternate
from qtic_desktop.documents.fonts import load_fonts
from qtic_desktop.documents.signing.authority import open_authority
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.verify import verify


def measure(rounds: int) -> list[Row]:
    """Signing alone (a seventh of seven), and from facts to the signed file. Stops when the result does not verify."""
    fonts, facts = load_fonts(), opinion.facts()
    words = opinion.text(facts)
    opened, calls = opinion.strokes(facts, words, fonts)
    drawn = opinion.make(facts, words, fonts)
    fields, boxes = [seat.field_name for seat in facts.panel], drawn.signature_boxes
    with tempfile.TemporaryDirectory() as folder:
        authority = open_authority(Path(folder), office_name="bench", passphrase=b"bench", when=sign.WHEN)
        keys = [authority.key_for(seat.name, seat.organization, seat.expert_id, when=sign.WHEN) for seat in facts.panel]
    start = prepare(drawn.data, boxes, fields)

    def seven(way: sign.SignOne, pdf: bytes) -> bytes:
        for number, (field, key) in enumerate(zip(fields, keys, strict=True)):
            pdf = way(pdf, field, key, number == 0)
        return pdf

    def own() -> bytes:
        made = opinion.make(facts, words, fonts)
        return seven(sign.ours, prepare(made.data, made.signature_boxes, fields))

    if verify(own(), trust_roots=[authority.root]).state != "valid":
        raise SystemExit("the signed file does not verify")
    times = alternate(
        {
            "bare signing": lambda: seven(sign.bare, start),
            "signing": lambda: seven(sign.ours, start),
            "bare": lambda: seven(sign.bare, prepare(opinion.bare(opened, calls), boxes, fields)),
            "own": own,
        },
        rounds,
    )
    count = len(fields)
    return [
        Row(f"{count} signatures", "pyHanko, key kept", times["bare signing"], times["signing"], 1.5),
        Row(f"one opinion with {count} signatures", "reportlab and pyHanko", times["bare"], times["own"], 1.5),
    ]
