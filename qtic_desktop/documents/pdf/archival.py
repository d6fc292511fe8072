"""What makes a PDF fit for an archive (PDF/A-2, level B): metadata as XMP, a colour space to print by, clean streams.

The fonts are embedded anyway, and nothing is transparent, encrypted or active. Signatures added later leave all of it alone.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from qtic_desktop.documents.model import Document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PART, CONFORMANCE = 2, "B"
_END = b"endstream\n"
_UNDATED = "2000-01-01T00:00:00+00:00"  # what reportlab writes into a file that has no day
_MARK = "\ufeff"
_XMP = """<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}</pdfaid:part>\
<pdfaid:conformance>{conformance}</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{creator}</xmp:CreatorTool>\
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer>\
<pdf:Keywords>{keywords}</pdf:Keywords></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def install() -> None:
    """Let reportlab end the line before ``endstream``, as the standard asks (6.1.7.1); safe to call again."""
    from reportlab.pdfbase import pdfdoc

    plain = pdfdoc.PDFStream.format
    if getattr(plain, "ends_the_line", False):
        return

    def ended(self: Any, document: Any) -> bytes:
        made: bytes = plain(self, document)
        return made[: -len(_END)] + b"\n" + _END if made.endswith(_END) else made

    ended.ends_the_line = True  # type: ignore[attr-defined]
    stream: Any = pdfdoc.PDFStream
    stream.format = ended
    names = pdfdoc.PDFCatalog.__NoDefault__
    if "OutputIntents" not in names:
        pdfdoc.PDFCatalog.__NoDefault__ = pdfdoc.PDFCatalog.__Refs__ = [*names, "OutputIntents"]


def describe(canvas: Canvas, document: Document) -> None:
    """Give the file its metadata and its colour space; the same document gives the same bytes."""
    from reportlab.pdfbase import pdfdoc

    drawing: Any = canvas
    file = drawing._doc  # noqa: SLF001 - reportlab has no other way to add to the catalogue
    profile = _stream({"N": 3}, lambda _file: colour_profile())
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("Custom"),
            "Info": pdfdoc.PDFString("RGB with the primaries of sRGB, gamma 2.2"),
            "DestOutputProfile": file.Reference(profile, "colourProfile"),
        }
    )
    file.Catalog.OutputIntents = pdfdoc.PDFArray([intent])

    def words(made: Any) -> bytes:
        info = made.info
        date = _UNDATED if document.dated is None else f"{document.dated:%Y-%m-%d}T00:00:00+08:00"
        facts = {
            "title": info.title, "author": info.author, "subject": info.subject, "creator": info.creator,
            "producer": info.producer, "keywords": info.keywords,
        }  # fmt: skip
        told = {name: escape(str(text or "")) for name, text in facts.items()}
        return _XMP.format(mark=_MARK, part=PART, conformance=CONFORMANCE, date=date, **told).encode()

    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    file.Catalog.Metadata = file.Reference(_stream(kind, words), "xmpMetadata")


def _stream(entries: dict[str, Any], content: Callable[[Any], bytes]) -> Any:
    """A stream as it is, without a filter and without the word for one; its content is made when the file is written."""
    from reportlab.pdfbase import pdfdoc

    class Plain(pdfdoc.PDFStream):
        def format(self, document: Any) -> bytes:
            data = content(document)
            head: bytes = pdfdoc.format(pdfdoc.PDFDictionary({**entries, "Length": len(data)}), document)
            return head + b"\nstream\n" + data + b"\n" + _END

    return Plain()


@cache
def colour_profile() -> bytes:
    """An ICC profile (version 2) of a screen with the primaries of sRGB and a gamma of 2.2, made here byte by byte."""
    text = b"RGB, gamma 2.2\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
    tags = {
        b"desc": described,
        b"cprt": b"text\0\0\0\0no copyright\0",
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
    }
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233)
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _point(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _point(x: float, y: float, z: float) -> bytes:
    return struct.pack(">3i", *(int(part * 65536 + 0.5) for part in (x, y, z)))


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + _point(x, y, z)
