"""``verify``: signatures of PDFs and exported logs, archive packs against their own list, and records of draws and lots drawn
again, in plain words."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.commands.bundle_answers import verified
from qtic_desktop.app.commands.replay_answers import is_drawn_record, told_of
from qtic_desktop.app.entry import entered
from qtic_desktop.app.usage import existing_file
from qtic_desktop.documents.content.archive import pack_sentences
from qtic_desktop.documents.signing.verdict import State, Verdict, describe
from qtic_desktop.domain.archive import PackVerdict
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.resources import Language, message
from qtic_desktop.services.archive.pack_check import against_record, archived_codes, check_pack, is_pack
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.services.opinions.papers import verify_anywhere, verify_file
from qtic_desktop.services.perform import ask
from qtic_desktop.services.signed_log import check_export, signed_file
from qtic_desktop.storage.backup_mark import backup_here
from qtic_desktop.storage.bundle_file import is_bundle
from qtic_desktop.storage.workspace import Workspace


def run(options: argparse.Namespace) -> Answer:
    """One verdict a file; anything but a valid one is a finding."""
    files, lines = [], []
    with ExitStack() as stack:
        workspace = stack.enter_context(entered(options, reads_only=True)).workspace if options.workspace else None
        for path in options.files:
            if is_pack(path):
                found = _pack(workspace, path)
                words = pack_sentences(found, options.lang)
                state = State.VALID if found.whole else State.INVALID
                files.append({"file": str(path), "state": state.value, **_counts(found), "sentences": words})
                lines += [f"{path.name}", *(f"  {word}" for word in words)]
                continue
            if path.is_dir() and (said := _backup(path, options.lang)):
                files.append(said)
                lines += [path.name, *(f"  {word}" for word in said["sentences"])]
                continue
            if path.is_file() and (said := _signed(workspace, path, options.lang)) is not None:
                files.append(said)
                lines += [path.name, *(f"  {word}" for word in said["sentences"])]
                continue
            data = _read(existing_file(path))
            if is_bundle(data):
                said = verified(workspace, path, data, options.lang)
                files.append(said)
                lines += [path.name, *(f"  {word}" for word in said["sentences"])]
                continue
            if is_drawn_record(data):
                drawn = _drawn(path, data, options.lang)
                files.append(drawn)
                lines += [path.name, *(f"  {word}" for word in drawn["sentences"])]
                continue
            verdict = _verdict(workspace, data, path.name)
            words = describe(verdict, options.lang)
            files.append({"file": str(path), **_plain(verdict), "sentences": words})
            lines += [f"{path.name}", *(f"  {word}" for word in words)]
    sound = all(entry["state"] == State.VALID.value for entry in files)
    return Answer({"ok": sound, "files": files}, lines, DONE if sound else FINDINGS)


def _verdict(workspace: Workspace | None, data: bytes, name: str) -> Verdict:
    """Signatures are checked for whoever asks: the record is only compared, and nothing of it is shown but which paper the
    file is, as its own pages say."""
    return verify_anywhere(data) if workspace is None else verify_file(workspace, SYSTEM, data=data, name=name)


def _drawn(path: Path, data: bytes, lang: Language) -> dict[str, Any]:
    """The record of a draw or of lots; it holds when drawing again gives the same."""
    told = told_of(data, lang)
    return {
        "file": str(path), "state": "valid" if told.holds else "invalid", "reasons": list(told.faults), "missing": [],
        "signatures": [], "compared": "", "sentences": list(told.sentences),
    }  # fmt: skip


def _signed(workspace: Workspace | None, path: Path, lang: Language) -> dict[str, Any] | None:
    """A file with a signature beside it, whichever of the two was named; None for any other."""
    whole = signed_file(path)
    if whole is None:
        return None
    found = check_export(workspace, whole)
    reasons = [] if found.state == "valid" else [found.code]
    said: dict[str, Any] = {"file": str(path), "reasons": reasons, "missing": [], "signatures": [], "compared": ""}
    return {**said, "state": found.state, "sentences": [message(found.code, lang, **found.facts)]}


def _backup(folder: Path, lang: Language) -> dict[str, Any] | None:
    """A whole backup held against its own list of digests; None for a folder that is none."""
    try:
        facts = backup_here(folder)
    except Refused:
        return None
    if facts is None:
        return None
    said: dict[str, Any] = {"file": str(folder), "reasons": [], "missing": [], "signatures": [], "compared": ""}
    try:
        sums = check_sums(folder)
    except Refused as refusal:
        return {
            **said,
            "state": "invalid",
            "reasons": [refusal.code],
            "sentences": [message(refusal.code, lang, **refusal.facts)],
        }
    if sums is None:
        return {**said, "state": "unknown", "sentences": [message("archive.backup_without_sums", lang)]}
    if not sums.whole:
        words = message("archive.not_as_made", lang, files="、".join([*sums.differ, *sums.missing]))
        return {
            **said,
            "state": "invalid",
            "reasons": ["archive.not_as_made"],
            "missing": list(sums.missing),
            "sentences": [words],
        }
    at = "" if facts.made_at is None else f"{facts.made_at:%Y-%m-%d %H:%M}"
    words = message("archive.backup_whole", lang, name=facts.name or folder.name, at=at, files=len(sums.files))
    extra = [message("archive.backup_extra", lang, files="、".join(sums.extra))] if sums.extra else []
    return {**said, "state": "valid", "sentences": [words, *extra]}


def _pack(workspace: Workspace | None, path: Path) -> PackVerdict:
    verdict = check_pack(path)
    if workspace is None or verdict.broken:
        return verdict
    return against_record(verdict, ask(workspace.store, SYSTEM, archived_codes.bind()))


def _counts(verdict: PackVerdict) -> dict[str, object]:
    return {
        "code": verdict.code, "count": verdict.files, "differ": list(verdict.differ), "missing": list(verdict.missing),
        "extra": list(verdict.extra), "recorded": verdict.recorded,
    }  # fmt: skip


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble("files.cannot_read", file=path.name, reason=error.strerror) from error


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "state": verdict.state.value,
        "compared": str(verdict.compared),
        "reasons": sorted(verdict.codes),
        "missing": list(verdict.missing),
        "signatures": [
            {name: value for name, value in asdict(one).items() if name != "reasons"} for one in verdict.signatures
        ],
    }
