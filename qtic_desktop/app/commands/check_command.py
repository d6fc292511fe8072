"""``check``: integrity, invariants, audit chain."""

from __future__ import annotations

import argparse

from qtic_desktop.app.answers import DONE, FINDINGS, Answer
from qtic_desktop.app.entry import entered
from qtic_desktop.resources import message
from qtic_desktop.services.audit.checks import RULES_ASKED, check_workspace, entries_of, pruned_of


def run(options: argparse.Namespace) -> Answer:
    """Open the workspace and look for everything that is not as it must be."""
    with entered(options, reads_only=True) as here:
        findings = check_workspace(here.workspace)
        entries, pruned = entries_of(here.workspace), pruned_of(here.workspace)
    said = [message(f.code, options.lang, subject=f.subject, **f.facts) for f in findings]
    data = {
        "ok": not findings,
        "invariants": RULES_ASKED,
        "audit_entries": entries,
        "findings": [{"id": f.code, "subject": f.subject, "sentence": s} for f, s in zip(findings, said, strict=True)],
    }
    whole = message("check.sound", options.lang, invariants=RULES_ASKED, entries=entries)
    told = (
        []
        if pruned is None
        else [
            message(
                "check.journal_pruned",
                options.lang,
                files=pruned.files,
                at=pruned.at[:16].replace("T", " "),
                backup=pruned.backup,
            )
        ]
    )
    data["journal_removed"] = 0 if pruned is None else pruned.files
    return Answer(data, [*(said or [whole]), *told], FINDINGS if findings else DONE)
