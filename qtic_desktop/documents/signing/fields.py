"""Make every signature field of a document before anybody signs (a field added later spoils the first signature)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from qtic_desktop.documents.signing.boxes import SignatureBox
from qtic_desktop.domain.errors import Refused


def prepare(pdf: bytes, boxes: Mapping[str, SignatureBox], order: Sequence[str]) -> bytes:
    """Add one empty signature field per name of ``order``; each signature locks its own field, the last one all fields.

    ``boxes`` are in PDF points. Raises ``signing.no_signers``, ``signing.box_missing`` and ``signing.pdf_unreadable``.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigFieldSpec, append_signature_field

    from qtic_desktop.documents.signing.pyhanko_parts import QuietWriter, library_silence

    if not order or len(set(order)) != len(order):
        raise Refused("signing.no_signers")
    missing = [name for name in order if name not in boxes]
    if missing:
        raise Refused("signing.box_missing", field=missing[0])
    out = io.BytesIO()
    try:
        with library_silence():
            writer = QuietWriter(io.BytesIO(pdf))
            for name in order:
                last = name == order[-1]
                lock = FieldMDPSpec(FieldMDPAction.ALL) if last else FieldMDPSpec(FieldMDPAction.INCLUDE, fields=[name])
                box = boxes[name]
                corners = (round(box.x1), round(box.y1), round(box.x2), round(box.y2))
                # An archive asks for an appearance of every field, also of one that stays empty (PDF/A, 6.3.3).
                spec = SigFieldSpec(
                    name, on_page=box.page_index, box=corners, field_mdp_spec=lock, empty_field_appearance=True
                )
                append_signature_field(writer, spec)
            writer.write(out)  # type: ignore[no-untyped-call]
    except (PdfError, ValueError, KeyError, IndexError) as error:
        raise Refused("signing.pdf_unreadable") from error
    return out.getvalue()
