"""Verify the signatures of a PDF strictly: every doubt is a reason, and hostile bytes give an answer, never an exception.

The library's own verdict is not enough (its authors call the comparison of revisions experimental): here a file is valid
only if every field is signed, the last signature covers every byte, each signature is followed by exactly one revision
that does nothing but sign, the containers hold no free bytes, each certificate leads to a known root and, where the
record knows the file, fields, certificates, order and SHA-256 are the recorded ones.
"""

from __future__ import annotations

import io
import time
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from qtic_desktop.documents.signing.fingerprints import sha256_hex
from qtic_desktop.documents.signing.structure import (
    MAX_FILE_BYTES,
    MAX_REVISIONS,
    MAX_SIGNATURES,
    Range,
    is_plain_revision,
    read_range,
)
from qtic_desktop.documents.signing.verdict import (
    Compared,
    ExpectedSignatures,
    Finding,
    SignatureReport,
    State,
    Verdict,
)
from qtic_desktop.domain.opinions.certificates import holder_is

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

TIME_LIMIT_SECONDS = 30.0
_CLOCK_SLACK = timedelta(hours=26)  # two time zones and a station clock that is a little ahead


def verify(
    pdf: bytes,
    *,
    trust_roots: Collection[bytes],
    expected: ExpectedSignatures | None = None,
    record_searched: bool = False,
    now: datetime | None = None,
) -> Verdict:
    """Return the verdict about ``pdf``; never raises for what the file contains.

    ``trust_roots`` are DER certificates: the workspace's authority and enrolled ones. Without any, an intact file is
    UNDECIDABLE, because anybody may have signed it. ``expected`` is what the record says; a certificate it names counts
    as enrolled, whoever issued it. ``record_searched`` without ``expected`` means that the record knows no such file:
    UNDECIDABLE at best. ``now`` (aware) only serves a remark on signatures that claim a time in the future.
    """
    digest = sha256_hex(pdf)
    refusal = _refuse_early(pdf)
    if refusal is not None:
        state = State.UNDECIDABLE if refusal.code == "signing.undecidable.too_large" else State.INVALID
        return Verdict(state, digest, (refusal,))
    from qtic_desktop.documents.signing.pyhanko_parts import library_silence

    try:
        with library_silence():
            return _Inspection(pdf, digest, trust_roots, expected, record_searched, now).verdict()
    except TimeoutError:
        return Verdict(State.UNDECIDABLE, digest, (Finding("signing.undecidable.too_slow"),))
    except Exception as error:  # noqa: BLE001 - a parser fed with hostile bytes may fail in any way
        return Verdict(State.INVALID, digest, (Finding("signing.invalid.unreadable", {"kind": type(error).__name__}),))


def _refuse_early(pdf: bytes) -> Finding | None:
    """What is decided before any parsing."""
    if len(pdf) > MAX_FILE_BYTES:
        return Finding("signing.undecidable.too_large", {"megabytes": MAX_FILE_BYTES >> 20})
    if not pdf.startswith(b"%PDF-1."):
        return Finding("signing.invalid.not_pdf")
    if pdf.count(b"startxref") > MAX_REVISIONS:
        return Finding("signing.invalid.too_many_revisions")
    return None


class _Inspection:
    """One run over one file; collects reasons instead of stopping at the first."""

    def __init__(
        self,
        pdf: bytes,
        digest: str,
        trust_roots: Collection[bytes],
        expected: ExpectedSignatures | None,
        record_searched: bool,
        now: datetime | None,
    ) -> None:
        from pyhanko.pdf_utils.reader import PdfFileReader

        self._pdf = pdf
        self._digest = digest
        self._roots = tuple(trust_roots)
        self._expected = expected
        recorded = expected.signatures if expected is not None else ()
        self._enrolled = frozenset(each.certificate_sha256.lower() for each in recorded)
        self._record_searched = record_searched
        self._now = now
        self._deadline = time.monotonic() + TIME_LIMIT_SECONDS
        self._reasons: list[Finding] = []
        self._doubts: list[Finding] = []
        self._remarks: list[Finding] = []
        self._reader = PdfFileReader(io.BytesIO(pdf))

    def verdict(self) -> Verdict:
        signatures, missing = self._find_signatures()
        reports: tuple[SignatureReport, ...] = ()
        if len(signatures) <= MAX_SIGNATURES:
            ranges = [read_range(signature, self._pdf) for signature in signatures]
            self._check_ranges(ranges)
            self._check_certification(signatures)
            reports = self._reports(signatures)
            self._compare_with_record(reports)
            self._compare_names(reports)
            self._remark(reports)
        else:
            self._fail("too_many_signatures")
        return Verdict(
            state=self._state(reports),
            file_sha256=self._digest,
            reasons=(*self._reasons, *self._doubts),
            signatures=reports,
            missing=tuple(missing),
            remarks=tuple(self._remarks),
            compared=self._compared(),
        )

    def _compared(self) -> Compared:
        if self._expected is None:
            return "nothing"
        return "signers" if self._expected.file_sha256 is None else "file"

    def _state(self, reports: Sequence[SignatureReport]) -> State:
        if self._reasons or any(report.reasons or not report.intact for report in reports):
            return State.INVALID
        return State.UNDECIDABLE if self._doubts else State.VALID

    def _fail(self, code: str, **facts: object) -> None:
        self._reasons.append(Finding(f"signing.invalid.{code}", facts))

    def _find_signatures(self) -> tuple[list[EmbeddedPdfSignature], list[str]]:
        """Signatures in the order in which they were made, and the names of fields that wait for one."""
        if self._reader.encrypted:
            self._fail("encrypted")
        fields, others = _list_fields(self._reader)
        if others:
            self._fail("other_form_fields", count=others)
        settled = self._expected.settled if self._expected is not None else frozenset()
        empty = [name for name, signed in fields if not signed]
        missing = [name for name in empty if name not in settled]
        if len(empty) > len(missing):
            self._remarks.append(Finding("signing.remark.settled", {"count": len(empty) - len(missing)}))
        signatures = list(self._reader.embedded_signatures)
        if not fields or not signatures:
            self._fail("no_signature")
        elif missing and self._expected is None and not self._roots:
            # Nothing to compare with: a line settled by hand, refusal or absence leaves the same empty field as a late one.
            self._doubts.append(Finding("signing.undecidable.fields_empty", {"count": len(missing)}))
        elif missing:
            if self._expected is None:
                self._remarks.append(Finding("signing.remark.fields_unknown"))
            self._fail("incomplete", count=len(missing), fields=", ".join(missing))
        if len(signatures) + len(empty) != len(fields) or len({name for name, _ in fields}) != len(fields):
            self._fail("fields_ambiguous")
        return signatures, missing

    def _check_ranges(self, ranges: Sequence[Range | None]) -> None:
        """The signed pieces grow signature by signature, one revision each, and the last one reaches the end of the file."""
        known = [found for found in ranges if found is not None]
        if not known:
            return
        if len(known) != len(ranges):
            self._fail("byte_range")
            return
        if known[-1].end != len(self._pdf):
            self._fail("added_after_last", size=len(self._pdf) - known[-1].end)
        for earlier, later in pairwise(known):
            between = self._pdf[earlier.end : later.end]
            one = between.count(b"startxref") == 1 and is_plain_revision(between)
            if earlier.end >= later.gap_start or not one:
                self._fail("revision_between")
                return
        first = known[0].end
        if self._reader.xrefs.total_revisions - len(known) + 1 > self._pdf[:first].count(b"startxref"):
            self._fail("revision_between")

    def _check_certification(self, signatures: Sequence[EmbeddedPdfSignature]) -> None:
        """The first signature, and only it, forbids everything but filling in the prepared fields."""
        from pyhanko.sign.fields import MDPPerm
        from pyhanko.sign.validation.pdf_embedded import read_certification_data

        if not signatures:
            return
        found = read_certification_data(self._reader)
        if found is None or found.permission is None or found.permission > MDPPerm.FILL_FORMS:
            self._fail("not_certified")
        elif found.author_sig.get_object().container_ref != signatures[0].sig_object.container_ref:
            self._fail("certified_late")

    def _reports(self, signatures: Sequence[EmbeddedPdfSignature]) -> tuple[SignatureReport, ...]:
        """Digests first: they are quick, and the slow comparison of revisions is pointless once a byte has changed."""
        from qtic_desktop.documents.signing.signature_check import check_signature, digest_matches

        untouched = [digest_matches(signature) for signature in signatures]
        reports = []
        for signature, intact in zip(signatures, untouched, strict=True):
            if time.monotonic() > self._deadline:
                raise TimeoutError
            roots = self._roots_for(signature)
            reports.append(check_signature(signature, intact=intact, in_depth=all(untouched), roots=roots))
        if not self._roots and not self._enrolled and reports:
            self._doubts.append(Finding("signing.undecidable.no_roots"))
        return tuple(reports)

    def _roots_for(self, signature: EmbeddedPdfSignature) -> tuple[bytes, ...]:
        """The known roots, and the certificate itself where the record names it."""
        own: bytes = signature.signer_cert.dump()
        return (*self._roots, own) if sha256_hex(own) in self._enrolled else self._roots

    def _compare_with_record(self, reports: Sequence[SignatureReport]) -> None:
        if self._expected is None:
            if self._record_searched and reports:
                self._doubts.append(Finding("signing.undecidable.not_in_record"))
            return
        found = [(report.field_name, report.fingerprint) for report in reports]
        wanted = [(each.field_name, each.certificate_sha256.lower()) for each in self._expected.signatures]
        if found != wanted:
            if len(found) < len(wanted):
                self._fail("fewer_than_recorded", found=len(found), recorded=len(wanted))
            elif sorted(found) == sorted(wanted):
                self._fail("order_differs")
            else:
                self._fail("signers_differ")
        if self._expected.file_sha256 is not None and self._expected.file_sha256.lower() != self._digest:
            self._fail("not_the_recorded_file")

    def _compare_names(self, reports: Sequence[SignatureReport]) -> None:
        """The name in a signature must be the holder's, and the holder the person of the line or registered for them:
        whoever signs in another name is never "nothing found"."""
        persons = {each.field_name: each for each in self._expected.signatures} if self._expected is not None else {}
        for report in reports:
            owner = report.certificate_owner
            if report.signer_name and owner and not holder_is(report.signer_name, owner):
                facts = {"name": report.signer_name, "owner": owner}
                self._doubts.append(Finding("signing.undecidable.name_differs", facts))
            line = persons.get(report.field_name)
            if line is not None and line.person and not line.registered and not holder_is(line.person, owner):
                self._fail("not_the_signer", name=line.person, owner=owner or "—")

    def _remark(self, reports: Sequence[SignatureReport]) -> None:
        """Things a person should see that prove nothing by themselves: clocks and names are only claims."""
        previous: datetime | None = None
        for report in reports:
            claimed = report.claimed_time
            if claimed is None or claimed.tzinfo is None:
                continue
            if self._now is not None and claimed > self._now + _CLOCK_SLACK:
                self._remarks.append(Finding("signing.remark.future_time", {"name": report.signer_name}))
            if previous is not None and claimed < previous:
                self._remarks.append(Finding("signing.remark.time_order", {"name": report.signer_name}))
            previous = claimed


def _list_fields(reader: PdfFileReader) -> tuple[list[tuple[str, bool]], int]:
    """Name and signed state of each top-level signature field, and how many other form fields there are."""
    from pyhanko.pdf_utils import generic

    try:
        fields = reader.root["/AcroForm"]["/Fields"]
    except KeyError:
        return [], 0
    found: list[tuple[str, bool]] = []
    others = 0
    for field in fields if isinstance(fields, generic.ArrayObject) else ():
        entry = field.get_object()
        if "/FT" in entry and entry["/FT"] == "/Sig" and "/Kids" not in entry and "/T" in entry:
            found.append((str(entry["/T"]), "/V" in entry))
        else:
            others += 1
    return found, others
