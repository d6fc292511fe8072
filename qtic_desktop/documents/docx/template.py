"""The empty Word file that papers are written into: no theme, no fonts of a foreign office, nothing but the styles."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Final
from xml.sax.saxutils import quoteattr

from qtic_desktop.documents.docx import look
from qtic_desktop.documents.docx.look import Style, line_twips

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = ("styles", "settings", "fontTable")


@cache
def template() -> bytes:
    """The bytes of the empty file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _files().items():
            package.writestr(zipfile.ZipInfo(name), _HEAD + text)
    return made.getvalue()


def _files() -> dict[str, str]:
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in _PARTS)
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr/></w:body></w:document>',
        "word/styles.xml": f"<w:styles {_W}>{_defaults()}{''.join(map(_style, look.STYLES))}{_NUMBERLESS}</w:styles>",
        "word/fontTable.xml": f"<w:fonts {_W}>{''.join(map(_font, look.STAND_INS))}</w:fonts>",
        "word/settings.xml": f'<w:settings {_W}><w:zoom w:percent="100"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
    }  # fmt: skip


_NUMBERLESS: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


_TIGHT: Final = f'<w:spacing w:val="{look.TIGHTER}"/>'


def _fonts(name: str) -> str:
    latin = name if name == look.SONGTI else look.LATIN
    given = {"ascii": latin, "hAnsi": latin, "eastAsia": name, "cs": look.LATIN}
    return f"<w:rFonts {' '.join(f'w:{key}={quoteattr(value)}' for key, value in given.items())}/>"


def _defaults() -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(look.FANGSONG)}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    )  # fmt: skip


def _style(style: Style) -> str:
    size = round(style.size * 2)
    tight = _TIGHT if style.grid and style.size == 16 else ""
    first = style.id == "Normal"
    based = "" if first else '<w:basedOn w:val="Normal"/>'
    height = (
        f'<w:spacing w:before="0" w:after="0" w:line="{line_twips(style.height)}" w:lineRule="exact"/>'
        if style.height
        else '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    )
    indent = (
        f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{round(style.indent * 15.79 * 20)}"/>'
        if style.indent
        else '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    )
    return (
        f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if first else ""} w:styleId="{style.id}">'
        f"<w:name w:val={quoteattr(style.name)}/>{based}<w:qFormat/><w:pPr>"
        f"{'<w:keepNext/><w:keepLines/>' if style.keep else ''}<w:widowControl/>"
        '<w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f"{'' if style.grid else '<w:snapToGrid w:val=' + chr(34) + '0' + chr(34) + '/>'}{height}{indent}"
        f'<w:jc w:val="{style.align}"/>'
        f"{f'<w:outlineLvl w:val={chr(34)}{style.outline - 1}{chr(34)}/>' if style.outline else ''}</w:pPr>"
        f'<w:rPr>{_fonts(style.font)}{tight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _font(name: str) -> str:
    return (
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(look.STAND_INS[name])}/>"
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
