"""The start of the frozen program: nothing but the command line, with the fonts that travel with it; or, started by
itself with one word, the child that reads foreign files."""

import multiprocessing
import os
import sys

from qtic_desktop.confined.child import WORD, serve


def _use_utf8() -> None:
    """Do what a Python that is not frozen does by itself where no locale is set: Qt warns about anything else."""
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "C"
    if sys.platform.startswith("linux") and chosen in ("C", "POSIX"):
        os.environ.pop("LC_ALL", None)
        os.environ["LC_CTYPE"] = "C.UTF-8"


if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [WORD]:
        serve()
    from qtic_desktop.app.main import main
    from qtic_desktop.resources import resource

    _use_utf8()
    os.environ.setdefault("QTIC_FONT_CACHE", str(resource("fonts")))
    raise SystemExit(main())
