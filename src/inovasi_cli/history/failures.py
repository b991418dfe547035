"""Why git could not be asked, in the words of somebody who never did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inovasi_cli.errors import InovasiError

if TYPE_CHECKING:
    from pathlib import Path

SLOW: Final = "Coba lagi saat komputer tidak sibuk, atau di salinan repositori yang lebih kecil."
INSTALL: Final = "Pasang git, lalu jalankan lagi: https://git-scm.com/downloads"
PARTIAL: Final = (
    "sebagian riwayat tidak ada di komputer ini; salinan repositorinya tidak lengkap",
    "Unduh seluruhnya dahulu: git fetch --refetch, atau buat salinan baru dengan git clone.",
)
_NO_COMMIT: Final = ("{folder}: belum ada riwayat; belum ada commit", "Simpan dahulu: git add, lalu git commit.")
_FAILURES: Final = (
    (
        "not a git repository",
        "{folder}: bukan bagian dari repositori git, jadi tidak ada riwayatnya",
        "Simpan di git supaya ada riwayatnya, atau bandingkan dua berkas: inovasi banding LAMA BARU",
    ),
    (
        "dubious ownership",
        "{folder}: milik orang lain, jadi git tidak mau membacanya",
        "Jika Anda memercayainya: git config --global --add safe.directory FOLDER",
    ),
    ("cannot use bare repository", "{folder}: bukan folder kerja git", "Jalankan di folder tempat berkas faktanya."),
    ("ambiguous argument 'HEAD'", *_NO_COMMIT),
    ("bad revision 'HEAD'", *_NO_COMMIT),
    ("promisor", *PARTIAL),
)


def failure(folder: Path, told: str) -> InovasiError:
    """What to say of what git says, which is in English and about itself."""
    for sign, message, cure in _FAILURES:
        if sign in told:
            return InovasiError(message.format(folder=folder), cure.format(folder=folder))
    last = told.strip().rpartition("\n")[2]
    return InovasiError(f"git tidak dapat membaca riwayat di {folder} ({last})", "Periksa repositorinya: git fsck")
