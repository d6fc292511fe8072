"""Columns of the workbooks that an office loads about units: the register of high-tech enterprises, units not in good
standing, units that are no more."""

from __future__ import annotations

from qtic_desktop.domain.examination.units import UnitListKind
from qtic_desktop.domain.imports.forms import MARKER, Choice, Column, ImportForm, ImportKind

UNITS = ImportForm(
    ImportKind.UNITS,
    "单位名单",
    "Lists of units",
    (
        MARKER,
        Column(
            "kind", "名单", "List", True, "choice", "高新技术企业", ("名单种类", "类别"),
            (
                Choice(UnitListKind.HIGHTECH, "高新技术企业", "High-tech enterprises", ("高企", "国家高新技术企业")),
                Choice(UnitListKind.DISHONEST, "失信", "Not in good standing", ("失信被执行人", "严重失信", "科研失信")),
                Choice(UnitListKind.DEREGISTERED, "注销吊销", "No more", ("注销", "吊销", "注销或吊销")),
            ), width=16.0,
        ),
        Column("name", "单位名称", "Unit", True, "name", "青岛示例装备有限公司", ("企业名称", "名称", "单位"), width=34.0, longest=80),
        Column(
            "credit_code", "统一社会信用代码", "Credit code", False, "code", "91350100M000100Y43",
            ("信用代码", "社会信用代码"), longest=40, width=24.0, hint_zh="没有可不填，只按名称对",
            hint_en="may be empty; then the name alone is compared",
        ),
        Column("certificate", "证书编号", "Certificate", False, "text", "GR202437100123", ("证书号", "文号"), width=20.0, longest=60),
        Column("valid_until", "有效期至", "Valid until", False, "date", "2027-11-30", ("有效期", "到期日"), width=14.0),
    ),
    keys=("name",),
    subject="name",
)  # fmt: skip
