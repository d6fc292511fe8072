"""The start of the frozen program: nothing but the command line, with the fonts that travel with it."""

import multiprocessing
import os

from qtic_desktop.app.main import main
from qtic_desktop.resources import resource

if __name__ == "__main__":
    multiprocessing.freeze_support()
    os.environ.setdefault("QTIC_FONT_CACHE", str(resource("fonts")))
    raise SystemExit(main())
