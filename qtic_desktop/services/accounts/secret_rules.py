"""The rules of a secret somebody chooses, with what this person's name and this office's make easy to guess."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.domain.accounts.secrets import secret_problems
from qtic_desktop.domain.errors import Refused
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.workspace import Workspace


def require_good_secret(workspace: Workspace, secret: str, *, name: str, before: str = "") -> None:
    """Raise ``Refused`` with the first rule that the secret breaks."""
    with workspace.store.read() as session:
        fact = session.get(WorkspaceFact, "organizer")
        names = [*spellings(name), fact.value if fact is not None else ""]
    check_secret(secret, names=names, before=before)


def check_secret(secret: str, *, names: Sequence[str], before: str = "") -> None:
    """As ``require_good_secret`` where there is no workspace yet."""
    for problem in secret_problems(secret, names=names, before=before):
        raise Refused(problem.code, **problem.facts)


def spellings(name: str) -> list[str]:
    """A name in characters and in pinyin, whole and as initials with family name: what others try first."""
    from pypinyin import lazy_pinyin

    parts = lazy_pinyin(name)
    found = [name, "".join(parts), parts[0] + "".join(part[:1] for part in parts[1:])] if parts else [name]
    return [one for one in found if len(one) > 2 or one == name]
