"""The parts of the signing libraries we replace. Importing this module imports pyHanko (about 0.4 s): do it inside functions."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.signers.pdf_cms import Signer

from qtic_desktop.documents.signing.keys import SignerKey

_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_ECDSA_ROOM = 160  # a DER signature of P-521 is the longest we accept


_strict_name_form = x509.NameTypeAndValue._ldap_string_prep  # noqa: SLF001


def _name_form(self: x509.NameTypeAndValue, text: str) -> str:
    """Compare names with characters that are younger than Unicode 3.2.

    The library prepares names by a table of 2002 and gives up on everything newer (𬭚, 𫖯), so that genuine certificates
    count as unknown. Such names are compared in NFKC form; names only choose the issuer to try, its signature decides.
    """
    try:
        prepared: str = _strict_name_form(self, text)
    except ValueError:
        prepared = " " + " ".join(unicodedata.normalize("NFKC", text).casefold().split()) + " "
    return prepared


x509.NameTypeAndValue._ldap_string_prep = _name_form  # noqa: SLF001


class KeptKeySigner(Signer):
    """Signs with a key object that is already loaded; the stock signer loads and re-checks the key for each signature."""

    def __init__(self, key: SignerKey) -> None:
        super().__init__(signing_cert=x509.Certificate.load(key.certificate), embed_roots=False)
        self._key = key.private_key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        digest = _HASHES[digest_algorithm]()
        if isinstance(self._key, rsa.RSAPrivateKey):
            return bytes(self._key.key_size // 8) if dry_run else self._key.sign(data, padding.PKCS1v15(), digest)
        return bytes(_ECDSA_ROOM) if dry_run else self._key.sign(data, ec.ECDSA(digest))


class QuietWriter(IncrementalPdfFileWriter):
    """Writes an increment without touching Info or XMP: a change of metadata after a signature is what we refuse."""

    def _update_meta(self) -> None:
        return None


@cache
def signing_only_policy() -> StandardDiffPolicy:
    """What may change after a signature: a prepared signature field gets its value, and nothing else.

    The library's own policy also allows new metadata, new signature fields, filled-in form fields and new entries for
    long-term validation; this program never writes them.
    """
    level = ModificationLevel.LTA_UPDATES
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule({"/AcroForm"}),  # type: ignore[no-untyped-call]
            XrefStreamRule().as_qualified(level),
            ObjectStreamRule().as_qualified(level),
        ],
        form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()], ignored_acroform_keys=set()),
    )


@contextmanager
def library_silence() -> Iterator[None]:
    """Keep the libraries' log lines about a hostile or foreign file away from the program's log; the verdict says it."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
