"""Small files that unfold without end are refused, or read, within seconds and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.swollen import FILES, write

SECONDS, MEGABYTES = 5, 300
_READ = """
import json, pathlib, sys, time
from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.experts import read_experts
began = time.process_time()
try:
    found = read_experts(pathlib.Path(sys.argv[1]))
    answer = {"code": "", "items": len(found.items), "kept": len(found.findings), "rejected": len(found.rejected_rows)}
except Refused as refusal:
    answer = {"code": refusal.code}
status = pathlib.Path("/proc/self/status")
peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else ["0"]
print(json.dumps(answer | {"seconds": time.process_time() - began, "megabytes": int(peak[0]) / 1024}))
"""
READ = {"merged_headings", "long_choices", "long_formats", "bad_rows", "packed_noise", "csv_of_brackets"}


@pytest.mark.parametrize("name", FILES)
def test_no_file_takes_the_program_with_it(tmp_path: Path, name: str) -> None:
    """In a process of its own, so that time and memory are those of the reading alone."""
    path = write(name, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    answer = json.loads(done.stdout)
    assert answer["seconds"] < SECONDS
    assert answer["megabytes"] < MEGABYTES
    assert (answer["code"] == "") == (name in READ)
    assert answer.get("kept", 0) <= 1_001


def test_every_bad_row_is_counted_though_not_every_one_is_kept(tmp_path: Path) -> None:
    from qtic_desktop.exchange.experts import read_experts

    found = read_experts(write("bad_rows", tmp_path))
    assert (found.items, len(found.rejected_rows), found.rows_seen) == ((), 19_999, 19_999)
    assert found.findings[-1].code == "exchange.more_findings"
    assert "{" not in found.findings[-1].sentence()
