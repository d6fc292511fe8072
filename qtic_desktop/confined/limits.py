"""Memory and time of the process that reads foreign files.

POSIX: set by the child on itself before it reads the first byte. Windows: a job object that the parent puts it into.
Where a system has neither, the clock of the parent is left.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1 << 20

if sys.platform != "win32":
    import resource

    def confine(megabytes: int) -> None:
        """No more memory than this, no file written, no memory left behind by a crash."""
        for what, most in (
            (resource.RLIMIT_AS, megabytes * MEGABYTE + _only_reserved()),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))

    def allow(seconds: int) -> None:
        """At most this much of the processor from now on; then the system ends the process. It counts whole seconds, so
        that of two there may be little more than one."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))

    def _only_reserved() -> int:
        """Bytes of addresses that hold nothing: the limit counts them, the machine does not."""
        try:
            total, held = Path("/proc/self/statm").read_text("ascii").split()[:2]
        except (OSError, ValueError):
            return 0
        return (int(total) - int(held)) * resource.getpagesize()

else:

    def confine(megabytes: int) -> None:
        """The job object of the parent does it."""

    def allow(seconds: int) -> None:
        """The clock of the parent does it."""
