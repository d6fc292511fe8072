"""A job object of Windows: the child in it has a limit of memory, and ends when the program does."""

from __future__ import annotations

import sys
from subprocess import Popen

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_MEMORY, _ENDS_WITH_US, _NO_DIALOG = 0x100, 0x2000, 0x400
    _EXTENDED = 9

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    def put_into_job(process: Popen[bytes], megabytes: int) -> object:
        """The job, to be kept as long as the child lives; None where Windows refuses one."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return None
        wanted = _Extended()
        wanted.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _ENDS_WITH_US | _NO_DIALOG
        wanted.ProcessMemoryLimit = megabytes << 20
        set_so = kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted))
        handle = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001 - it has no other name
        return job if set_so and kernel.AssignProcessToJobObject(job, handle) else None

else:

    def put_into_job(process: Popen[bytes], megabytes: int) -> object:
        """Elsewhere the child limits itself."""
        return None
