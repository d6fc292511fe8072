"""Find font files by role: those the office added, those the system has, and the open set made by the build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.domain.values import dataclass
from qtic_desktop.resources import resource_root


class Role(StrEnum):
    """What a font is for; ``RARE`` and ``LAST`` print what the others lack."""

    BODY = "body"  # 仿宋
    TITLE = "title"  # 小标宋
    HEI = "hei"  # 黑体
    KAI = "kai"  # 楷体
    RARE = "rare"  # 宋体, large
    LAST = "last"  # extension B and beyond


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face in one file: ``origin`` is office, system or open."""

    path: Path
    index: int
    role: Role
    origin: str


# Exact names only: a guess by similarity would let a decorative face into a public paper.
_FAMILIES: dict[str, Role] = {
    **dict.fromkeys(
        (
            "FangSong",
            "FangSong_GB2312",
            "仿宋",
            "仿宋_GB2312",
            "STFangsong",
            "FZFangSong-Z02",
            "FZFangSong-Z02S",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "Zhuque Fangsong",
            "朱雀仿宋",
        ),
        Role.BODY,
    ),
    **dict.fromkeys(("FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "方正小标宋简体"), Role.TITLE),
    **dict.fromkeys(("SimHei", "黑体", "FZHei-B01", "FZHei-B01S", "方正黑体_GBK", "方正黑体简体"), Role.HEI),
    **dict.fromkeys(
        (
            "KaiTi",
            "KaiTi_GB2312",
            "楷体",
            "楷体_GB2312",
            "FZKai-Z03",
            "FZKai-Z03S",
            "方正楷体_GBK",
            "方正楷体简体",
            "LXGW WenKai",
        ),
        Role.KAI,
    ),
    **dict.fromkeys(("SimSun", "宋体", "FZShuSong-Z01", "方正书宋_GBK", "HanaMinA"), Role.RARE),
    **dict.fromkeys(("SimSun-ExtB", "SimSun-ExtG", "HanaMinB", "BabelStone Han"), Role.LAST),
}
_WINDOWS = {
    "simfang.ttf": Role.BODY,
    "fzfsk.ttf": Role.BODY,
    "fzxbsk.ttf": Role.TITLE,
    "fzxbsjw.ttf": Role.TITLE,
    "simhei.ttf": Role.HEI,
    "simkai.ttf": Role.KAI,
    "simsun.ttc": Role.RARE,
    "simsunb.ttf": Role.LAST,
    "simsunextg.ttf": Role.LAST,
}
_HINTS = (
    (Role.BODY, ("仿宋", "fang", "simfang", "fzfs")),
    (Role.TITLE, ("小标宋", "biaosong", "fzxbs", "songtitle")),
    (Role.KAI, ("楷", "kai", "fzkt")),
    (Role.HEI, ("黑", "hei", "gothic", "sans", "fzht")),
    (Role.LAST, ("extb", "ext-b", "extg", "hanaminb", "simsunb", "babelstone")),
)


def office_fonts(folder: Path | None) -> list[FontFile]:
    """Every .ttf and .ttc the office put into its folder, sorted by name; the role follows from the name of the file."""
    if folder is None or not folder.is_dir():
        return []
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in (".ttf", ".ttc"))
    return [FontFile(file, 0, _role_by_name(file.stem), "office") for file in files]


def _role_by_name(name: str) -> Role:
    plain = name.lower()
    return next((role for role, words in _HINTS if any(word in plain for word in words)), Role.RARE)


def open_fonts(cache: Path | None) -> list[FontFile]:
    """The made fonts, from the cache of this user or, in a packaged program, from its resources."""
    folders = [cache or cache_folder(), resource_root() / "fonts"]
    if not any(file for folder in folders for file in folder.glob("*.ttf")):
        return []  # nobody made them: their list is not worth reading
    from qtic_desktop.documents.fonts_build import recipe

    found = []
    for font in recipe()[0]:
        path = next((folder / font.output for folder in folders if (folder / font.output).is_file()), None)
        if path is not None:
            found.append(FontFile(path, 0, Role(font.role), "open"))
    return found


def screen_files(office: Path | None, cache: Path | None = None) -> list[Path]:
    """Files to give to the screen, so that it shows the characters that paper shows: the office's, then the open set."""
    wanted = (Role.HEI, Role.RARE, Role.LAST)
    return [
        *(file.path for file in office_fonts(office)),
        *(file.path for file in open_fonts(cache) if file.role in wanted),
    ]


def system_fonts() -> list[FontFile]:
    """TrueType fonts of the system that are known to suit a role."""
    return list(_windows_fonts() if sys.platform == "win32" else _listed_fonts(known_only=True))


def any_chinese_font() -> list[FontFile]:
    """Whatever TrueType font of the system says it covers Chinese, for the case that no role can be filled."""
    if sys.platform == "win32":
        return []
    return list(_listed_fonts(known_only=False))


def _windows_fonts() -> Iterator[FontFile]:
    local = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
    for folder in (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local):
        for name, role in _WINDOWS.items():
            if (folder / name).is_file():
                yield FontFile(folder / name, 0, role, "system")


def _listed_fonts(*, known_only: bool) -> Iterator[FontFile]:
    program = shutil.which("fc-list")
    if program is None:
        return
    layout = "%{file}\t%{index}\t%{fontformat}\t%{style[0]}\t%{family}\n"
    try:
        answer = subprocess.run(
            [program, ":lang=zh-cn", "--format", layout], capture_output=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return
    for line in sorted(answer.stdout.decode("utf-8", "replace").splitlines()):
        file, index, kind, style, families = (line.split("\t") + [""] * 5)[:5]
        if kind != "TrueType" or not index.isdigit() or int(index) > 255 or "bold" in style.lower():
            continue
        role = next((_FAMILIES[family] for family in families.split(",") if family in _FAMILIES), None)
        if role is None and known_only:
            continue
        yield FontFile(Path(file), int(index), role or _role_by_name(families), "system")
