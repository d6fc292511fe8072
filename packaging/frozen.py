"""The start of the frozen program: nothing but the command line, with worker processes of the frozen kind."""

import multiprocessing

from qtic_desktop.app.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    raise SystemExit(main())
