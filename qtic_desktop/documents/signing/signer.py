"""Sign one field after another: PAdES B-B, each signature an increment, the first one certifying (form filling only)."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.appearance import box_size, opaque_image, plain_png
from qtic_desktop.documents.signing.boxes import Box, SignatureBox
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from pyhanko.sign.signers.pdf_signer import PdfSigner, PdfSigningSession

    from qtic_desktop.documents.signing.pyhanko_parts import QuietWriter

_CMS_ROOM = 2048  # bytes of the container beside the certificate, with the raw signature


@dataclass(frozen=True, slots=True)
class SigningOrder:
    """One signature to make: which field, whose key, the name written into it, and its picture (PNG) if there is one."""

    field_name: str
    key: SignerKey
    signer_name: str
    image: bytes | None = None


@dataclass(frozen=True, slots=True)
class SigningProgress:
    """``done`` of ``total`` signatures made; ``pdf`` is the file so far."""

    done: int
    total: int
    field_name: str
    pdf: bytes


def sign(
    pdf: bytes,
    field_name: str,
    key: SignerKey,
    *,
    signer_name: str,
    reason: str,
    location: str,
    when: datetime,
    image: bytes | None = None,
    without: Collection[str] = (),
) -> bytes:
    """Sign the prepared field and return the whole file with one increment more.

    ``when`` is an aware datetime (it is written as the time the signer claims); ``image`` is a PNG;
    ``without`` names the fields nobody will sign with a key any more. Raises ``signing.*``:
    ``pdf_unreadable``, ``unknown_field``, ``already_signed``, ``last_too_early``, ``naive_time``, ``image_unreadable``.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    from qtic_desktop.documents.signing.pyhanko_parts import QuietWriter, library_silence

    if when.tzinfo is None:
        raise Refused("signing.naive_time")
    with library_silence():
        try:
            writer = QuietWriter(io.BytesIO(pdf))
            box, first = _check_turn(writer, field_name, without)
        except (PdfError, ValueError, KeyError, IndexError, AttributeError) as error:
            raise Refused("signing.pdf_unreadable") from error
        picture = image if image is not None else plain_png(box_size(box))
        signer = _pdf_signer(key, field_name, signer_name, reason, location, first, picture)
        try:
            return _write(writer, signer, key, when)
        except (PdfError, SigningError) as error:
            raise Refused("signing.failed", field=field_name, reason=str(error)) from error


def sign_all(
    pdf: bytes,
    boxes: Mapping[str, SignatureBox],
    signers: Sequence[SigningOrder],
    *,
    reason: str,
    location: str,
    when: datetime,
) -> Iterator[SigningProgress]:
    """Prepare all fields in the order of ``signers`` and sign them one by one, yielding after each; stop by not asking on."""
    current = prepare(pdf, boxes, [order.field_name for order in signers])
    for number, order in enumerate(signers, start=1):
        current = sign(
            current, order.field_name, order.key,
            signer_name=order.signer_name, reason=reason, location=location, when=when, image=order.image,
        )  # fmt: skip
        yield SigningProgress(number, len(signers), order.field_name, current)


def _check_turn(writer: QuietWriter, field_name: str, without: Collection[str]) -> tuple[Box, bool]:
    """Box of the field, and whether nothing is signed yet; refuses a field that is not there or not on turn."""
    from pyhanko.sign.fields import enumerate_sig_fields

    fields = {name: (value, ref.get_object()) for name, value, ref in enumerate_sig_fields(writer.prev)}
    if field_name not in fields:
        raise Refused("signing.unknown_field", field=field_name)
    value, field = fields[field_name]
    if value is not None:
        raise Refused("signing.already_signed", field=field_name)
    waiting = [name for name, (signed, _) in fields.items() if signed is None and name not in (field_name, *without)]
    if waiting and field["/Lock"]["/Action"] == "/All":
        raise Refused("signing.last_too_early", count=len(waiting))
    x1, y1, x2, y2 = (float(edge) for edge in field["/Rect"])
    return Box(0, x1, y1, x2, y2), all(signed is None for signed, _ in fields.values())


def _pdf_signer(
    key: SignerKey, field_name: str, name: str, reason: str, location: str, first: bool, picture: bytes
) -> PdfSigner:
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    from qtic_desktop.documents.signing.pyhanko_parts import KeptKeySigner

    metadata = PdfSignatureMetadata(
        field_name=field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        name=name,
        reason=reason,
        location=location,
    )
    style = StaticStampStyle(background=PdfImage(opaque_image(picture)), border_width=0, background_opacity=1.0)
    return PdfSigner(metadata, KeptKeySigner(key), stamp_style=style)


def _write(writer: QuietWriter, signer: PdfSigner, key: SignerKey, when: datetime) -> bytes:
    """The steps of the library's own call, with our clock and a fixed room for the container (no trial signature)."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    session: PdfSigningSession = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = when
    room = _CMS_ROOM + len(key.certificate)
    document = session.prepare_tbs_document(None, bytes_reserved=2 * room)
    digest, out = document.digest_tbs_document()
    asyncio.run(document.perform_signature(digest.document_digest, PdfCMSSignedAttributes(signing_time=when)))
    assert isinstance(out, io.BytesIO)
    return out.getvalue()
