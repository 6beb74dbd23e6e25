"""How much one file may cost: bytes, characters, memory and time."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

MEBIBYTE = 1024 * 1024


OCR_BYTES = 3072 * MEBIBYTE
OCR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading one file in a child process.

    Attributes:
        file_bytes: larger files are refused unread.
        characters: of extracted text; a 109 KB workbook can yield gigabytes.
        memory_bytes: address space of the child where the system can cap it, else resident memory.
        cpu_seconds: processor time of the child.
        wall_seconds: time after which the child is killed, whatever it waits for.
        pages: of a file that has pages.
        pixels: of one picture; more are refused before they are unpacked.
        ocr_pages: how many pages or pictures of a file are read by OCR.
        archive_members: entries of a zip-based file.
        archive_bytes: sum of their sizes when unpacked.
        archive_ratio: unpacked to packed, held against files that unpack to more than 10 MiB.
        package_bytes: the same sum for an archive of documents, which are read one by one.
        attachments: files that are read beside a message, those inside them included.
        nesting: how deep a message may hold another, or a file that holds one.
    """

    file_bytes: int = 64 * MEBIBYTE
    characters: int = 4_000_000
    memory_bytes: int = 1024 * MEBIBYTE
    cpu_seconds: int = 60
    wall_seconds: float = 90.0
    pages: int = 5_000
    pixels: int = 80_000_000
    ocr_pages: int = 300
    archive_members: int = 10_000
    archive_bytes: int = 300 * MEBIBYTE
    archive_ratio: int = 150
    package_bytes: int = 2048 * MEBIBYTE
    attachments: int = 40
    nesting: int = 3

    def as_dict(self) -> dict[str, float]:
        """The limits as plain numbers, for the child process."""
        return asdict(self)

    def without_ocr(self) -> Limits:
        """The limits for a first look: a file that needs OCR is told, not read."""
        return replace(self, ocr_pages=0)

    def for_ocr(self) -> Limits:
        """The limits for a file with pictures of text: models and pixels take more memory.

        `wall_seconds` is then the time without a sign of a further page.
        """
        return replace(
            self,
            memory_bytes=max(self.memory_bytes, OCR_BYTES),
            cpu_seconds=max(self.cpu_seconds, OCR_SECONDS),
        )


DEFAULT = Limits()
