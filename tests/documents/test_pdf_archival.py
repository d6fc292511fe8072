"""What an archive asks of a PDF (PDF/A-2, level B), before and after signatures, read by another library.

No checker of the whole standard is at hand here; what an independent one said is in docs/decisions/0019.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageCms

from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.making import make_pdf, make_pdf_to_sign
from qtic_desktop.documents.pdf.archival import colour_profile
from qtic_desktop.documents.signing.signer import sign
from qtic_desktop.services.opinions import signing_order
from tests.documents import papers
from tests.documents.signing_kit import WHEN, office

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One paper as it is drawn, with its empty fields, and with two of five signatures."""
    facts = replace(papers.facts(), panel=papers.panel(5), check_code="0123456789ab")
    document, seats = opinion_document(facts, draft_text(facts), draft=False), signing_order(facts)
    to_sign = pdf = make_pdf_to_sign(document, papers.fonts(), [one.field_name for one in seats])
    authority = office(tmp_path_factory.mktemp("keys"))
    for seat in seats[:2]:
        key = authority.key_for(seat.name, seat.organization, seat.expert_id, when=WHEN)
        pdf = sign(pdf, seat.field_name, key, signer_name=seat.name, reason="r", location="l", when=WHEN)
    return {"drawn": make_pdf(document, papers.fonts()).data, "to sign": to_sign, "signed": pdf}


def test_it_says_what_it_is_and_in_which_colours(files: dict[str, bytes]) -> None:
    for data in files.values():
        root = pypdf.PdfReader(io.BytesIO(data)).root_object
        metadata = root["/Metadata"].get_object()
        assert "/Filter" not in metadata
        told = ElementTree.fromstring(re.sub(rb"<\?.*?\?>", b"", metadata.get_data()))
        assert told.findtext(f".//{PDFA}part") == "2"
        assert told.findtext(f".//{PDFA}conformance") == "B"
        info = pypdf.PdfReader(io.BytesIO(data)).metadata
        assert info is not None
        assert info.title in [one.text for one in told.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")]
        (intent,) = root["/OutputIntents"]
        assert intent["/S"] == "/GTS_PDFA1"
        assert intent["/DestOutputProfile"].get_object().get_data() == colour_profile()


def test_the_colour_profile_is_one() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(colour_profile())).profile
    assert (profile.version, profile.xcolor_space.strip()) == (2.1, "RGB")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).profile
    for name in ("red_primary", "green_primary", "blue_primary"):
        for own, wanted in zip(getattr(profile, name)[1], getattr(srgb, name)[1], strict=True):
            assert own == pytest.approx(wanted, abs=0.01)


def test_every_stream_ends_its_line_and_says_its_length(files: dict[str, bytes]) -> None:
    for data in files.values():
        assert len(re.findall(rb"[\r\n]endstream", data)) == data.count(b"endstream")
        assert b"/LZWDecode" not in data
        assert b"/Encrypt" not in data


def test_every_field_has_an_appearance_and_is_printed(files: dict[str, bytes]) -> None:
    for name in ("to sign", "signed"):
        seen = 0
        for page in pypdf.PdfReader(io.BytesIO(files[name])).pages:
            for note in page.get("/Annots", ()):
                field = note.get_object()
                seen += 1
                assert "/N" in field["/AP"], name
                assert int(field["/F"]) & 4, "printed"
                assert not int(field["/F"]) & (1 | 2 | 32), "not hidden"
        assert seen == 5


def test_the_embedded_fonts_have_the_widths_that_the_page_goes_by(files: dict[str, bytes], tmp_path: Path) -> None:
    fonts = 0
    for page in pypdf.PdfReader(io.BytesIO(files["drawn"])).pages:
        for one in page["/Resources"]["/Font"].values():
            font = one.get_object()
            inside = TTFont(io.BytesIO(font["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
            scale, table = 1000 / inside["head"].unitsPerEm, inside["cmap"].tables[0].cmap
            for code, width in enumerate(font["/Widths"], int(font["/FirstChar"])):
                glyph = table.get(code, table.get(0xF000 + code))
                if glyph is not None:
                    assert inside["hmtx"][glyph][0] * scale == pytest.approx(float(width), abs=1.1)
            fonts += 1
    assert fonts >= 4


def test_the_same_paper_gives_the_same_bytes() -> None:
    facts = papers.facts()
    document = opinion_document(facts, draft_text(facts), draft=True)
    assert make_pdf(document, papers.fonts()).data == make_pdf(document, papers.fonts()).data
