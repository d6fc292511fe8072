"""Checks on the bytes around a signature that the libraries leave open: exact ranges, padding, and a canonical container."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto import cms, x509
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_OBJECT = re.compile(rb"\s*\d{1,10} \d{1,5} obj\b")
_REVISION_END = re.compile(
    rb"\s*(?:xref\s[\d nf\r\n]*trailer\s*<<[^%]*>>\s*)?startxref\s+\d{1,12}\s+%%EOF\s*", re.DOTALL
)

MAX_FILE_BYTES = 64 << 20
MAX_REVISIONS = 80
MAX_SIGNATURES = 40


@dataclass(frozen=True, slots=True)
class Range:
    """Signed bytes ``[0, gap_start)`` and ``[gap_end, end)``; the gap holds the container in hexadecimal."""

    gap_start: int
    gap_end: int
    end: int


def read_range(signature: EmbeddedPdfSignature, pdf: bytes) -> Range | None:
    """The byte range if it is two plain pieces with exactly the container between them, else None."""
    numbers = [int(number) for number in signature.byte_range]
    if len(numbers) != 4 or numbers[0] != 0 or min(numbers) < 0:
        return None
    found = Range(numbers[1], numbers[2], numbers[2] + numbers[3])
    if not 0 < found.gap_start < found.gap_end < found.end <= len(pdf):
        return None
    return found if _gap_is_exact(signature, pdf[found.gap_start : found.gap_end]) else None


def _gap_is_exact(signature: EmbeddedPdfSignature, gap: bytes) -> bool:
    """Upper-case hexadecimal of the parsed container, zero-padded, and nothing else: no byte of the gap is free to change."""
    container = signature.pkcs7_content
    der = der_length(container)
    return gap == b"<" + container.hex().upper().encode() + b">" and der > 0 and not any(container[der:])


def is_plain_revision(data: bytes) -> bool:
    """Whether an appended revision is objects, one behind the other, then a table or none, and its end: no byte of it may
    belong to nothing, or the file could be something else (an archive, a script) for another program."""
    place = 0
    while found := _OBJECT.match(data, place):
        end = data.find(b"endobj", found.end())
        if end < 0:
            return False
        place = end + len(b"endobj")
    return place > 0 and _REVISION_END.fullmatch(data, place) is not None


def der_length(data: bytes) -> int:
    """Length of the outermost DER element, 0 when there is none."""
    if len(data) < 2 or data[0] != 0x30:
        return 0
    if data[1] < 0x80:
        return data[1] + 2
    octets = data[1] & 0x7F
    length = int.from_bytes(data[2 : 2 + octets], "big") + 2 + octets
    return length if 1 <= octets <= 4 and length <= len(data) else 0


def container_is_canonical(signature: EmbeddedPdfSignature) -> bool:
    """Whether the container holds only what the signature vouches for.

    Parts of a CMS container are outside every digest (version, list of digests, further certificates, unsigned
    attributes). Rebuilt from the vouched parts alone it must give the same bytes.
    """
    from asn1crypto import cms

    info, own = signature.signer_info, signature.signer_cert
    digest = {"algorithm": info["digest_algorithm"]["algorithm"].native}
    family = {"ec": "ecdsa", "rsa": "rsa"}.get(own.public_key.algorithm, "")
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=own)],
            "signer_infos": [
                {
                    "version": "v1",
                    "sid": _signer_id(own),
                    "digest_algorithm": digest,
                    "signature_algorithm": {"algorithm": f"{digest['algorithm']}_{family}"},
                    "signed_attrs": info["signed_attrs"],
                    "signature": info["signature"].native,
                }
            ],
        }
    )
    rebuilt = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    container = signature.pkcs7_content
    return bool(rebuilt == container[: der_length(container)])


def _signer_id(certificate: x509.Certificate) -> cms.SignerIdentifier:
    from asn1crypto import cms

    name_and_number = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(name_and_number))
