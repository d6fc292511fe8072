"""``python -m qtic_desktop`` is the same program as ``qtic-desktop``."""

import sys

from qtic_desktop.app.main import main

sys.exit(main())
