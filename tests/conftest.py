"""Settings that make the suite hostile: fresh forms, no stray log line, no stray display, the same examples each time."""

from __future__ import annotations

import gc
import importlib.util
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.helpers.on_server import Servers

ROOT = Path(__file__).resolve().parents[1]
ON_SERVER = os.environ.get("QTIC_DATABASE", "") == "postgresql"

# Before anything imports Qt: a test without the mark "screen" never opens a window on somebody's desktop.
# Screen tests start the program as a process of its own and hand it their own DISPLAY and platform.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ["LC_ALL"] = "C.UTF-8"
for unwanted in ("QT_IM_MODULE", "QT_STYLE_OVERRIDE", "WAYLAND_DISPLAY"):
    os.environ.pop(unwanted, None)

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")


def load_build_hook() -> ModuleType:
    """``packaging/build_hook.py`` by path: the folder is no package."""
    spec = importlib.util.spec_from_file_location("qtic_build_hook", ROOT / "packaging" / "build_hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_configure() -> None:
    """Compile stale forms and translations before the first import of a screen."""
    load_build_hook().compile_all(ROOT)


class _Collecting(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname}: {record.getMessage()}")


class ExpectedLog:
    """What a test says it expects: ``expected_log("text")`` allows warnings that contain the text."""

    def __init__(self) -> None:
        self.allowed: list[str] = []

    def __call__(self, part: str) -> None:
        self.allowed.append(part)

    def forgives(self, line: str) -> bool:
        """Whether the test announced this line."""
        return any(part in line for part in self.allowed)


@pytest.fixture
def expected_log() -> ExpectedLog:
    """Ask for this to announce a warning that the test provokes on purpose."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, expected_log: ExpectedLog) -> Iterator[None]:
    """Fail a test that leaves a log record of WARNING or above which it did not announce.

    Tests that ask for pytest's own ``caplog`` look at the log themselves.
    """
    handler = _Collecting()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if "caplog" in request.fixturenames:
        return
    stray = [line for line in handler.lines if not expected_log.forgives(line)]
    assert not stray, "unexpected log: " + "; ".join(stray)


@pytest.fixture(autouse=True, scope="session")
def _no_garbage_on_workers() -> None:
    """As in the program (gui.collector): a worker thread must never be the one that destroys a widget."""
    gc.disable()
    gc.collect()
    gc.freeze()  # modules and collected tests stay; looking through them again and again was a tenth of the whole time


@pytest.fixture(autouse=True, scope="session")
def _new_schema_at_once() -> Iterator[None]:
    """The migrations are walked through once per process, not once per workspace (tests/helpers/new_schema.py)."""
    from qtic_desktop.storage import migrations
    from tests.helpers import new_schema

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "_upgrade", new_schema.upgrade)
        yield


@pytest.fixture(autouse=True, scope="session")
def _the_log_tells_all_that_an_act_touched() -> Iterator[None]:
    """Whatever act a test does: a window that hears of it by the log alone reads no less again than the one it was done at."""
    from qtic_desktop.domain.changes import changes_of, changes_told
    from qtic_desktop.storage.unit_of_work import Store

    save = Store.save

    def watched(store: Store, actor: Any, run: Callable[[Any], Any]) -> Any:
        def told(work: Any) -> Any:
            done = run(work)
            log = changes_told((one.kind, one.subject_id) for one in work._told)
            unsaid = changes_of(done).kinds - log.kinds
            assert not unsaid, (
                f"{[one.act for one in work._told]} touches {sorted(unsaid)}, which its entry does not tell"
            )
            return done

        return save(store, actor, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "save", watched)
        yield


@pytest.fixture(autouse=True, scope="session")
def all_on_server() -> Iterator[Servers | None]:
    """``QTIC_DATABASE=postgresql``: no database lies in a file, all are on a server of the tests' own."""
    if not ON_SERVER:
        yield None
        return
    from tests.helpers.on_server import on_server

    with on_server() as made:
        yield made


@pytest.fixture(scope="module")
def servers(all_on_server: Servers | None) -> Iterator[Servers]:
    """A PostgreSQL of the tests' own: what a module that asks for it makes lies there."""
    from tests.helpers.on_server import on_server

    if all_on_server is not None:
        yield all_on_server
        return
    with on_server() as made:
        yield made


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about the file of SQLite itself is not asked of a server; the last lines say how many tests that are."""
    if ON_SERVER:
        of_file = [item for item in items if item.get_closest_marker("of_file")]
        config.hook.pytest_deselected(items=of_file)
        items[:] = [item for item in items if not item.get_closest_marker("of_file")]


@pytest.fixture(autouse=True)
def _collect_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect between tests, on this thread; the old generation now and then."""
    yield
    gc.collect(2 if request.session.testscollected and next(_tests_done) % 25 == 0 else 1)


_tests_done = iter(range(1, 1 << 30))


@pytest.fixture(autouse=True)
def _no_key_stays_down() -> Iterator[None]:
    """A key click that closes its own window never lets go of Ctrl, and the next test's selections would be toggled."""
    yield
    gui = sys.modules.get("PySide6.QtWidgets")
    if gui is None or not isinstance(gui.QApplication.instance(), gui.QApplication):
        return
    none = sys.modules["PySide6.QtCore"].Qt.KeyboardModifier.NoModifier
    if gui.QApplication.keyboardModifiers() != none:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyRelease(gui.QWidget(), Qt.Key.Key_Control, none)


@pytest.fixture(autouse=True)
def _language_and_theme_do_not_leak() -> Iterator[None]:
    """Both belong to the one application of the process; in random order the next test must not inherit them."""
    yield
    texts, theme = sys.modules.get("qtic_desktop.gui.texts"), sys.modules.get("qtic_desktop.gui.theme")
    if texts is not None and texts.translations.lang != "zh":
        texts.translations.install("zh")
    if theme is not None and (theme.theme().tokens, theme.theme().scale) != (theme.LIGHT, 1.0):
        from PySide6.QtWidgets import QApplication

        from qtic_desktop.gui.dress import apply_theme

        if isinstance(app := QApplication.instance(), QApplication):
            apply_theme(app, theme.Theme())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which order it was, so that a failure can be met again."""
    terminalreporter.write_line(f"random order: --randomly-seed={config.getoption('randomly_seed', 'none')}")
