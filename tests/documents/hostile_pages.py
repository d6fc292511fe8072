"""PDFs, pictures and certificate files made to hang, to swell or to end whoever opens them; each a few kilobytes."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable

MB = 1 << 20
Objects = dict[int, bytes]


def pdf_of(objects: Objects, *, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of numbered objects with a true cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, last = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


def page(content: bytes, *, box: bytes = b"[0 0 595 842]", resources: bytes = b"", **more: bytes) -> bytes:
    """One page; ``content`` is the stream object, ``more`` objects numbered from 10 as ``n10``."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>" % (box, resources),
        4: content,
    }
    return pdf_of(objects | {int(name[1:]): body for name, body in more.items()})


def packed(size: int, unit: bytes = b" ", levels: int = 1) -> bytes:
    """``size`` bytes of ``unit``, deflated ``levels`` times."""
    packer = zlib.compressobj(9)
    block = unit * (MB // len(unit))
    data = b"".join(packer.compress(block) for _ in range(size // MB)) + packer.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return data


def flate(levels: int, size: int, unit: bytes = b"q ") -> Callable[[], bytes]:
    names = b"/FlateDecode " * levels
    return lambda: page(stream(packed(size, unit, levels), b"/Filter [%s]" % names))


def doubling(width: int, depth: int, kind: bytes = b"") -> Callable[[], bytes]:
    """Forms that draw the next one ``width`` times, ``depth`` deep."""

    def made() -> bytes:
        more = {}
        for level in range(depth):
            here = stream(
                b"/F Do " * width if level + 1 < depth else b"0 0 9 9 re f",
                b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] %s /Resources << /XObject << /F %d 0 R >> >>"
                % (kind, 11 + level),
            )
            more[f"n{10 + level}"] = here
        return page(stream(b"/F Do"), resources=b"/XObject << /F 10 0 R >>", **more)

    return made


def itself(kind: bytes = b"") -> bytes:
    form = stream(
        b"/F Do /F Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 900] %s /Resources << /XObject << /F 10 0 R >> >>" % kind,
    )
    return page(stream(b"/F Do"), resources=b"/XObject << /F 10 0 R >>", n10=form)


def giant(box: bytes) -> Callable[[], bytes]:
    return lambda: page(stream(b"0 0 99999 99999 re f"), box=box)


def pages_of_pages() -> bytes:
    return pdf_of(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"}
    )


def deep_pages(depth: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(2, depth):
        objects[level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (level + 1)
    objects[depth] = b"<< /Type /Page /MediaBox [0 0 99 99] >>"
    return pdf_of(objects)


def lying_count() -> bytes:
    return pdf_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 2000000000 >>"})


def many_pages(count: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    for number in range(count):
        objects[number + 3] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"
    return pdf_of(objects)


def image(width: int, height: int, data: bytes = b"", more: bytes = b"") -> bytes:
    body = stream(
        data or packed(MB),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 %s"
        % (width, height, more or b"/Filter /FlateDecode"),
    )
    return page(stream(b"600 0 0 800 0 0 cm /I Do"), resources=b"/XObject << /I 10 0 R >>", n10=body)


def predictor() -> bytes:
    parms = b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 4 >>"
    return page(stream(zlib.compress(b"0 0 9 9 re f"), parms))


def other_filter(name: bytes, data: bytes) -> Callable[[], bytes]:
    return lambda: page(stream(data, b"/Filter /%s" % name))


def objects_in_a_stream(size: int) -> bytes:
    inner = packed(size, b"<<>> ")
    body = stream(inner, b"/Type /ObjStm /N 1000000 /First 10 /Filter /FlateDecode")
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    table = stream(
        packed(64 * MB, b"\2\0\0\0\7\0"),
        b"/Type /XRef /Size 9000000 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode",
    )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in {**objects, 7: body, 8: table}.items():
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % places[-1])


def tables_in_a_circle() -> bytes:
    made = page(stream(b""))
    start = made.rindex(b"xref\n0")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def deep(opening: bytes, closing: bytes, depth: int) -> Callable[[], bytes]:
    return lambda: page(stream(b""), resources=b"/X " + opening * depth + b"0" + closing * depth)


def paths(count: int) -> bytes:
    return page(stream(zlib.compress(b"0 0 m 9 900 500 1 595 842 c S " * count, 9), b"/Filter /FlateDecode"))


def dashes() -> bytes:
    return page(stream(b"[0.0001 0.0001] 0 d 1 w " + b"0 0 m 595 842 l S " * 200))


def tiling() -> bytes:
    pattern = stream(
        b"0 0 1 1 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 /Resources <<>>",
    )
    return page(
        stream(b"/Pattern cs /P scn 0 0 595 842 re f " * 20), resources=b"/Pattern << /P 10 0 R >>", n10=pattern
    )


def tiling_itself() -> bytes:
    pattern = stream(
        b"/Pattern cs /P scn 0 0 99 99 re f",
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 9 /YStep 9 "
        b"/Resources << /Pattern << /P 10 0 R >> >>",
    )
    return page(stream(b"/Pattern cs /P scn 0 0 595 842 re f"), resources=b"/Pattern << /P 10 0 R >>", n10=pattern)


def shading() -> bytes:
    function = b"<< /FunctionType 3 /Domain [0 1] /Functions [10 0 R 10 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
    shade = b"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 595 842] /Function 10 0 R /Extend [true true] >>"
    return page(stream(b"/S sh"), resources=b"/Shading << /S 11 0 R >>", n10=function, n11=shade)


def calculator() -> bytes:
    function = stream(b"{ " + b"dup mul " * 200_000 + b"}", b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]")
    shade = b"<< /ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 1 0 1] /Matrix [595 0 0 842 0 0] /Function 10 0 R >>"
    return page(stream(b"/S sh"), resources=b"/Shading << /S 11 0 R >>", n10=function, n11=shade)


def glyphs() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 11 0 R >>"
        b" /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000]"
        b" /Resources << /Font << /T 10 0 R >> >> >>"
    )
    proc = stream(b"1000 0 d0 BT /T 1 Tf (aaaaaaaaaa) Tj ET")
    return page(stream(b"BT /T 9 Tf (aaaa) Tj ET"), resources=b"/Font << /T 10 0 R >>", n10=font, n11=proc)


def outline(count: int, *, circle: bool = False, deep: bool = False) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        5: b"<< /First 6 0 R /Last 6 0 R /Count 9 >>",
    }
    link = b"/First" if deep else b"/Next"
    for number in range(count):
        following = 6 if circle and number == count - 1 else 7 + number
        objects[6 + number] = b"<< /Title (%s) /Dest [3 0 R /Fit] /Parent 5 0 R %s %d 0 R >>" % (
            b"a" * 60, link, following,
        )  # fmt: skip
    return pdf_of(objects)


def notes(count: int) -> bytes:
    look = stream(b"/F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 10 0 R >> >>")
    note = b"<< /Type /Annot /Subtype /Stamp /Rect [0 0 595 842] /AP << /N 10 0 R >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [%s] >>" % (b"11 0 R " * count),
        10: look,
        11: note,
    }
    return pdf_of(objects)


def fields_of_fields() -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [10 0 R] /SigFlags 3 >> >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [10 0 R] >>",
        10: b"<< /T (a) /FT /Sig /Kids [10 0 R 10 0 R] /Parent 10 0 R /Subtype /Widget /Rect [0 0 9 9] >>",
    }
    return pdf_of(objects)


def length_of_itself() -> bytes:
    return page(b"<< /Length 4 0 R >>\nstream\nq\nendstream")


def container(size: int) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [10 0 R] /SigFlags 3 >> >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [10 0 R] >>",
        10: b"<< /T (a) /FT /Sig /Subtype /Widget /Rect [0 0 9 9] /V 11 0 R >>",
        11: b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 9 9] /Contents <%s> >>"
        % (b"30800609" * (size // 4)),
    }
    return pdf_of(objects)


# -- pictures


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *parts: bytes, depth: int = 8, colour: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(parts) + chunk(b"IEND", b"")


def tiff(entries: Iterable[tuple[int, int, int, int]], following: int = 0, tail: bytes = b"") -> bytes:
    found = list(entries)
    body = struct.pack("<H", len(found)) + b"".join(struct.pack("<HHII", *one) for one in found)
    return b"II*\0" + struct.pack("<I", 8) + body + struct.pack("<I", following) + tail


def tiff_pages(count: int) -> bytes:
    out = bytearray(b"II*\0" + struct.pack("<I", 8))
    for number in range(count):
        at = 8 + number * (2 + 12 * 3 + 4)
        entries = ((256, 4, 1, 9), (257, 4, 1, 9), (273, 4, 1, 8))
        out += struct.pack("<H", 3) + b"".join(struct.pack("<HHII", *one) for one in entries)
        out += struct.pack("<I", at + 42 if number + 1 < count else 0)
    return bytes(out)


def jpeg_scans(count: int, side: int = 4000) -> bytes:
    """A progressive picture of very many scans, each of which is a pass over all of it."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (side, side)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", first + 2)
    return data[:second] + data[second : data.rindex(b"\xff\xd9")] * count + b"\xff\xd9"


PDFS: dict[str, Callable[[], bytes]] = {
    "flate_once": flate(1, 600 * MB),
    "flate_twice": flate(2, 2000 * MB),
    "flate_thrice": flate(3, 2000 * MB),
    "flate_of_zeros": flate(2, 1000 * MB, b"\0"),
    "flate_of_text": flate(2, 400 * MB, b"BT (a) Tj ET "),
    "flate_of_arrays": flate(2, 400 * MB, b"["),
    "flate_of_dictionaries": flate(2, 400 * MB, b"<<"),
    "doubling_2_40": doubling(2, 40),
    "doubling_10_9": doubling(10, 9),
    "doubling_100_5": doubling(100, 5),
    "doubling_groups": doubling(3, 20, b"/Group << /S /Transparency /I true >>"),
    "form_in_itself": itself,
    "group_in_itself": lambda: itself(b"/Group << /S /Transparency >>"),
    "box_of_a_billion": giant(b"[0 0 1000000000 1000000000]"),
    "box_long_and_thin": giant(b"[0 0 1 100000000]"),
    "box_no_number": giant(b"[0 0 1e99 1e99]"),
    "box_turned_over": giant(b"[999999999 999999999 -999999999 -999999999]"),
    "pages_in_themselves": pages_of_pages,
    "pages_deep_5000": lambda: deep_pages(5_000),
    "pages_deep_50000": lambda: deep_pages(50_000),
    "pages_two_billion": lying_count,
    "pages_30000": lambda: many_pages(30_000),
    "image_50000": lambda: image(50_000, 50_000),
    "image_2_billion": lambda: image(2_147_483_647, 2_147_483_647),
    "image_1_wide": lambda: image(1, 2_000_000_000),
    "image_of_a_gigabyte": lambda: image(18_000, 18_000, packed(972 * MB)),
    "predictor": predictor,
    "run_length": other_filter(b"RunLengthDecode", b"\x81q" * 4_000_000),
    "ascii_85": other_filter(b"ASCII85Decode", b"z" * 20_000_000),
    "lzw": other_filter(b"LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 500_000),
    "jpeg_2000": other_filter(b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" * 9_000),
    "objects_in_a_stream": lambda: objects_in_a_stream(400 * MB),
    "tables_in_a_circle": tables_in_a_circle,
    "arrays_deep": deep(b"[", b"]", 1_000_000),
    "dictionaries_deep": deep(b"<</a ", b">>", 300_000),
    "paths": lambda: paths(400_000),
    "dashes": dashes,
    "tiling": tiling,
    "tiling_itself": tiling_itself,
    "shading": shading,
    "calculator": calculator,
    "glyphs": glyphs,
    "outline_circle": lambda: outline(50, circle=True),
    "outline_100000": lambda: outline(100_000),
    "outline_deep": lambda: outline(20_000, deep=True),
    "notes": lambda: notes(100_000),
    "fields_of_fields": fields_of_fields,
    "length_of_itself": length_of_itself,
    "container_30_mb": lambda: container(15 * MB),
}
PICTURES: dict[str, Callable[[], bytes]] = {
    "png_2_billion": lambda: png(2_147_483_647, 2_147_483_647, chunk(b"IDAT", packed(MB))),
    "png_110_million": lambda: png(10_000, 11_000, chunk(b"IDAT", packed(330 * MB, b"\0"))),
    "png_text_bomb": lambda: png(9, 9, *[chunk(b"zTXt", b"a\0\0" + packed(60 * MB))] * 40),
    "png_profile_bomb": lambda: png(9, 9, chunk(b"iCCP", b"a\0\0" + packed(900 * MB))),
    "png_100000_parts": lambda: png(9, 9, *[chunk(b"tEXt", b"a\0b")] * 100_000),
    "png_long_and_thin": lambda: png(1, 110_000_000, chunk(b"IDAT", packed(200 * MB, b"\0"))),
    "tiff_in_itself": lambda: tiff([(256, 4, 1, 9), (257, 4, 1, 9)], following=8),
    "tiff_300000_pages": lambda: tiff_pages(300_000),
    "tiff_huge": lambda: tiff([(256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 8), (273, 4, 1, 8)]),
    "tiff_lying_counts": lambda: tiff([(256, 4, 1, 9), (257, 4, 1, 9), (273, 4, 2_000_000_000, 8)]),
    "jpeg_2000_scans": lambda: jpeg_scans(2_000),
    "bmp_huge": lambda: b"BM" + struct.pack("<IHHIIiiHHIIiiII", 99, 0, 0, 54, 40, 90_000, 90_000, 1, 24, 0, 0, 0, 0, 0, 0),
    "bmp_runs": lambda: (
        b"BM" + struct.pack("<IHHIIiiHHIIiiII", 99, 0, 0, 54, 40, 10_000, 10_000, 1, 8, 1, 0, 0, 0, 2, 0) + b"\0" * 8
        + b"\xff\1" * 900_000
    ),
}  # fmt: skip


def p12(rounds: int) -> bytes:
    """A certificate file that asks for so many rounds before it says whether its passphrase is right."""
    from asn1crypto import pkcs12
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption
    from cryptography.hazmat.primitives.serialization import pkcs12 as writing

    from tests.documents.signing_kit import rsa_key

    key = rsa_key("王一")
    certificate = x509.load_der_x509_certificate(key.certificate)
    lock = BestAvailableEncryption(b"secret")
    made = writing.serialize_key_and_certificates(b"a", key.private_key, certificate, None, lock)  # type: ignore[arg-type]
    opened = pkcs12.Pfx.load(made)
    opened["mac_data"]["iterations"] = rounds
    return bytes(opened.dump(force=True))


KEYS: dict[str, Callable[[], bytes]] = {
    "mac_2_billion": lambda: p12(2_147_483_647),
    "mac_50_million": lambda: p12(50_000_000),
    "deep_container": lambda: b"\x30\x80" * 400_000,
    "long_container": lambda: b"\x30\x83\xff\xff\xff" + b"\x04\x00" * 400_000,
}
