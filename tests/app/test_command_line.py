"""The command-line contract: exit status, one JSON object, sentences instead of tracebacks, real files."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qtic_desktop.app.main import main
from qtic_desktop.storage.holding import holder_of
from qtic_desktop.storage.workspace import open_workspace

RARE_NAMES = ("王䶮", "李㛃", "陈𬱖", "刘𠅤", "𠮷春生", "阿依古丽·买买提")


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    status = main([*map(str, arguments), "--json"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return status, json.loads(out)


def signed_papers(capsys: pytest.CaptureFixture[str], sample: Path, out: Path) -> list[Path]:
    status, answer = run_json(capsys, "export", "opinions", "--workspace", sample, "--out", out)
    assert status == 0
    return [Path(file["file"]) for file in answer["files"] if file["status"] == "signed"]


def test_a_sample_is_sound(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run_json(capsys, "check", "--workspace", sample)
    assert (status, answer["ok"], answer["findings"]) == (0, True, [])
    assert answer["audit_entries"] > 1000


@pytest.mark.parametrize(
    ("damage", "finding"),
    [
        ("UPDATE score_entries SET points='0.3' WHERE rowid=5", "check.points"),
        (
            "UPDATE score_entries SET points='1' WHERE sheet_id IN (SELECT id FROM score_sheets LIMIT 1)",
            "check.changed_after_seal",
        ),
        ("UPDATE audit_entries SET act='x' WHERE seq=40", "check.audit_broken"),
        ("UPDATE panel_members SET is_leader=0", "check.leaders"),
        ("UPDATE opinion_signatures SET signed_at=NULL", "check.signatures"),
        ("UPDATE opinion_signatures SET state='waiting'", "check.signatures"),
        ("UPDATE opinion_signatures SET state='refused'", "check.signatures"),
        ("UPDATE opinion_signatures SET state='paper_signed'", "check.signatures"),
        ("UPDATE sealed_results SET body='{}'", "check.seal_damaged"),
        (
            ("UPDATE score_entries SET points='1' WHERE rowid=(SELECT e.rowid FROM score_entries e"
            " JOIN score_sheets s ON s.id=e.sheet_id WHERE s.state='open' AND e.points IS NOT NULL LIMIT 1)"),
            "check.points_unrecorded",
        ),
        ("DELETE FROM score_entries WHERE rowid=7", "check.points_lost"),
        ("UPDATE votes SET choice='disagree' WHERE choice='agree'", "check.vote_unrecorded"),
        (
            ("UPDATE opinions SET pdf_sha256=(SELECT pdf_sha256 FROM opinions WHERE status='signed' LIMIT 1)"
            " WHERE status='final' OR status='signed'"),
            "check.paper_unrecorded",
        ),
        (
            ("PRAGMA foreign_keys=OFF; DELETE FROM score_sheets WHERE rowid=(SELECT rowid FROM score_sheets"
            " WHERE state='absent' LIMIT 1)"),
            "check.sheets_missing",
        ),
        ("UPDATE proposals SET number=NULL WHERE status='accepted'", "check.proposal_incomplete"),
        ("UPDATE experts SET search_initials='' WHERE rowid=3", "check.not_found_by_search"),
        ("UPDATE annual_duties SET plan_received_on=NULL", "check.filed_early"),
        ("UPDATE score_sheets SET state='absent' WHERE state='submitted'", "check.vote_not_entitled"),
        ("DELETE FROM panel_members", "check.leaders"),
        ("DELETE FROM score_sheets WHERE id IN (SELECT id FROM score_sheets LIMIT 1)", "check.sheets_missing"),
        ("UPDATE score_sheets SET agenda_item_id='gone' || id", "check.vote_not_entitled"),
        ("UPDATE meetings SET status='open'", "check.unsealed"),
        ("UPDATE agenda_items SET not_applicable='['", "check.not_checked"),
        ("UPDATE rubrics SET body='{}'", "check.not_checked"),
    ],
)  # fmt: skip
def test_each_invariant_can_fire(sample: Path, capsys: pytest.CaptureFixture[str], damage: str, finding: str) -> None:
    with closing(sqlite3.connect(sample / "qtic.db")) as db, db:
        db.executescript(damage)
    status, answer = run_json(capsys, "check", "--workspace", sample)
    assert status == 1
    assert finding in {one["id"] for one in answer["findings"]}


def test_a_missing_attachment_is_found(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in [path for path in (sample / "attachments").rglob("*") if path.is_file()]:
        path.unlink()
    status, answer = run_json(capsys, "check", "--workspace", sample)
    assert (status, {one["id"] for one in answer["findings"]}) == (1, {"check.attachments.missing"})


def test_signed_opinions_of_both_tracks_verify_here_and_with_poppler(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = signed_papers(capsys, sample, tmp_path / "out")
    assert {path.name.split("-")[2][0] for path in papers} == {"X", "Z"}
    status, answer = run_json(capsys, "verify", *papers, "--workspace", sample)
    assert (status, answer["ok"]) == (0, True)
    for entry, path in zip(answer["files"], papers, strict=True):
        count = len(entry["signatures"])
        assert count >= 8
        said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature is Valid") == count


def test_names_come_back_from_the_paper_exactly(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = signed_papers(capsys, sample, tmp_path / "out")
    words = [
        subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        for path in papers
    ]
    for name in RARE_NAMES:
        assert any(name in text for text in words), name


def test_one_changed_byte_is_refused(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = signed_papers(capsys, sample, tmp_path / "out")[0]
    data = bytearray(paper.read_bytes())
    data[data.find(b"stream") + 40] ^= 1
    paper.write_bytes(data)
    status, answer = run_json(capsys, "verify", paper, "--workspace", sample)
    assert status == 1
    assert answer["files"][0]["state"] == "invalid"


def test_without_the_workspace_nobody_vouches_for_the_signers(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = signed_papers(capsys, sample, tmp_path / "out")[0]
    status, answer = run_json(capsys, "verify", paper)
    assert (status, answer["files"][0]["state"]) == (1, "undecidable")


def test_every_total_of_the_summary_is_the_one_of_the_points(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Independent oracle: totals from the raw rows, trimmed by sorting, in plain integers of half points."""
    status, answer = run_json(
        capsys,
        "export",
        "score-summary",
        "--workspace",
        sample,
        "--out",
        tmp_path / "s.xlsx",
        "--meeting",
        sealed_number(sample),
    )
    assert status == 0
    sheet = load_workbook(answer["files"][0]["file"]).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    for number, mean in means_from_rows(sample).items():
        assert number in cells
        row = next(r for r in sheet.iter_rows() if number in [cell.value for cell in r])
        assert mean in [Decimal(str(cell.value)) for cell in row if isinstance(cell.value, int | float | Decimal)]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def sealed_number(sample: Path) -> str:
    with closing(sqlite3.connect(sample / "qtic.db")) as db:
        return db.execute("SELECT number FROM meetings WHERE status='sealed'").fetchone()[0]


def means_from_rows(sample: Path) -> dict[str, Decimal]:
    query = """SELECT p.number, s.id, e.points, r.body, i.not_applicable FROM score_entries e
        JOIN score_sheets s ON s.id=e.sheet_id JOIN agenda_items i ON i.id=s.agenda_item_id
        JOIN meetings m ON m.id=i.meeting_id JOIN proposals p ON p.id=i.proposal_id JOIN rubrics r ON r.id=i.rubric_id
        WHERE m.status='sealed' AND s.state='submitted'"""
    sums: dict[str, dict[str, int]] = {}
    most: dict[str, int] = {}
    with closing(sqlite3.connect(sample / "qtic.db")) as db:
        for number, sheet_id, points, rubric, left_out in db.execute(query):
            halves = sums.setdefault(number, {})
            halves[sheet_id] = halves.get(sheet_id, 0) + int(Decimal(points) * 2)
            skip = json.loads(left_out)
            most[number] = sum(
                int(Decimal(str(c["maximum"])) * 2)
                for c in json.loads(rubric)["criteria"]
                if str(c["number"]) not in skip
            )
    found = {}
    for number, halves in sums.items():
        kept = sorted(halves.values())[1:-1]
        scaled, cut = divmod(sum(kept) * 100 * 100, len(kept) * most[number])
        found[number] = Decimal(scaled + (2 * cut >= len(kept) * most[number])) / 100
    return found


def test_the_same_seed_tells_the_same_story(sample_made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert main(["demo", str(again), "--seed", "7"]) == 0
    assert means_from_rows(again) == means_from_rows(sample_made)


def test_a_filled_template_is_taken_and_the_same_file_only_once(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "experts.xlsx"
    assert main(["template", "experts", "--out", str(file)]) == 0
    capsys.readouterr()
    book = load_workbook(file)
    head, first = header_of(book.worksheets[0])
    sheet = book.worksheets[0]
    for title, value in {"姓名": "欧阳𬱖", "工作单位": "海角大学", "专业": "机械", "专家类别": "技术"}.items():
        if title in head:
            sheet.cell(first, head[title], value)
    book.save(file)
    status, answer = run_json(capsys, "import", "experts", file, "--workspace", sample, "--dry-run")
    assert (status, answer["new"], answer["written"], answer["dry_run"]) == (0, 1, 0, True)
    status, answer = run_json(capsys, "import", "experts", file, "--workspace", sample)
    assert (status, answer["written"]) == (0, 1)
    status, answer = run_json(capsys, "import", "experts", file, "--workspace", sample)
    assert (status, answer["same"], answer["written"], bool(answer["seen_before"])) == (1, 1, 0, True)
    with closing(sqlite3.connect(sample / "qtic.db")) as db:
        assert db.execute("SELECT count(*) FROM experts WHERE name='欧阳𬱖'").fetchone() == (1,)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_never_stops_the_answer(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    file = tmp_path / "e.csv"
    lines = (
        "姓名,工作单位,专业,专家类别,备注", "张三,半岛大学,机械,魔法,", ",半岛大学,机械,技术,", "李四,半岛大学,机械,技术,见附件",
    )  # fmt: skip
    file.write_text("\n".join(lines), encoding="utf-8")
    words = ("import", "experts", file, "--workspace", sample, "--dry-run", "--lang", lang)
    status, answer = run_json(capsys, *words)
    assert status == 1
    assert {name: answer[name] for name in ("kind", "rows", "new", "same", "different", "rejected", "written")} == {
        "kind": "experts", "rows": 3, "new": 1, "same": 0, "different": 0, "rejected": 2, "written": 0,
    }  # fmt: skip
    assert answer["unused_columns"] == ["备注"]
    said = [f for f in answer["findings"] if f["blocking"]]
    assert [(f["row"], f["column"], f["id"], f["blocking"]) for f in said] == [
        (2, "专家类别", "exchange.not_in_list", True),
        (3, "姓名", "exchange.required", True),
    ]
    assert all(str(f["row"]) in f["sentence"] and "{" not in f["sentence"] for f in said)
    assert main([str(word) for word in words]) == 1
    assert said[0]["sentence"] in capsys.readouterr().out


def header_of(sheet) -> tuple[dict[str, int], int]:
    for row in sheet.iter_rows(max_row=15):
        titles = {str(cell.value).strip("*＊ "): cell.column for cell in row if cell.value}
        if "姓名" in titles:
            return titles, sheet.max_row + 1
    raise AssertionError("the template has no heading row")


def test_sample_rows_never_enter_a_real_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from qtic_desktop.domain.changes import SYSTEM
    from qtic_desktop.services.registry import prepare_workspace
    from qtic_desktop.storage.workspace import create_workspace

    with create_workspace(tmp_path / "real") as workspace, workspace.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
    file = tmp_path / "e.csv"
    file.write_text("姓名,工作单位,专业,专家类别\n张三,半岛大学（示例）,机械,技术\n", encoding="utf-8")
    status, answer = run_json(capsys, "import", "experts", file, "--workspace", tmp_path / "real")
    assert (status, answer["rejected"], answer["written"]) == (1, 1, 0)
    assert [(one["row"], one["id"]) for one in answer["findings"]] == [(2, "imports.sample_row")]


@pytest.mark.parametrize(
    ("arguments", "status", "error"),
    [
        (["check", "--workspace", "nowhere"], 2, "workspace.none_here"),
        (["verify", "nowhere.pdf"], 2, "usage.no_such_file"),
    ],
)
def test_trouble_is_a_sentence_with_an_id(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, error: str
) -> None:
    assert main(arguments) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"[{error}] ")
    assert "Traceback" not in said.err
    assert "{" not in said.err


def test_a_verified_backup_has_what_the_database_has(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = run_json(capsys, "backup", "--workspace", sample)
    assert status == 0
    dumps = []
    for file in (sample / "qtic.db", answer["file"]):
        with closing(sqlite3.connect(file)) as db:
            dumps.append(hashlib.sha256("\n".join(db.iterdump()).encode()).hexdigest())
    assert dumps[0] == dumps[1]


def test_rehearse_gives_the_figures_of_the_worked_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.toml"
    file.write_text(
        """[[case]]
name = "worked example"
rubric = [["1","20"],["2","20"],["3","20"],["4","12"],["5","5"],["6","8"],["7","8"],["8","7"]]
not_applicable = ["5","6"]
sheets = { E1 = ["18","17","15.5","10","","","6","5"], E2 = "recused", E3 = "absent", E4 = "void" }
paper_totals = { E1 = "71.5" }
votes = { E1 = "agree" }
expect = { mean = "82.18" }
""",
        encoding="utf-8",
    )
    status, answer = run_json(capsys, "rehearse", file)
    (case,) = answer["cases"]
    assert status == 0
    assert (case["mean"], case["exact"], case["expected"]) == ("82.18", "7150/87", True)
    file.write_text(file.read_text(encoding="utf-8").replace("82.18", "82.19"), encoding="utf-8")
    assert main(["rehearse", str(file)]) == 1


def test_a_batch_is_filed_and_its_pack_verified_in_plain_words(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "归档.zip"
    status, answer = run_json(capsys, "export", "archive", "--workspace", sample, "--out", out)
    assert (status, [file["file"] for file in answer["files"]]) == (0, [str(out)])
    status, answer = run_json(capsys, "verify", out, "--workspace", sample)
    (entry,) = answer["files"]
    assert (status, entry["state"], entry["recorded"]) == (0, "valid", True)
    with zipfile.ZipFile(out) as package:
        package.extractall(tmp_path / "open")
    (tmp_path / "open" / "data" / "scores.csv").unlink()
    status, answer = run_json(capsys, "verify", tmp_path / "open")
    assert (status, answer["ok"], answer["files"][0]["missing"]) == (1, False, ["data/scores.csv"])
    status, _ = run_json(capsys, "export", "archive", "--workspace", sample, "--out", out)
    assert status == 2
    status, answer = run_json(capsys, "check", "--workspace", sample)
    assert (status, answer["ok"]) == (0, True)


def test_the_print_set_of_a_meeting_is_made_once_into_a_folder(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = ("export", "meeting-pack", "--workspace", sample, "--out", tmp_path)
    status, answer = run_json(capsys, *order)
    files = [Path(file["file"]) for file in answer["files"]]
    assert (status, len(files)) == (0, 13)
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)
    assert (files[0].parent / "00_会议用纸清单.pdf").is_file()
    assert all(len(file["status"]) == 12 for file in answer["files"])
    status, answer = run_json(capsys, *order)
    assert (status, answer["error"]) == (2, "meetings.set_exists")


def test_reading_commands_read_beside_a_window_and_writing_ones_name_it(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_workspace(sample):
        for words in (["check"], ["search", "中心"], ["export", "ledger", "--out", str(tmp_path / "台账.xlsx")]):
            assert main([*words, "--workspace", str(sample), "--json"]) == 0, words
            capsys.readouterr()
        assert main(["backup", "--workspace", str(sample), "--json"]) == 3
        answer = json.loads(capsys.readouterr().out)
        assert answer["error"] == "workspace.in_use"
        assert str(holder_of(sample)) in answer["sentence"]
