"""A private PostgreSQL on loopback: Debian's programs, started by a user who is not root, gone with the tests."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import connect
from qtic_desktop.storage.server.state import drop

if TYPE_CHECKING:
    from pwd import struct_passwd

_USER = "qtic_owner"


def programs() -> Path:
    """The folder with Debian's newest ``postgres``; the tests do not go on without it, and do not skip."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise AssertionError(
            "PostgreSQL is not installed: packaging/bootstrap.py test (or venv) installs the package postgresql"
        )
    return found[-1].parent


@dataclass
class PostgreSQL:
    """One server of its own; ``certificate`` and ``key`` (files) make it speak TLS and nothing else."""

    certificate: Path | None = None
    key: Path | None = None
    port: int = 0
    password: str = field(default_factory=lambda: secrets.token_hex(8))
    made: int = 0

    def __post_init__(self) -> None:
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(prefix="qtic-pg-", dir=memory if os.access(memory, os.W_OK) else None))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            nobody = _user("postgres") or _user("nobody")
            assert nobody is not None
            shutil.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._process: subprocess.Popen[bytes] | None = None
        self._data = self.folder / "data"
        secret = self.folder / "secret"
        secret.write_text(self.password)
        self._run(
            "initdb", "-D", str(self._data), "-U", _USER, "-A", "scram-sha-256", "--pwfile", str(secret),
            "--locale=C", "-E", "UTF8", "--no-sync",
        )  # fmt: skip
        rules = "local all all scram-sha-256\n{} all all 127.0.0.1/32 scram-sha-256\n"
        self._write("pg_hba.conf", rules.format("hostssl" if self.certificate else "host"))
        self.start()

    def start(self) -> None:
        """Start it, or start it again on the port it had."""
        self.port = self.port or _free_port()
        options = {
            "port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "shared_buffers": "32MB",
            "max_connections": 60, "autovacuum": "off", "max_wal_size": "512MB", "log_min_messages": "fatal",
        }  # fmt: skip
        if self.certificate and self.key:
            for name, source in (("server.crt", self.certificate), ("server.key", self.key)):
                self._write(name, source.read_text())
                (self._data / name).chmod(0o600)
            options |= {"ssl": "on"}
        words = [str(programs() / "postgres"), "-D", str(self._data)]
        words += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                words, stdout=log, stderr=log, start_new_session=True, preexec_fn=_end_with_the_tests, **self._as
            )
        self._wait()

    def kill(self) -> None:
        """As when the computer it runs on loses its power."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for child in self._leftovers():
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while self._leftovers():
            time.sleep(0.01)
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def hold(self, *, still: bool) -> None:
        """Let every process of it stand still, as behind a cable that was pulled; or go on."""
        assert self._process is not None
        for one in (self._process.pid, *self._leftovers()):
            os.kill(one, signal.SIGSTOP if still else signal.SIGCONT)

    def _leftovers(self) -> list[int]:
        """Processes of it but for the first one: each has a session of its own."""
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                if int(path.name) != (self._process.pid if self._process else 0) and self._is_ours(path):
                    found.append(int(path.name))
            except (OSError, ValueError):
                continue
        return found

    def _is_ours(self, path: Path) -> bool:
        state = (path / "stat").read_text().rsplit(")", 1)[1].split()[0]
        return state != "Z" and (path / "cwd").readlink() == self._data

    def stop(self) -> None:
        """End it and take away what it held."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str, *, user: str = _USER, ca: Path | None = None) -> Address:
        """Where a database of it is."""
        return Address("127.0.0.1", self.port, database, user, str(ca or ""))

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Run statements as the owner, each by itself; the rows of the last one."""
        link = connect(self.address(database, ca=self.certificate), self.password)
        try:
            link.autocommit = True
            cursor = link.cursor()
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            link.close()
            drop(link.line)

    def database(self, of: str = "template0") -> str:
        """A new database, empty or a copy of another one that nobody has open."""
        self.made += 1
        name = f"w{self.made}_{secrets.token_hex(4)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {of}")
        return name

    def _wait(self) -> None:
        assert self._process is not None
        until = time.monotonic() + 60
        while True:
            try:
                self.run("SELECT 1")
                return
            except EnvironmentTrouble:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise AssertionError((self.folder / "log").read_text(errors="replace")) from None
                time.sleep(0.05)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(programs() / program), *words], capture_output=True, text=True, check=False, cwd=self.folder,
            env={**os.environ, "LC_ALL": "C"}, **self._as,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def _write(self, name: str, text: str) -> None:
        path = self._data / name
        path.write_text(text)
        if self._as:
            shutil.chown(path, self._as["user"], self._as["group"])


def _end_with_the_tests() -> None:
    """A test run that is killed leaves no server behind (Linux: PR_SET_PDEATHSIG, SIGINT ends it at once)."""
    ctypes.CDLL(None).prctl(1, int(signal.SIGINT))


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _user(name: str) -> struct_passwd | None:
    import pwd

    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
