"""All measurements, one after another; writes docs/performance.md. Usage: python -m bench [--quick] [name ...]

Names: startup, opinion, signed, peers, workbook, commit, encryption, lists, city. With names, or with ``--quick``, nothing is
written.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import city, commit, encryption, lists, opinion, peers, report, signed, startup, workbook
from bench.timing import Row

Measure = Callable[[int], list[Row]]
PLAN: dict[str, tuple[Measure, int, Callable[[], str] | None]] = {
    "startup": (startup.measure, 9, startup.why_not),
    "opinion": (opinion.measure, 40, None),
    "signed": (signed.measure, 7, None),
    "peers": (peers.measure, 5, peers.why_not),
    "workbook": (workbook.measure, 11, None),
    "commit": (commit.measure, 300, None),
    "lists": (lists.measure, 20, None),
    "city": (city.measure, 15, None),
    "encryption": (encryption.measure, 100, None),
}


def main(arguments: list[str]) -> int:
    """Measure what was named, or everything."""
    quick = "--quick" in arguments
    names = [name for name in arguments if not name.startswith("-")] or list(PLAN)
    before, rows, missing = report.load(), [], []
    for name in names:
        measure, rounds, why_not = PLAN[name]
        reason = why_not() if why_not else ""
        if reason:
            missing.append(f"{name} ({reason})")
            continue
        print(f"== {name}", flush=True)
        for row in measure(2 if quick else rounds):
            print("   " + "  ".join(row.cells()).replace("**", ""), flush=True)
            rows.append(row)
    for text in missing:
        print(f"-- not measured: {text}")
    if not quick and names == list(PLAN):
        report.write(rows, missing, before)
        print(f"== {report.PAGE.relative_to(report.PAGE.parents[1])} is written")
    return 0


sys.exit(main(sys.argv[1:]))
