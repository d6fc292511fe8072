"""Look at one signature: digest, container, chain, and what later revisions did."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.structure import container_is_canonical, read_range
from qtic_desktop.documents.signing.verdict import Finding, SignatureReport
from qtic_desktop.domain.opinions.certificate_text import shown

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})


def digest_matches(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signed bytes still have the digest inside the container (the container itself is checked later)."""
    if signature.md_algorithm not in _DIGESTS:
        return False
    attributes = {each["type"].native: each["values"] for each in signature.signer_info["signed_attrs"]}
    stored = attributes.get("message_digest")
    return stored is not None and len(stored) == 1 and stored[0].native == signature.compute_digest()


def check_signature(
    signature: EmbeddedPdfSignature, *, intact: bool, in_depth: bool, roots: Collection[bytes]
) -> SignatureReport:
    """Report on one signature; without ``in_depth`` (some digest is already wrong) chain and revisions are not examined."""
    reasons: list[Finding] = []
    trusted = False
    if not intact:
        reasons.append(Finding("signing.invalid.bytes_changed"))
    elif in_depth:
        trusted, intact, reasons = _examine(signature, roots)
    certificate = signature.signer_cert
    entry = signature.sig_object
    return SignatureReport(
        field_name=signature.field_name,
        signer_name=shown(str(entry.get("/Name", ""))),
        certificate_owner=_name_part(certificate.subject, "common_name"),
        certificate_organization=_name_part(certificate.subject, "organization_name"),
        certificate_issuer=_issuer(certificate),
        fingerprint=sha256_hex(certificate.dump()),
        claimed_time=_claimed_time(signature),
        reason=shown(str(entry.get("/Reason", ""))),
        location=shown(str(entry.get("/Location", ""))),
        intact=intact,
        trusted=trusted,
        reasons=tuple(reasons),
    )


def _examine(signature: EmbeddedPdfSignature, roots: Collection[bytes]) -> tuple[bool, bool, list[Finding]]:
    """(trusted, intact, reasons) by the library in its strict mode, plus our own demands on the container."""
    status = _status(signature, roots)
    reasons: list[Finding] = []
    if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        reasons.append(Finding("signing.invalid.container"))
    if not (status.intact and status.valid):
        return False, False, [*reasons, Finding("signing.invalid.signature_wrong")]
    owner = {"owner": _name_part(signature.signer_cert.subject, "common_name")}
    if _outside_its_time(signature):
        reasons.append(Finding("signing.invalid.certificate_time", owner))
    elif roots and not status.trusted:
        reasons.append(Finding("signing.invalid.unknown_certificate", owner))
    if (status.trusted and not status.bottom_line) or not status.docmdp_ok or _beyond_form_filling(status):
        reasons.append(Finding("signing.invalid.changed_after_signing"))
    if read_range(signature, _file_bytes(signature)) is None:
        reasons.append(Finding("signing.invalid.byte_range"))
    elif not container_is_canonical(signature):
        reasons.append(Finding("signing.invalid.container"))
    return bool(roots and status.trusted), True, reasons


def _beyond_form_filling(status: PdfSignatureStatus) -> bool:
    from pyhanko.sign.diff_analysis import ModificationLevel

    return status.modification_level is None or status.modification_level > ModificationLevel.FORM_FILLING


def _status(signature: EmbeddedPdfSignature, roots: Collection[bytes]) -> PdfSignatureStatus:
    """Validate as of the claimed time: an expert's certificate may run out years before the paper loses its meaning."""
    from asn1crypto import x509
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    from qtic_desktop.documents.signing.pyhanko_parts import signing_only_policy

    context = ValidationContext(
        trust_roots=[x509.Certificate.load(root) for root in roots],
        moment=_claimed_time(signature),
        allow_fetching=False,
    )
    # A certificate that does not limit its use may sign (RFC 5280, 4.2.1.3); the library by itself wants the extension.
    signing = {"digital_signature", "non_repudiation"} if signature.signer_cert.key_usage_value is not None else set()
    usage = KeyUsageConstraints(key_usage=signing, match_all_key_usages=False)
    return asyncio.run(
        async_validate_pdf_signature(
            signature,
            signer_validation_context=context,
            diff_policy=signing_only_policy(),
            key_usage_settings=usage,
        )
    )


def _outside_its_time(signature: EmbeddedPdfSignature) -> bool:
    """Asked apart: the library does not look at the dates of a certificate that is itself a root."""
    claimed = _claimed_time(signature)
    lifetime = signature.signer_cert["tbs_certificate"]["validity"]
    return claimed is None or not lifetime["not_before"].native <= claimed <= lifetime["not_after"].native


def _claimed_time(signature: EmbeddedPdfSignature) -> datetime | None:
    claimed = signature.self_reported_timestamp
    return claimed if claimed is not None and claimed.tzinfo is not None else None


def _name_part(name: x509.Name, part: str) -> str:
    value = name.native.get(part, "")
    return shown(value if isinstance(value, str) else ", ".join(value))


def _issuer(certificate: x509.Certificate) -> str:
    name, organization = (_name_part(certificate.issuer, part) for part in ("common_name", "organization_name"))
    return f"{name}（{organization}）" if organization else name


def _file_bytes(signature: EmbeddedPdfSignature) -> bytes:
    stream = signature.reader.stream
    stream.seek(0)
    data: bytes = stream.read()
    return data
