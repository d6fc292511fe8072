"""What the verifier answers: three states, each signature, and sentences in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from qtic_desktop.documents.signing.fingerprints import fingerprint_words
from qtic_desktop.resources import Language, message

Compared = Literal["nothing", "signers", "file"]
_COMPARISONS: dict[Compared, str] = {"nothing": "not_bound", "signers": "signers", "file": "bound"}

_CHANGED = "signing.invalid.bytes_changed"


class State(StrEnum):
    """The only three answers; there is no "probably"."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason or a remark: a message code and its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, lang: Language) -> str:
        """The finding in words."""
        return message(self.code, lang, **self.facts)


@dataclass(frozen=True, slots=True)
class ExpectedSignature:
    """One signature the record knows: its field and the SHA-256 (hex) of the enrolled certificate; whose line it is, and
    whether the certificate was registered for that person before."""

    field_name: str
    certificate_sha256: str
    person: str = ""
    registered: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedSignatures:
    """What the record says about a file: the signatures in order and, once the file is complete, its SHA-256 (hex).
    ``settled`` are the fields that stay empty for a recorded reason: signed by hand on paper, refused, absent."""

    signatures: tuple[ExpectedSignature, ...]
    file_sha256: str | None = None
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature as found. ``claimed_time`` is what the signer's computer said; nobody else confirms it."""

    field_name: str
    signer_name: str
    certificate_owner: str
    certificate_organization: str
    certificate_issuer: str
    fingerprint: str
    claimed_time: datetime | None
    reason: str
    location: str
    intact: bool
    trusted: bool
    reasons: tuple[Finding, ...] = ()

    @property
    def good(self) -> bool:
        """Untouched, by a known certificate, with no objection."""
        return self.intact and self.trusted and not self.reasons


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer about one file. ``missing`` are prepared fields that still wait for a signature; ``remarks`` do not change
    the state. ``paper`` says which paper of the record it is, None for a file the record does not know."""

    state: State
    file_sha256: str
    reasons: tuple[Finding, ...] = ()
    signatures: tuple[SignatureReport, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[Finding, ...] = ()
    compared: Compared = "nothing"
    paper: Finding | None = None

    @property
    def codes(self) -> frozenset[str]:
        """Codes of all reasons, of the file and of each signature."""
        own = {finding.code for finding in self.reasons}
        return frozenset(own | {finding.code for report in self.signatures for finding in report.reasons})

    @property
    def is_incomplete(self) -> bool:
        """Nothing is wrong but that somebody has not signed yet; the state is INVALID all the same."""
        return self.codes == {"signing.invalid.incomplete"}


def describe(verdict: Verdict, lang: Language = "zh") -> list[str]:
    """Sentences for a clerk: which paper it is, the verdict and why, what is proven and what is not, and last each signature.
    That signed content was changed is the reason of all others, so it comes first."""
    kind: str = verdict.state.value
    if verdict.is_incomplete:
        # Without the record nobody can tell whether an empty field waits or was settled otherwise.
        kind = "empty_fields" if verdict.compared == "nothing" else "incomplete"
    lines = [verdict.paper.sentence(lang)] if verdict.paper is not None else []
    lines.append(message(f"signing.verdict.{kind}", lang, count=len(verdict.signatures)))
    hit = [str(number) for number, one in enumerate(verdict.signatures, start=1) if _CHANGED in _codes(one)]
    if hit:
        lines.append(
            message("signing.invalid.signed_content", lang, numbers=("、" if lang == "zh" else ", ").join(hit))
        )
    lines += [finding.sentence(lang) for finding in (*verdict.reasons, *verdict.remarks)]
    if verdict.state is State.VALID:
        proven = ("unchanged", _COMPARISONS[verdict.compared], "not_identity", "not_time")
        lines += [message(f"signing.proves.{code}", lang) for code in proven]
    for number, report in enumerate(verdict.signatures, start=1):
        lines += _describe_signature(number, report, lang)
    return lines


def _codes(report: SignatureReport) -> frozenset[str]:
    return frozenset(finding.code for finding in report.reasons)


def _describe_signature(number: int, report: SignatureReport, lang: Language) -> list[str]:
    when = report.claimed_time
    claimed = f"{when:%Y-%m-%d %H:%M:%S} (UTC{when.isoformat()[-6:]})" if when else "—"
    lines = [
        message(
            f"signing.signature.{_result(report)}",
            lang,
            number=number,
            name=report.signer_name or report.certificate_owner or "—",
            field=report.field_name,
            owner=report.certificate_owner or "—",
            organization=report.certificate_organization or "—",
            issuer=report.certificate_issuer or "—",
            words=fingerprint_words(report.fingerprint, lang) if report.fingerprint else "—",
            claimed=claimed,
        )
    ]
    return lines + [finding.sentence(lang) for finding in report.reasons]


def _result(report: SignatureReport) -> str:
    if report.reasons or not report.intact:
        return "bad"
    return "good" if report.trusted else "open"
