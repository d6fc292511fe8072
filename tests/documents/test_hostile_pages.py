"""Files made to hang, to swell or to end whoever opens them: refused, or shown, within seconds and in little memory.

A handful in the suite; ``make reliability`` takes all of them (``QTIC_HOSTILE=full``), and each PDF also as one to verify.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qtic_desktop.resources import known_messages
from tests.documents.hostile_pages import KEYS, PDFS, PICTURES

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measured as Linux tells it")
SECONDS, MEGABYTES = 5, 300
#: Those that are quickly made: a gigabyte takes its time to be packed, too.
_FEW = ("doubling_10_9", "box_of_a_billion", "pages_deep_5000", "png_long_and_thin", "tiff_in_itself", "deep_container")
FULL = os.environ.get("QTIC_HOSTILE") == "full"
_READ = """
import json, pathlib, resource, sys
from datetime import UTC, datetime
from qtic_desktop.confined.reader import Reader, forget
from qtic_desktop.domain.errors import Refused
data, how = pathlib.Path(sys.argv[1]).read_bytes(), sys.argv[2]
def run():
    if how == "key":
        from qtic_desktop.documents.signing.keys_apart import load_p12_apart
        return load_p12_apart(data, b"secret", when=datetime(2026, 3, 1, tzinfo=UTC)).owner
    if how == "verify":
        from qtic_desktop.documents.signing.verify_apart import verify_apart
        found = verify_apart(data, trust_roots=())
        return found.state.value + " " + " ".join(sorted(found.codes))
    from qtic_desktop.documents.foreign_pages import open_foreign
    file = open_foreign(data)
    return [file.count, file.draw(0, 1.5).width]
try:
    answer = {"done": run(), "code": ""}
except Refused as refusal:
    answer = {"done": "", "code": refusal.code}
for reader in Reader:
    forget(reader)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Not of getrusage: what it says of oneself includes the process one was forked from.
peak = [line.split()[1] for line in pathlib.Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
own = int(peak[0]) / 1024
answer |= {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024, "own": own}
print(json.dumps(answer))
"""


def cases() -> list[tuple[str, str]]:
    found = [*(("page", name) for name in (*PDFS, *PICTURES)), *(("key", name) for name in KEYS)]
    if FULL:
        return [*found, *(("verify", name) for name in PDFS)]
    return [(how, name) for how, name in found if name in _FEW]


@pytest.mark.parametrize(("how", "name"), cases())
def test_a_hostile_file_ends_nothing_but_its_reader(tmp_path: Path, how: str, name: str) -> None:
    path = tmp_path / "file"
    path.write_bytes((PDFS | PICTURES | KEYS)[name]())
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path), how], capture_output=True, text=True, timeout=240, check=True
    )
    answer = json.loads(done.stdout)
    print(how, name, path.stat().st_size, answer)
    assert answer["seconds"] < (SECONDS * 2 if how == "page" else SECONDS)  # opened, then drawn: two questions
    assert answer["megabytes"] < MEGABYTES + 20  # the library's own bytes are shared with others and not limited
    assert answer["own"] < MEGABYTES
    assert answer["code"] == "" or answer["code"] in known_messages()


def test_there_are_as_many_as_are_spoken_of() -> None:
    assert len(PDFS) >= 43
    assert len(PICTURES) + len(KEYS) >= 15
