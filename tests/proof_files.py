"""Small real files of every kind that a proof may be, made anew for each test."""

from __future__ import annotations

from io import BytesIO
from struct import pack
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile
from zlib import compress, crc32

if TYPE_CHECKING:
    from collections.abc import Sequence


def pdf(pages: int = 1, *, text: str = "", more: str = "", trailer: str = "") -> bytes:
    """A PDF of so many empty pages, with an information dictionary of ``more``, and with a right cross-reference."""
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        f"<<{more}/Subject({text})>>",
        *("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>" for _ in range(pages)),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{each}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Info 3 0 R/Size {size}{trailer}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def png() -> bytes:
    """A picture of one white dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", compress(b"\0\xff")) + chunk(b"IEND", b"")


def archive(names: Sequence[str], *, deflated: bool = True) -> bytes:
    """A ZIP archive of these names, each of a few bytes, in this order."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED if deflated else ZIP_STORED) as made:
        for name in names:
            made.writestr(name, f"application/vnd.oasis.opendocument.text{name}" if name == "mimetype" else "<a/>" * 9)
    return file.getvalue()


# As Word, LibreOffice and Google order them.
DOCX = archive(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/core.xml"])
DOCX_LIBRE = archive(["_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml"])
DOCX_GOOGLE = archive(["word/numbering.xml", "word/settings.xml", "word/document.xml", "[Content_Types].xml"])
DOCX_LARGE = archive([*(f"word/media/gambar-{number}.png" for number in range(900)), "word/document.xml"])
XLSX = archive(["[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
PPTX = archive(["[Content_Types].xml", "ppt/slides/slide1.xml", "ppt/presentation.xml"])
ODT = archive(["mimetype", "content.xml"], deflated=False)
ZIP = archive(["sk.pdf"])
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\0\0\x01\0\x01\0\0\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
RIFF = b"RIFF\x24\0\0\0"


def boxed(brand: bytes) -> bytes:
    """The beginning of a file of the MPEG-4 family of that brand."""
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\2\0isomiso2" + b"\0\0\0\x08free"
