"""The command line: one contract for people, scripts and tests. Without a command it opens the window.

Only what a command needs is imported, because the window must be on screen before the heavy libraries are.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from qtic_desktop import __version__
from qtic_desktop.app.answers import ENVIRONMENT, Answer, give, refuse
from qtic_desktop.app.usage import Parser, WrongUsage, wish
from qtic_desktop.domain.errors import EnvironmentTrouble, QticError

KINDS_IN = ("proposals", "experts", "scores", "departments", "centers", "units", "calendar")
KINDS_OUT = (
    "opinions",
    "score-summary",
    "score-sheets",
    "annual-checklist",
    "selection",
    "publicity",
    "ledger",
    "meeting-pack",
    "archive",
    "statistics",
    "audit",
    "proposals",
    "experts",
    "bundle",
    "evaluation",
    "duties",
)


def _shared() -> argparse.ArgumentParser:
    """Options of every command, before or after its name: without a default the second place cannot undo the first."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help="one JSON object on standard output")
    shared.add_argument("--lang", choices=("zh", "en"))
    shared.add_argument("--as", dest="person", metavar="NAME", help="the person in whose name it is done (NAME@UNIT)")
    shared.add_argument("--password-fd", type=int, metavar="N", help="read this person's secret from descriptor N")
    return shared


def _window_parser(shared: argparse.ArgumentParser, *, whole: bool) -> argparse.ArgumentParser:
    """What the window is started with; by itself without the help that tells of everything."""
    parser = Parser(
        prog="qtic-desktop", description="青岛市技术创新中心评审工作台", parents=[shared], allow_abbrev=False,
        add_help=whole,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"qtic-desktop {__version__}")
    parser.add_argument("--workspace", type=Path, help="工作区文件夹 (a workspace folder)")
    parser.add_argument(
        "--another-window", action="store_true", help="open one more window; on a workspace in use it only reads"
    )
    return parser


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole contract."""
    shared = _shared()
    parser = _window_parser(shared, whole=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, parents=[shared], allow_abbrev=False)

    new = command("new", "an empty real workspace, encrypted, with its first person")
    new.add_argument("dir", type=Path)
    new.add_argument("--office", required=True, metavar="NAME", help="the office that runs the reviews")
    carried = command("carry-over", "an encrypted copy of a workspace made before there were secrets")
    carried.add_argument("--workspace", type=Path, required=True)
    carried.add_argument("--into", type=Path, required=True)
    demo = command("demo", "make a workspace of invented data")
    demo.add_argument("dir", type=Path)
    demo.add_argument("--size", choices=("meeting", "year", "city", "scale"), default="meeting")
    demo.add_argument("--seed", type=int, default=1)
    command("tour", "drive the real window through the main job").add_argument("dir", type=Path)
    template = command("template", "an empty import workbook")
    template.add_argument("kind", choices=(*KINDS_IN, "past-years"))
    template.add_argument("--out", type=Path, required=True)
    taken = command("import", "take a workbook into a workspace")
    taken.add_argument("kind", choices=(*KINDS_IN, "past-years", "bundle", "scans"))
    taken.add_argument("file", type=Path)
    taken.add_argument("--workspace", type=Path, required=True)
    taken.add_argument("--dry-run", action="store_true")
    taken.add_argument("--update", action="store_true")
    taken.add_argument("--marked", type=Path)
    given = command("export", "make papers and workbooks")
    given.add_argument("kind", choices=KINDS_OUT)
    given.add_argument("--workspace", type=Path, required=True)
    given.add_argument("--out", type=Path, required=True)
    given.add_argument("--batch")
    given.add_argument("--meeting")
    given.add_argument("--proposal")
    given.add_argument("--format", choices=("pdf", "xlsx", "docx", "ics"))
    search = command("search", "what the window's search would show")
    search.add_argument("text")
    search.add_argument("--workspace", type=Path, required=True)
    search.add_argument("--kind", choices=("proposals", "experts", "centers"))
    verify = command("verify", "signatures of PDFs in plain words")
    verify.add_argument("files", type=Path, nargs="+")
    verify.add_argument("--workspace", type=Path)
    command("layout", "papers measured against GB/T 9704-2012").add_argument("files", type=Path, nargs="+")
    command("replay", "the record of a draw of experts or of lots, drawn again").add_argument("file", type=Path)
    command("rehearse", "run the scoring and voting rules on given cases").add_argument("file", type=Path)
    command("check", "integrity, invariants, audit chain").add_argument("--workspace", type=Path, required=True)
    backup = command("backup", "a verified copy: of the whole workspace where --out is a folder, else of the database")
    backup.add_argument("--workspace", type=Path, required=True)
    backup.add_argument("--out", type=Path)
    restore = command("restore", "a workspace out of a whole backup, in a new folder")
    restore.add_argument("backup", type=Path)
    restore.add_argument("--into", type=Path, required=True)
    rebuilt = command("rebuild", "a lost database out of the journal beside it and the newest backup, in a new folder")
    rebuilt.add_argument("--workspace", type=Path, required=True)
    rebuilt.add_argument("--into", type=Path, required=True)
    rebuilt.add_argument("--backup", type=Path)
    server = command("server", "move the data to a PostgreSQL server (to) or back into the folder (back)")
    server.add_argument("way", choices=("to", "back"))
    server.add_argument("--workspace", type=Path, required=True)
    server.add_argument("--url", help="postgresql://OWNER@HOST:PORT/DATABASE, without a password")
    server.add_argument("--owner", metavar="USER", help="the user who owns the database (back)")
    server.add_argument(
        "--owner-password-fd", type=int, metavar="N", help="read the owner's password from descriptor N"
    )
    server.add_argument("--station-user", metavar="USER", help="the user as whom the computers come (to)")
    server.add_argument("--station-password-fd", type=int, metavar="N")
    command("self-test", "the installed program proves itself")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status of the contract (0, 1, 2, 3 or 4)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _leave_no_memory_behind()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = _answered(words)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return ENVIRONMENT
    return status


def _answered(words: list[str]) -> int:
    """Run the command and give its one answer, whatever happens; only a listener who has gone is left to the caller."""
    try:
        return _run(_understood(words))
    except QticError as error:  # also a wrong call
        return refuse(error, wish(words))
    except KeyboardInterrupt:
        return refuse(EnvironmentTrouble("program.stopped"), wish(words))
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a script must get its one answer whatever happens
        unforeseen = EnvironmentTrouble("program.unexpected", kind=type(error).__name__, log=_note(error))
        return refuse(unforeseen, wish(words))


def _understood(words: list[str]) -> argparse.Namespace:
    """The words as options. The window does without the parsers of the commands, which take a while to make."""
    known = {"json": False, "lang": None, "person": "", "password_fd": None}
    with contextlib.suppress(WrongUsage):
        return _window_parser(_shared(), whole=False).parse_args(words, argparse.Namespace(command=None, **known))
    return build_parser().parse_args(words, argparse.Namespace(**known))


def _leave_no_memory_behind() -> None:
    """No core dump of this process: it would hold keys and what is on the screen."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _run(options: argparse.Namespace) -> int:
    forced, options.lang = options.lang, options.lang or "zh"
    if options.command is None:
        from qtic_desktop.app.window import open_window

        return open_window(options.workspace, lang=forced, person=options.person, another=options.another_window)
    return give(_runner(options.command)(options), options)


def _note(error: Exception) -> str:
    """Keep where it happened, not what was typed; the name of the report."""
    from qtic_desktop.app.diagnostics import Diagnostics
    from qtic_desktop.app.places import data_folder

    try:
        folder = data_folder() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        return str(Diagnostics(folder).write_report(type(error), error.__traceback__))
    except OSError:
        return "—"


def _forget_output() -> None:
    """Whoever read our output has gone; Python would complain about it once more while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _runner(command: str) -> Callable[[argparse.Namespace], Answer]:
    module = importlib.import_module("qtic_desktop.app.commands." + command.replace("-", "_") + "_command")
    run: Callable[[argparse.Namespace], Answer] = module.run
    return run
