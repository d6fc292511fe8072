"""A workspace whose database is on a PostgreSQL: the same record, who gets in, what a server must promise.

``make postgres`` runs all tests of storage and services this way; here is what every run of the suite asks.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed, QticError, Refused
from qtic_desktop.resources import message
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage import migrations
from qtic_desktop.storage.journal_replay import rebuild_database
from qtic_desktop.storage.pouring import digest_of_all
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.engine import open_server
from qtic_desktop.storage.server.login import FILE, read_login, write_login
from qtic_desktop.storage.server_files import ServerAttachments
from qtic_desktop.storage.tables.registry import Batch, Department
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import SERVER_FORMAT, create_workspace, open_workspace, read_info
from tests.helpers.on_server import Servers
from tests.helpers.postgresql import PostgreSQL
from tests.review_story import Story, begin_story

OFFICE = Actor("o", "办公室", Role.OFFICE)
KEY = bytes(range(32))


@pytest.fixture
def story(servers: Servers, tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=5)
    yield made
    made.workspace.close()


def trouble(call: object) -> QticError:
    with pytest.raises(QticError) as caught:
        call()  # type: ignore[operator]
    assert message(caught.value.code, "zh", **caught.value.facts)
    return caught.value


def test_a_meeting_is_held_on_a_server_and_its_copy_in_a_file_is_the_same(story: Story, tmp_path: Path) -> None:
    story.convene()
    story.open()
    for place in range(5):
        for item in range(2):
            story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert check_workspace(story.workspace) == ()
    assert not (story.workspace.folder / "qtic.db").exists()
    assert read_info(story.workspace.folder).format == SERVER_FORMAT
    story.workspace.copy_database(tmp_path / "copy.db")
    copy = story.workspace.store_of(tmp_path / "copy.db")
    with copy.read() as here, story.workspace.store.read() as there:
        digests = digest_of_all(here.connection())
        assert digests == digest_of_all(there.connection())
        assert sum(count for _, count, _ in digests) > 150
    copy.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE score_entries SET points = '1'", "check.row_changed"),
        ("DELETE FROM votes", "check.row_gone"),
        ("UPDATE audit_entries SET actor_name = '别人' WHERE seq = 3", "check.audit_broken"),
        ("DELETE FROM audit_entries WHERE seq > 9", "check.row_added"),
    ],
)
def test_what_is_changed_on_the_server_around_the_program_is_found(story: Story, statement: str, code: str) -> None:
    story.convene()
    story.open()
    story.score(0)
    with story.workspace.store.engine.begin() as link:
        link.execute(text(statement))
    assert code in {finding.code for finding in check_workspace(story.workspace)}


def test_the_journal_of_a_computer_makes_the_same_database_in_a_file(story: Story, tmp_path: Path) -> None:
    workspace = story.workspace
    workspace.keep_journal()
    story.convene()
    story.open()
    story.score(0)
    rebuild_database(tmp_path / "made.db", workspace.folder / "journal", workspace_id=workspace.info.id, key=None)
    made = workspace.store_of(tmp_path / "made.db")
    with made.read() as here, workspace.store.read() as there:
        # What the program knows about its own texts is made anew, not told.
        ours, theirs = (
            {one for one in digest_of_all(session.connection()) if one[0] != "workspace_facts"}
            for session in (here, there)
        )
        assert ours == theirs
    made.close()


def test_a_name_that_is_taken_and_a_parent_that_is_missing_are_told_apart(story: Story) -> None:
    def add(record_id: str) -> None:
        with story.workspace.store.begin(OFFICE) as work:
            work.session.add(Department(id=record_id, name="市南区", kind="district", code=""))
            work.record("add_department", "department", record_id)

    add("d1")
    assert trouble(lambda: add("d2")).facts["what"] == "departments.name"
    with pytest.raises(EnvironmentTrouble, match="storage.failed"), story.workspace.store.begin(OFFICE) as work:
        work.session.execute(text("UPDATE agenda_items SET proposal_id = 'nobody'"))
        work.session.execute(
            text("INSERT INTO panel_movements (id, version, meeting_id, expert_id, kind, presence_before, reason, before,"
                 " undone_reason, at, from_position) VALUES ('x', 1, 'no', 'no', '', '', '', '', '', '', 0)")
        )  # fmt: skip


def test_letters_are_found_in_any_case_as_in_a_file(story: Story) -> None:
    with story.workspace.store.begin(SYSTEM) as work:
        work.session.add(Department(id="d", name="Laoshan 100%_区", kind="district", code=""))
        work.record("add_department", "department", "d")
    with story.workspace.store.read() as session:
        for part, found in (("laoshan", 1), ("100%_", 1), ("100x", 0), ("0%_区", 1)):
            assert session.query(Department).filter(Department.name.contains(part, autoescape=True)).count() == found


def test_files_go_by_the_same_connection_and_are_what_they_were(servers: Servers, tmp_path: Path) -> None:
    engine = open_server(servers.server.address(servers.server.database()), servers.server.password)
    migrations.make_tables(engine, datetime.now)
    for key in (None, KEY):
        store = ServerAttachments(engine, key)
        for data in (b"", b"scan" * 900_000, bytes(range(256)) * 40):
            digest = store.put(data)
            assert store.get(digest) == data
            assert store.put(data) == digest
        digest = store.put_file(io.BytesIO(b"letter" * 500_000))
        assert store.get(digest) == b"letter" * 500_000
        assert trouble(lambda kept=store: kept.get("0" * 64)).code == "attachments.missing"
    assert len(store.names()) == 8
    with engine.begin() as connection:
        plain = "SELECT count(*) FROM kept_files WHERE position('letter'::bytea IN content) > 0"
        assert connection.scalar(text(plain)) == 3  # those of the workspace without a key
        connection.execute(text("UPDATE kept_files SET content = set_byte(content, 70, 255 - get_byte(content, 70))"
                                " WHERE length(content) > 70"))  # fmt: skip
    assert trouble(lambda: store.check(digest)).code == "attachments.damaged"
    engine.dispose()


def test_an_older_workspace_is_copied_and_then_brought_up_to_date(servers: Servers, tmp_path: Path) -> None:
    folder, now = tmp_path / "w", lambda: datetime(2026, 3, 10, 9, tzinfo=UTC)
    create_workspace(folder, sample=True, now=now).close()
    info = read_info(folder)
    address = replace(Address.parse(info.server), database=servers.server.database())
    engine = open_server(address, servers.server.password)
    migrations.shape_as(engine, "0030")
    engine.dispose()
    text_of = (folder / "workspace.toml").read_text().replace(info.server, str(address))
    (folder / "workspace.toml").write_text(text_of)
    with open_workspace(folder, now=now) as workspace:
        assert migrations.current_revision(workspace.store.engine) == migrations.HEAD
        (copy,) = (folder / "backups").glob("before-*.db")
        older = workspace.store_of(copy)
        assert migrations.current_revision(older.engine) == "0030"
        older.close()


def test_each_group_of_users_may_do_what_it_is_for_and_no_more(servers: Servers, tmp_path: Path) -> None:
    server = servers.server
    server.run(*(f"CREATE ROLE {group} NOLOGIN" for group in ("qtic_work", "qtic_read")))
    for user, group in (("qtic_clerk", "qtic_work"), ("qtic_looks", "qtic_read")):
        server.run(f"CREATE ROLE {user} LOGIN PASSWORD '{user}!' IN ROLE {group}")
    database = server.database()
    owner = open_server(server.address(database), server.password)
    migrations.make_tables(owner, datetime.now)
    owner.dispose()
    clerk = open_server(server.address(database, user="qtic_clerk"), "qtic_clerk!")
    store = Store(clerk, now=lambda: datetime.now(UTC), ids=iter(map(str, range(9))).__next__)
    with store.begin(OFFICE) as work:
        work.session.add(Batch(id="b", year=2031, number=9, title="批"))
        work.record("create_batch", "batch", "b")
    for statement in ("UPDATE audit_entries SET actor_name = 'x'", "DELETE FROM audit_entries", "DROP TABLE batches",
                      "UPDATE alembic_version SET version_num = '9999'", "CREATE TABLE mine (id text)"):  # fmt: skip
        with pytest.raises(DBAPIError, match="42501"), clerk.begin() as connection:
            connection.exec_driver_sql(statement)
    clerk.dispose()
    looks = open_server(server.address(database, user="qtic_looks"), "qtic_looks!", reads_only=True)
    with looks.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM batches").scalar() == 1
    with pytest.raises(DBAPIError, match="25006|42501"), looks.begin() as connection:
        connection.exec_driver_sql("DELETE FROM batches")
    looks.dispose()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://qtic:secret@10.0.0.1/qtic", "server.secret_in_url"),
        ("postgresql://qtic@10.0.0.1/qtic?password=secret", "server.secret_in_url"),
        ("postgresql://10.0.0.1/qtic", "server.bad_url"),
        ("postgresql://qtic@10.0.0.1", "server.bad_url"),
        ("postgresql://qtic@10.0.0.1/a/b", "server.bad_url"),
        ("postgresql://qtic@10.0.0.1:x/qtic", "server.bad_url"),
        ("postgresql://qtic@10.0.0.1/qtic?sslmode=disable", "server.bad_url"),
        ("mysql://qtic@10.0.0.1/qtic", "server.bad_url"),
        ("", "server.bad_url"),
    ],
)
def test_an_address_without_its_parts_or_with_a_secret_is_refused(url: str, code: str) -> None:
    found = trouble(lambda: Address.parse(url))
    assert found.code == code
    assert "secret" not in str(found).replace("server.secret_in_url", "")


def test_an_address_reads_back_as_it_was_written() -> None:
    for address in (
        Address("10.0.0.5", 5432, "qtic", "qtic_office"),
        Address("fd00::5", 6000, "工作区", "办公室@一", "/路径/ca 证书.pem"),
    ):
        assert Address.parse(str(address)) == address
    assert [Address(host, 1, "d", "u").is_here for host in ("127.0.0.1", "::1", "localhost", "10.0.0.5", "localhost.cn")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_password_is_closed_with_the_key_and_told_nowhere(
    servers: Servers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    write_login(tmp_path, "hunter-2-secret", KEY)
    assert read_login(tmp_path, KEY) == "hunter-2-secret"
    assert b"hunter" not in (tmp_path / FILE).read_bytes()
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert trouble(lambda: read_login(tmp_path, bytes(32))).code == "server.no_login"
    engine = open_server(servers.server.address(servers.server.database()), "hunter-2-secret")
    found = trouble(engine.connect)
    assert isinstance(found, NotAllowed)
    assert found.code == "server.not_let_in"
    assert "hunter" not in f"{found!r} {engine.url} {engine!r} {caplog.text}"


def test_a_server_that_could_lose_or_disorder_what_was_saved_is_not_used(servers: Servers) -> None:
    server = servers.server
    server.run("CREATE DATABASE other_order TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'")
    found = trouble(open_server(server.address("other_order"), server.password).connect)
    assert (found.code, found.facts["found"]) == ("server.unsafe_settings", "lc_collate=C.UTF-8, lc_ctype=C.UTF-8")
    database = server.database()
    server.run(f"ALTER DATABASE {database} SET synchronous_commit = off")
    found = trouble(open_server(server.address(database), server.password).connect)
    assert found.facts["found"] == "synchronous_commit=off"
    assert trouble(open_server(server.address("nowhere"), server.password).connect).code == "server.no_database"
    away = replace(server.address("nowhere"), port=1)
    assert trouble(open_server(away, server.password).connect).code == "server.unreachable"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A certificate for 127.0.0.1 that is its own authority, its key, and another authority."""
    folder, made = tmp_path_factory.mktemp("tls"), []
    for name in ("server", "other"):
        key = ec.generate_private_key(ec.SECP256R1())
        who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        begin = datetime.now(UTC) - timedelta(days=1)
        begin = begin.replace(tzinfo=None)
        told = x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number(), begin)
        told = told.not_valid_after(begin + timedelta(days=30))
        told = told.add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        told = told.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        (folder / f"{name}.pem").write_bytes(told.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        plain = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / f"{name}.key").write_bytes(plain)
        made.append(folder / f"{name}.pem")
    return made[0], folder / "server.key", made[1]


def test_the_line_is_encrypted_and_the_server_is_the_one_it_claims_to_be(certificate: tuple[Path, Path, Path]) -> None:
    own, key, other = certificate
    server = PostgreSQL(certificate=own, key=key)
    try:
        database = server.database()
        engine = open_server(server.address(database, ca=own), server.password)
        with engine.connect() as connection:
            used = connection.exec_driver_sql("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").one()
        assert (used[0], used[1][:5]) == (True, "TLSv1")
        engine.dispose()
        for wrong in (server.address(database, ca=other), replace(server.address(database, ca=own), host="localhost")):
            assert trouble(open_server(wrong, server.password).connect).code == "server.no_tls"
        # Without TLS the server's own rule lets nobody in.
        assert trouble(open_server(server.address(database), server.password).connect).code == "server.not_let_in"
    finally:
        server.stop()


def test_a_workspace_on_a_server_is_no_workspace_of_an_older_program(story: Story) -> None:
    described = (story.workspace.folder / "workspace.toml").read_text()
    plain = "\n".join(line for line in described.splitlines() if not line.startswith("server"))
    (story.workspace.folder / "workspace.toml").write_text(plain)
    with pytest.raises(Refused, match="workspace.newer_program"):
        read_info(story.workspace.folder)
