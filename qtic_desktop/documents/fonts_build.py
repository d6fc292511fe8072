"""Make the open fonts of printed papers from pinned Debian packages (``python -m qtic_desktop.documents.fonts_build``).

A font already made by the same recipe is kept, so the build can be stopped and run again; a package that cannot be got
costs only its own font, and the loader then lets another font stand in.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.documents.font_convert import convert
from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.resources import message, resource

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all, and a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """One font of the open set: where it comes from and what is made of it."""

    role: str
    output: str
    family: str
    package: str
    member: str
    sha256: str
    index: int
    characters: str
    licence: str


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned Debian package; ``megabytes`` is said to the person who waits."""

    name: str
    version: str
    sha256: str
    megabytes: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run left behind: files made or kept, and remarks (in Chinese) on what could not be had as pinned."""

    made: tuple[Path, ...]
    kept: tuple[Path, ...]
    remarks: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every font of the open set is there."""
        return len(self.made) + len(self.kept) == len(recipe()[0])


def recipe() -> tuple[tuple[Source, ...], dict[str, Package], int]:
    """The fonts to make, the packages they come from, and the number of the recipe."""
    data = tomllib.loads(resource("fonts", "sources.toml").read_text(encoding="utf-8"))
    packages = {name: Package(name=name, **facts) for name, facts in data["package"].items()}
    return tuple(Source(**font) for font in data["font"]), packages, data["recipe"]


def is_complete(folder: Path | None = None) -> bool:
    """Whether the folder holds the whole open set of this recipe."""
    into = folder or cache_folder()
    fonts, _packages, number = recipe()
    return all(_is_made(into, font, number) for font in fonts)


def build(into: Path | None = None, *, progress: Progress | None = None, root: Path = Path("/")) -> BuildReport:
    """Make what is missing in ``into``; ``root`` is where installed packages are looked for.

    Raises EnvironmentTrouble only when nothing at all could be made and nothing was there before.
    """
    target = into or cache_folder()
    fonts, packages, number = recipe()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise EnvironmentTrouble("documents.font_folder", folder=str(target), reason=str(trouble)) from trouble
    kept = [font for font in fonts if _is_made(target, font, number)]
    todo = [font for font in fonts if font not in kept]
    remarks: list[str] = []
    made: list[Path] = []
    if todo:
        with _scratch(target) as scratch:
            made = _make(todo, packages, number, target, scratch, root, progress or _silent, remarks)
    if not made and not kept:
        raise EnvironmentTrouble("documents.no_font_source", reason="; ".join(remarks))
    return BuildReport(tuple(made), tuple(target / font.output for font in kept), tuple(remarks))


def _make(
    todo: Sequence[Source],
    packages: dict[str, Package],
    number: int,
    target: Path,
    scratch: Path,
    root: Path,
    progress: Progress,
    remarks: list[str],
) -> list[Path]:
    """Fetch package by package and convert in two processes meanwhile; the longest work is handed out first."""
    # Imported here: the start of the program only asks where the fonts are.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed

    names = list(dict.fromkeys(font.package for font in todo))
    steps, done = len(names) + len(todo), 0
    made: list[Path] = []
    # Fresh processes: a copy of a program with a window and threads may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=2, mp_context=context, initializer=end_with_parent) as pool:
        running: dict[Future[None], Source] = {}
        running_files: dict[Source, Path] = {}
        for name in sorted(names, key=lambda each: -packages[each].megabytes):
            done += 1
            progress(done, steps, message("documents.font_fetching", package=name, size=packages[name].megabytes))
            files = _obtain(packages[name], [font for font in todo if font.package == name], scratch, root, remarks)
            for font, file in files.items():
                running[_hand_out(pool, file, target, font)] = font
                running_files[font] = file
        for future in as_completed(running):
            font = running[future]
            done += 1
            try:
                _finish(future, running_files[font], target, font)
            except Exception as trouble:  # noqa: BLE001 - one broken font must not cost the others
                remarks.append(message("documents.font_failed", font=font.family, reason=str(trouble)))
                continue
            _stamp(target, font, number).write_text(json.dumps(asdict(font), ensure_ascii=False), encoding="utf-8")
            made.append(target / font.output)
            progress(done, steps, message("documents.font_made", font=font.family))
    return made


def end_with_parent() -> None:
    """In a worker: a program that is killed cannot say goodbye, and a worker that waits for its next font would wait for
    ever. Its end is seen by the pipe between them."""
    import multiprocessing
    from multiprocessing.connection import wait
    from threading import Thread

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True, name="end-with-parent").start()


def _hand_out(pool: Executor, file: Path, target: Path, font: Source) -> Future[None]:
    from concurrent.futures import BrokenExecutor, Future

    try:
        return pool.submit(_convert_one, file, target, font)
    except BrokenExecutor as trouble:
        broken: Future[None] = Future()
        broken.set_exception(trouble)
        return broken


def _finish(future: Future[None], file: Path, target: Path, font: Source) -> None:
    """Wait for one font; where no second process can be started, this one does the work."""
    from concurrent.futures import BrokenExecutor

    try:
        future.result()
    except BrokenExecutor:
        _convert_one(file, target, font)


def _convert_one(file: Path, target: Path, font: Source) -> None:
    convert(file, target / font.output, index=font.index, characters=font.characters, family=font.family)


def _obtain(
    package: Package, fonts: Sequence[Source], scratch: Path, root: Path, remarks: list[str]
) -> dict[Source, Path]:
    """The source files of one package: as installed when they are the pinned ones, else from the downloaded package."""
    installed = {font: root / font.member for font in fonts}
    if all(file.is_file() and _sha256(file) == font.sha256 for font, file in installed.items()):
        return installed
    unpacked = scratch / package.name
    try:
        _unpack(_download(package, scratch, remarks), unpacked, [font.member for font in fonts])
    except (OSError, subprocess.SubprocessError, EnvironmentTrouble) as trouble:
        remarks.append(message("documents.font_not_fetched", package=package.name, reason=_reason(trouble)))
        found = {font: file for font, file in installed.items() if file.is_file()}
    else:
        found = {font: unpacked / font.member for font in fonts if (unpacked / font.member).is_file()}
    for font, file in found.items():
        if _sha256(file) != font.sha256:
            remarks.append(message("documents.font_other_edition", font=font.family, package=package.name))
    return found


def _download(package: Package, scratch: Path, remarks: list[str]) -> Path:
    """``apt-get download`` checks the signed index; on top of that the pinned version must have the pinned checksum."""
    if shutil.which("apt-get") is None:
        raise EnvironmentTrouble("documents.no_apt")
    folder = scratch / f"{package.name}.deb"
    folder.mkdir(exist_ok=True)
    attempts = [f"{package.name}={package.version}", package.name]
    last: subprocess.SubprocessError | None = None
    for refresh in (False, True):
        if refresh and not _refresh_index(scratch):
            break
        for wish in attempts:
            try:
                _run(["apt-get", "download", "-q", wish], folder)
            except subprocess.SubprocessError as trouble:
                last = trouble
                continue
            deb = next(folder.glob("*.deb"))
            if wish == attempts[0] and _sha256(deb) != package.sha256:
                raise EnvironmentTrouble("documents.font_checksum", package=package.name)
            if wish != attempts[0]:
                remarks.append(message("documents.font_other_version", package=package.name, version=package.version))
            return deb
    raise last or EnvironmentTrouble("documents.no_apt")


def _refresh_index(scratch: Path) -> bool:
    """A bare system has no package lists yet; only root may fetch them, and once per build is enough."""
    flag = scratch / "index-refreshed"
    if flag.exists() or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    flag.touch()
    try:
        _run(["apt-get", "update", "-q"], scratch)
    except subprocess.SubprocessError:
        return False
    return True


def _unpack(deb: Path, into: Path, members: Sequence[str]) -> None:
    """Take only the wanted files out of the package, then drop the package: it may be larger than all fonts together."""
    into.mkdir(exist_ok=True)
    tar = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE)
    wanted = [f"./{member}" for member in members]
    try:
        subprocess.run(["tar", "-x", "-C", str(into), *wanted], stdin=tar.stdout, check=False, capture_output=True)
    finally:
        if tar.stdout:
            tar.stdout.close()
        tar.wait()
    deb.unlink()


def _run(command: Sequence[str], folder: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=900)


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, subprocess.CalledProcessError) and trouble.stderr:
        lines = trouble.stderr.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "apt-get"
    if isinstance(trouble, EnvironmentTrouble):
        return message(trouble.code, "zh", **trouble.facts)
    return str(trouble)


def _is_made(folder: Path, font: Source, number: int) -> bool:
    return (folder / font.output).is_file() and _stamp(folder, font, number).is_file()


def _stamp(folder: Path, font: Source, number: int) -> Path:
    identity = hashlib.sha256(f"{number}|{font.sha256}|{font.index}|{font.characters}|{font.family}".encode())
    return folder / f"{font.output}.{identity.hexdigest()[:12]}"


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A folder beside the result (same disk), gone afterwards even when the build is stopped by an error."""
    with tempfile.TemporaryDirectory(prefix=".building-", dir=target, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _silent(done: int, total: int, text: str) -> None:
    """Progress nobody asked for."""


def _print_progress(done: int, total: int, text: str) -> None:
    print(f"[{done}/{total}] {text}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of the build: 0 complete, 0 with remarks when only some fonts are there, 3 when none."""
    parser = argparse.ArgumentParser(prog="fonts_build", description=__doc__)
    parser.add_argument("--into", type=Path, help="folder for the fonts (default: the cache of this user)")
    parser.add_argument("--progress", action="store_true", help="say what is being done")
    chosen = parser.parse_args(arguments)
    try:
        report = build(chosen.into, progress=_print_progress if chosen.progress else None)
    except EnvironmentTrouble as trouble:
        print(message(trouble.code, "zh", **trouble.facts), file=sys.stderr)
        return trouble.exit_status
    for remark in report.remarks:
        print(remark, file=sys.stderr)
    if chosen.progress:
        print(message("documents.fonts_ready", made=len(report.made), kept=len(report.kept)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
