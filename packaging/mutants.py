"""Mutation score of the safety core: lines are changed one at a time, and the tests of that part must notice.

    python packaging/mutants.py [--each N] [--seed S] [name ...]

Works in a copy of the checkout. Each mutant changes one comparison, operator, number, truth value, ``not`` or leaves one
statement out; it is noticed when a test fails or does not end. ``--each``: how many of every module, chosen by the seed.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "qtic_desktop"
#: Modules of the core, by what they are for, with the tests that are to notice.
CORE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "save": (
        ("storage/unit_of_work.py", "storage/durable_files.py", "storage/journal.py", "storage/journal_replay.py"),
        (
            "tests/storage/test_durable_files.py", "tests/storage/test_unit_of_work.py", "tests/storage/test_workspace.py",
            "tests/storage/test_journal.py",
            "tests/faults/test_power_cut.py", "tests/faults/test_full_disk.py",
        ),
    ),
    "merge": (
        ("services/stations/taking_in.py", "services/stations/sides.py", "domain/stations.py", "storage/bundle_file.py"),
        ("tests/storage/test_bundle_file.py", "tests/storage/test_stations.py"),
    ),
    "verify": (
        (
            "documents/signing/verify.py", "documents/signing/structure.py", "documents/signing/signature_check.py",
            "documents/signing/verdict.py",
        ),
        ("tests/documents/test_verify.py", "tests/documents/test_verify_attacks.py", "tests/documents/test_signing.py"),
    ),
    "audit": (
        ("storage/audit.py", "storage/witness.py", "storage/chain_head.py", "services/audit/anchors.py"),
        (
            "tests/storage/test_anchors.py", "tests/storage/test_witness.py", "tests/storage/test_unit_of_work.py",
            "tests/faults/test_tampering.py",
        ),
    ),
    "arithmetic": (
        ("domain/numbers.py", "domain/scoring/outcomes.py", "domain/scoring/ranking.py", "domain/scoring/votes.py"),
        (
            "tests/unit/test_scoring_numbers.py", "tests/unit/test_scoring_aggregate.py",
            "tests/unit/test_scoring_ranking.py", "tests/unit/test_scoring_votes.py",
            "tests/unit/test_scoring_margins.py", "tests/unit/test_score_sets.py", "tests/unit/test_points_on_paper.py",
        ),
    ),
    "backup": (
        (
            "services/archive/__init__.py", "services/archive/sums.py", "services/archive/copying.py",
            "services/archive/restore.py", "domain/archive/generations.py",
        ),
        (
            "tests/unit/test_backup_generations.py", "tests/storage/test_backup.py",
            "tests/storage/test_backup_generations.py", "tests/faults/test_restore_drill.py",
        ),
    ),
    "import": (
        ("exchange/archives.py", "exchange/values.py", "exchange/workbooks.py", "exchange/number_formats.py"),
        ("tests/exchange", "tests/services/test_imports.py"),
    ),
}  # fmt: skip
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
_LIMIT = 600  # seconds for the tests of one mutant; unchanged they take far less


def places(tree: ast.Module) -> Iterator[ast.AST]:
    """Every node that can be changed, in the order of the source; words of docstrings and types are left alone, and so is
    what a decorator declares (``slots=True``), which nothing that runs asks."""
    declared = {
        id(part)
        for node in ast.walk(tree)
        for decorator in getattr(node, "decorator_list", ())
        for part in ast.walk(decorator)
    }
    for node in ast.walk(tree):
        if id(node) not in declared and (
            (isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED)
            or (isinstance(node, ast.BinOp) and type(node.op) in _RECKONED and not _is_of_texts(node))
            or isinstance(node, (ast.BoolOp, ast.IfExp))
            or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
            or (isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)))
            or isinstance(node, (ast.Raise, ast.AugAssign))
            or (isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)))
        ):
            yield node


def _is_of_texts(node: ast.BinOp) -> bool:
    return any(isinstance(part, (ast.JoinedStr, ast.Constant)) and not isinstance(getattr(part, "value", 0), int)
               for part in (node.left, node.right))  # fmt: skip


class _Change(ast.NodeTransformer):
    def __init__(self, target: ast.AST) -> None:
        self._target = target

    def visit(self, node: ast.AST) -> ast.AST:
        if node is not self._target:
            return self.generic_visit(node)
        if isinstance(node, ast.Compare):
            node.ops[0] = _COMPARED[type(node.ops[0])]()
        elif isinstance(node, ast.BinOp):
            node.op = _RECKONED[type(node.op)]()
        elif isinstance(node, ast.BoolOp):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        elif isinstance(node, ast.IfExp):
            node.body, node.orelse = node.orelse, node.body
        elif isinstance(node, ast.UnaryOp):
            return node.operand
        elif isinstance(node, ast.Constant):
            node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
        else:
            return ast.copy_location(ast.Pass(), node)
        return node


def mutants(source: str, each: int, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """Line, what stood there, and the whole source with that one change."""
    count = len(list(places(ast.parse(source))))
    for number in sorted(chance.sample(range(count), min(each, count))):
        tree = ast.parse(source)
        target = list(places(tree))[number]
        line, before = getattr(target, "lineno", 0), ast.unparse(target)
        yield line, before, ast.unparse(ast.fix_missing_locations(_Change(target).visit(tree)))


def main(arguments: list[str]) -> int:
    """Make the mutants, run the tests, say the score; 1 where it is below 90 per cent."""
    each = int(arguments[arguments.index("--each") + 1]) if "--each" in arguments else 10_000
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    names = [one for one in arguments if one in CORE] or list(CORE)
    made, outlived = 0, []
    with tempfile.TemporaryDirectory(prefix="qtic-mutants-") as place:
        copy = Path(place) / "checkout"
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "dist", "out", ".cache", "*.pyc")
        )
        for name in names:
            modules, tests = CORE[name]
            if not _noticed_nothing(copy, tests):
                print(f"== {name}: its tests fail unchanged, so that they tell nothing")
                return 1
            for module in modules:
                file = copy / PACKAGE / module
                source = file.read_text(encoding="utf-8")
                for line, before, changed in mutants(source, each, random.Random(f"{seed} {module}")):
                    made += 1
                    file.write_text(changed, encoding="utf-8")
                    begun = time.monotonic()
                    lives = _noticed_nothing(copy, tests)
                    file.write_text(source, encoding="utf-8")
                    if lives:
                        outlived.append(f"{module}:{line}  {before}")
                    state = "OUTLIVED" if lives else "noticed"
                    print(
                        f"   {state:9} {module}:{line}  {before[:80]}  ({time.monotonic() - begun:.0f} s)", flush=True
                    )
    score = 100 * (made - len(outlived)) / made if made else 0.0
    print(f"FIGURE {made} mutants of {', '.join(names)}, {made - len(outlived)} noticed: {score:.1f} %")
    print(*outlived, sep="\n")
    return 0 if score >= 90 else 1


def _noticed_nothing(copy: Path, tests: tuple[str, ...]) -> bool:
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(words, cwd=copy, env=environment, capture_output=True, check=False, timeout=_LIMIT)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
