"""Making signatures: fields first, one increment each, our clock, opaque pictures, nothing else touched."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from qtic_desktop.documents.check import lowest_field
from qtic_desktop.documents.signing.appearance import appearance_png, opaque_image
from qtic_desktop.documents.signing.fields import prepare
from qtic_desktop.documents.signing.signer import SigningOrder, sign, sign_all
from qtic_desktop.domain.errors import MissingGlyph, Refused
from tests.documents.signing_kit import FONT, WHEN, base_pdf, boxes, office, orders


def _sign(pdf: bytes, order: SigningOrder, when: datetime = WHEN) -> bytes:
    return sign(
        pdf, order.field_name, order.key, signer_name=order.signer_name, reason="确认意见", location="一会议室", when=when,
        image=order.image,
    )  # fmt: skip


def test_prepare_makes_every_field_with_its_box_and_lock() -> None:
    pdf = prepare(base_pdf(), boxes(3), list(boxes(3)))
    assert pdf.startswith(base_pdf())
    fields = [field.get_object() for field in pypdf.PdfReader(io.BytesIO(pdf)).root_object["/AcroForm"]["/Fields"]]
    assert [field["/T"] for field in fields] == list(boxes(3))
    assert [field["/Lock"]["/Action"] for field in fields] == ["/Include", "/Include", "/All"]
    assert [float(edge) for edge in fields[1]["/Rect"]] == [180, 560, 280, 600]


@pytest.mark.parametrize(
    ("names", "code"),
    [([], "no_signers"), (["Expert_00", "Expert_00"], "no_signers"), (["Expert_09"], "box_missing")],
)
def test_prepare_refuses_a_list_that_cannot_be_signed(names: list[str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        prepare(base_pdf(), boxes(3), names)
    assert refused.value.code == f"signing.{code}"


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4", b"nothing", base_pdf()[:300]])
def test_an_unreadable_file_is_refused(tmp_path: Path, broken: bytes) -> None:
    order = orders(office(tmp_path), 1)[0]
    with pytest.raises(Refused) as refused:
        prepare(broken, boxes(1), list(boxes(1)))
    assert refused.value.code == "signing.pdf_unreadable"
    with pytest.raises(Refused) as refused:
        _sign(broken, order)
    assert refused.value.code == "signing.pdf_unreadable"


def test_each_signature_only_appends_and_leaves_the_information_alone(tmp_path: Path) -> None:
    before = base_pdf()
    seen = []
    for step in sign_all(before, boxes(3), orders(office(tmp_path), 3), reason="r", location="l", when=WHEN):
        assert step.pdf.startswith(before)
        before = step.pdf
        seen.append((step.done, step.total, step.field_name))
    assert seen == [(1, 3, "Expert_00"), (2, 3, "Expert_01"), (3, 3, "Expert_02")]
    assert pypdf.PdfReader(io.BytesIO(before)).metadata == pypdf.PdfReader(io.BytesIO(base_pdf())).metadata


def test_time_name_reason_and_place_are_the_callers(tmp_path: Path) -> None:
    order = orders(office(tmp_path), 1)[0]
    pdf = _sign(prepare(base_pdf(), boxes(1), list(boxes(1))), order)
    value = pypdf.PdfReader(io.BytesIO(pdf)).root_object["/AcroForm"]["/Fields"][0].get_object()["/V"]
    assert (value["/Name"], value["/Reason"], value["/Location"]) == ("王䶮", "确认意见", "一会议室")
    assert value["/M"].startswith("D:20261120093000")
    assert value["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.parametrize("count", [1, 5])
def test_order_of_signing_is_kept(tmp_path: Path, count: int) -> None:
    signers = orders(office(tmp_path), count)
    pdf = prepare(base_pdf(), boxes(count), list(boxes(count)))
    if count > 1:
        with pytest.raises(Refused) as refused:
            _sign(pdf, signers[-1])
        assert refused.value.code == "signing.last_too_early"
        assert refused.value.facts == {"count": count - 1}
    once = _sign(pdf, signers[0])
    with pytest.raises(Refused) as refused:
        _sign(once, signers[0])
    assert refused.value.code == "signing.already_signed"


def test_unknown_field_and_naive_time_are_refused(tmp_path: Path) -> None:
    order = orders(office(tmp_path), 1)[0]
    with pytest.raises(Refused) as refused:
        _sign(base_pdf(), order)
    assert refused.value.code == "signing.unknown_field"
    with pytest.raises(Refused) as refused:
        _sign(base_pdf(), order, WHEN.replace(tzinfo=None))
    assert refused.value.code == "signing.naive_time"


def test_pictures_in_the_file_are_opaque(tmp_path: Path) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (300, 120), (200, 0, 0, 90)).save(clear, format="PNG")
    first, second = orders(office(tmp_path), 2)
    named = appearance_png("Wang A", "2026-11-20", size=(100, 40), fonts=[FONT])
    pictures = (
        SigningOrder(first.field_name, first.key, first.signer_name, clear.getvalue()),
        SigningOrder(second.field_name, second.key, second.signer_name, named),
    )
    pdf = list(sign_all(base_pdf(), boxes(2), pictures, reason="r", location="l", when=WHEN))[-1].pdf
    assert b"/Subtype /Image" in pdf or b"/Subtype/Image" in pdf
    assert b"/SMask" not in pdf


def test_a_drawn_signature_shows_the_name_and_names_a_missing_character() -> None:
    one = opaque_image(appearance_png("Wang A", "2026-11-20", size=(100, 40), fonts=[FONT]))
    other = opaque_image(appearance_png("Wang B", "2026-11-20", size=(100, 40), fonts=[FONT]))
    assert one.size == (300, 120)
    assert one.tobytes() != other.tobytes()
    longest = opaque_image(appearance_png("Wang " * 8, "", size=(100, 40), fonts=[FONT]))
    assert min(longest.crop((296, 4, 299, 116)).tobytes()) > 200
    chosen = appearance_png("Wang A", "2026-11-20", size=(100, 40), fonts=lambda _: (FONT, 0))
    assert opaque_image(chosen).tobytes() == one.tobytes()
    with pytest.raises(MissingGlyph) as refused:
        appearance_png("王䶮", "", size=(100, 40), fonts=[FONT])
    assert refused.value.facts == {"character": "王", "point": "U+738B"}
    with pytest.raises(Refused) as unreadable:
        opaque_image(b"not a picture")
    assert unreadable.value.code == "signing.image_unreadable"


def test_importing_the_package_does_not_import_the_heavy_libraries() -> None:
    names = "authority boxes fields fingerprints keys signer appearance verdict verify structure signature_check"
    code = "import sys\n" + "".join(f"import qtic_desktop.documents.signing.{name}\n" for name in names.split())
    code += "print([m for m in ('pyhanko', 'cryptography', 'PIL', 'fontTools', 'asn1crypto') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert re.fullmatch(r"\[\]\s*", out.stdout)


def test_the_place_of_the_lowest_signature_field() -> None:
    assert lowest_field(base_pdf()) is None
    prepared = prepare(base_pdf(), boxes(9), list(boxes(9)))
    page, down = lowest_field(prepared) or (0, 0.0)
    assert page == 1
    assert down == pytest.approx(1 - 440 / 841.89, abs=0.001)


def test_a_long_name_is_drawn_in_two_lines_and_so_larger() -> None:
    """Rows of ink between the frame: a name that would be tiny in one line gets two."""

    def lines(name: str) -> int:
        picture = Image.open(io.BytesIO(appearance_png(name, "", size=(96, 34), fonts=[FONT]))).convert("L")
        inner = picture.crop((3, 3, picture.width - 3, picture.height - 3))
        dark = [min(inner.crop((0, y, inner.width, y + 1)).getextrema()) < 100 for y in range(inner.height)]
        return sum(here and not before for before, here in zip([False, *dark], dark, strict=False))

    assert lines("HHHHHHHH") == 1
    assert lines("HHHHHHHH·HHHHHHHH") == 2
    assert lines("HHHHHHHHHHHHHHHH") == 2
