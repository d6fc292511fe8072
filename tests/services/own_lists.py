"""Lists as districts send them, made here anew, each of a kind that once lost something: what is in them, and the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.test_nasty_folder import HEAD, line

Rows = list[list[object]]


def book(rows: Rows, change: Callable[[Worksheet], None] = lambda _sheet: None, head: Any = HEAD) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (list(head), *rows):
        sheet.append(row)
    change(sheet)
    return made


def starred() -> openpyxl.Workbook:
    return book([line()], head=[f"*{one}（必填）" if n < 3 else f"{one}\n（见说明）" for n, one in enumerate(HEAD)])


def turned() -> openpyxl.Workbook:
    rows = [[*reversed(line()), "区长办公会通过"], [*reversed(line("乙")), None]]
    return book(rows, head=[*reversed(HEAD), "推荐理由"])


def remarks() -> openpyxl.Workbook:
    return book([[*line(), "已补章"], [*line("乙"), None]], head=[*HEAD, "备注"])


def gaps() -> openpyxl.Workbook:
    return book([line(), [None] * 15, [None] * 15, line("乙"), [None] * 15, line("丙")])


def sums() -> openpyxl.Workbook:
    rows = [line(), line("乙"), ["合计", *[None] * 13, 2400], ["填表人：王某", None, "审核：李某"]]
    return book(rows)


def wide_figures() -> openpyxl.Workbook:
    return book([line(联系电话="０５３２－８５９１１２３４", 总投入="１２００．５")])


def thousands() -> openpyxl.Workbook:
    return book([line(总投入="1,200.50"), line("乙", 总投入="12,5"), line("丙", 总投入="1 200")])


def spaced_code() -> openpyxl.Workbook:
    row = line()
    code = str(row[3])
    row[3] = f" {code[:6]} {code[6:].lower()}"
    return book([row])


def real_dates() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["G2"], sheet["G3"], sheet["G4"] = date(2026, 3, 5), datetime(2026, 3, 5, 14, 30), 46086.6  # noqa: DTZ001
        sheet["G2"].number_format, sheet["G3"].number_format = "yyyy年m月d日", "m/d/yy h:mm"
        sheet["G4"].number_format = "yyyy-mm-dd"

    return book([line(), line("乙"), line("丙")], change)


def written_dates() -> openpyxl.Workbook:
    texts = (
        "2026.3.5",
        "20260305",
        "2026/03/05",
        "2026年3月5日",
        "二〇二六年三月五日",
        "2026-3",
        "3月5日",
        "2026-02-30",
    )
    return book([line(f"第{n}", 推荐函日期=text) for n, text in enumerate(texts)])


def brackets() -> openpyxl.Workbook:
    texts = ("南科函[2026]3号", "南科函【2026】3号", "南科函（2026）3号", "南科函〔2026〕3号")
    return book([line(f"第{n}", 推荐函文号=text) for n, text in enumerate(texts)])


def broken_names() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["C2"].alignment = Alignment(wrap_text=True)

    row = line()
    row[2] = " 青岛甲\n公司\u200b "
    return book([row, line("乙", 联系人="宋\u3000小满")], change)


def truths() -> openpyxl.Workbook:
    return book([line(方向=True), line("乙", 中心主任=False), line("丙", 总投入=True)])


def percents() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["O2"], sheet["O3"] = 0.5, 12
        sheet["O2"].number_format, sheet["O3"].number_format = "0%", '0.00,"万"'

    return book([line(), line("乙")], change)


def prefixed() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["F2"], sheet["N2"] = 7, 85911234
        sheet["F2"].number_format, sheet["N2"].number_format = '"青科推"000"号"', '"0532-"00000000'

    return book([line()], change)


def noted() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["C3"].comment = Comment("这一家已经撤回推荐", "市南区")

    return book([line(), line("乙")], change)


def worked_out() -> openpyxl.Workbook:
    return book([line(), line("乙", 总投入="=600*2")])


def in_english() -> openpyxl.Workbook:
    return book(
        [line(申报="NEW", 建设模式="LEAD_ENTERPRISE"), line("乙", 申报="新建类"), line("丙", 建设模式="其他模式")]
    )


def far_below() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["A60"], sheet["B61"] = "填报说明：一式两份", "联系人：科技局王科长 0532-80000000"

    return book([line()], change)


def beside() -> openpyxl.Workbook:
    def change(sheet: Worksheet) -> None:
        sheet["Q2"], sheet["R3"] = "缓", "请核实注册资本"

    return book([line(), line("乙")], change)


def long_text() -> openpyxl.Workbook:
    return book([line(方向="长" * 400), line("乙", 方向="长" * 5000)])


def second_sheet() -> openpyxl.Workbook:
    made = book([line()])
    other = made.create_sheet("补充推荐")
    other.append(["单位", "说明"])
    other.append(["青岛丁公司", "材料后补"])
    return made


def hidden_sheet() -> openpyxl.Workbook:
    made = book([line()])
    other = made.create_sheet("旧表")
    for row in (list(HEAD), line("旧")):
        other.append(row)
    other.sheet_state = "hidden"
    return made


def csv_of(text: Callable[[], str], encoding: str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path = path.with_suffix(".csv")
        path.write_bytes(text().encode(encoding))
        return path

    return write


def _quoted() -> str:
    row = [str(one) for one in line(方向="养殖；工船\n第二行")]
    row[8] = f'"{row[8]}"'
    return ";".join(HEAD) + "\r\n" + ";".join(row) + "\r\n"


def _guarded() -> str:
    row = [str(one) for one in line()]
    row[3], row[13] = f'="{row[3]}"', f"'{row[13]}"
    return "\t".join(HEAD) + "\r\n" + "\t".join(row) + "\r\n"


def _longer() -> str:
    rows = [[str(one) for one in line(name)] for name in "甲乙"]
    rows[1][14] = "1,200"
    return "\r\n".join(",".join(row) for row in ([*HEAD], *rows)) + "\r\n"


def saved(make: Callable[[], openpyxl.Workbook]) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path = path.with_suffix(".xlsx")
        make().save(path)
        return path

    return write


#: Name and how it is written to a path without an ending.
LISTS: dict[str, Callable[[Path], Path]] = {
    "星号和括号的表头": saved(starred), "列序颠倒": saved(turned), "备注列": saved(remarks), "中间空行": saved(gaps),
    "合计和签字": saved(sums), "全角数字": saved(wide_figures), "千分位": saved(thousands), "代码有空格": saved(spaced_code),
    "真日期": saved(real_dates), "写的日期": saved(written_dates), "方括号文号": saved(brackets), "名称有换行": saved(broken_names),
    "真假值": saved(truths), "百分比": saved(percents), "带前缀的格式": saved(prefixed), "批注": saved(noted),
    "公式": saved(worked_out), "英文选项": saved(in_english), "表下面的字": saved(far_below), "表旁边的字": saved(beside),
    "很长的字": saved(long_text), "另一张表": saved(second_sheet), "隐藏的旧表": saved(hidden_sheet),
    "分号和换行": csv_of(_quoted, "utf-8-sig"), "制表符和引号": csv_of(_guarded, "gb18030"), "多出一格": csv_of(_longer, "utf-8"),
}  # fmt: skip
