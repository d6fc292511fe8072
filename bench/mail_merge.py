"""LibreOffice mail merge as a program of its own, run by the system's Python, which has the office's bridge.

Reads one line of JSON (the paragraphs of one opinion, how many copies, a folder), starts the office, then for every
further line merges all copies to PDF and answers with the seconds it took. Ends when its input ends.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PIPE = f"qtic-bench-{os.getpid()}"


def value(name: str, content: Any) -> Any:
    """One named value as the office takes it."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connect(profile: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """Start an office with its own profile and return it with its service manager's context."""
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         f"--accept=pipe,name={PIPE};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return office, resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 (the bridge raises its own kinds until the office answers)
            time.sleep(0.1)
    raise SystemExit("the office did not start")


def register(context: Any, folder: Path, paragraphs: list[str], copies: int) -> None:
    """A table of ``copies`` rows as data source ``opinions``."""
    (folder / "data").mkdir()
    with (folder / "data" / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([f"p{number}" for number in range(len(paragraphs))])
        writer.writerows([paragraphs] * copies)
    sources = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = sources.createInstance()
    source.URL = "sdbc:flat:" + (folder / "data").as_uri()
    source.Info = (
        value("Extension", "csv"), value("HeaderLine", True), value("FieldDelimiter", ","),
        value("StringDelimiter", '"'), value("CharSet", "utf-8"),
    )  # fmt: skip
    source.DatabaseDocument.storeAsURL((folder / "opinions.odb").as_uri(), ())
    sources.registerObject("opinions", source)


def template(context: Any, folder: Path, count: int) -> str:
    """A letter with one field a paragraph on the same page: 3号 type, 28 mm and 26 mm margins."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    letter = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (value("Hidden", True),))
    page = letter.StyleFamilies.getByName("PageStyles").getByName("Standard")
    page.Width, page.Height, page.LeftMargin, page.RightMargin = 21000, 29700, 2800, 2600
    page.TopMargin, page.BottomMargin = 3700, 3500
    cursor = letter.Text.createTextCursor()
    for number in range(count):
        cursor.gotoEnd(False)
        cursor.CharHeight = cursor.CharHeightAsian = 16 if number else 22
        cursor.CharFontNameAsian = "Noto Serif CJK SC"
        master = letter.createInstance("com.sun.star.text.FieldMaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = "opinions", "rows", f"p{number}"
        master.DataCommandType = 0
        field = letter.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        letter.Text.insertTextContent(cursor, field, False)
        cursor.gotoEnd(False)
        letter.Text.insertControlCharacter(cursor, 0, False)
    address = (folder / "letter.odt").as_uri()
    letter.storeAsURL(address, ())
    letter.close(True)
    return str(address)


def merge(context: Any, folder: Path, letter: str, copies: int) -> float:
    """Merge once; the seconds it took."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    job = context.ServiceManager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    job.DataSourceName, job.Command, job.CommandType = "opinions", "rows", 0
    job.DocumentURL, job.OutputURL, job.OutputType = letter, out.as_uri(), 2
    job.SaveAsSingleFile, job.FileNameFromColumn, job.FileNamePrefix = False, False, "o"
    job.SaveFilter = "writer_pdf_Export"
    begun = time.perf_counter()
    job.execute(())
    spent = time.perf_counter() - begun
    if len(list(out.glob("*.pdf"))) != copies:
        raise SystemExit("the merge made too few files")
    return spent


def main() -> None:
    """Serve until the input ends."""
    wish = json.loads(sys.stdin.readline())
    folder = Path(wish["folder"])
    office, context = connect(folder / "profile")
    try:
        register(context, folder, wish["paragraphs"], wish["copies"])
        letter = template(context, folder, len(wish["paragraphs"]))
        for _ in sys.stdin:
            print(merge(context, folder, letter, wish["copies"]), flush=True)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


main()
