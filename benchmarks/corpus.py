"""Writes fact files to measure with: as many as wanted, each another innovation, the same ones on every machine.

Every file answers the questions of one rubric and some beyond, in about 100 lines and 6 kB, as the interview would
write it. Proofs are links, since looking at attachments costs what the disk costs.

    python benchmarks/corpus.py FOLDER COUNT [RUBRIC]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inovasi_cli.rubric.catalog import folder, locate
from inovasi_cli.rubric.load import load_rubrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inovasi_cli.rubric.model import Question

SEED: Final = 2022
IN_ONE_FOLDER: Final = 1000
LINES: Final = 100
BEYOND: Final = ("kipp-2018", "iid-2026")
WORDS: Final = (
    "warga petugas layanan desa kecamatan puskesmas sekolah berkas antrean jadwal biaya hari jam kader laporan data "
    "kapal pasar rumah sakit kelompok tani nelayan keluarga anak ibu guru jalan air bersih dokumen keluhan cepat "
    "mudah murah selesai datang menunggu memeriksa mencatat mengantar membuka melatih menanam menyimpan bersama "
    "setiap bulan tahun sebelum sesudah karena sehingga dengan tanpa untuk dari ke di"
).split()


def write(top: Path, count: int, rubric: str = "kipp-2023-umum") -> list[Path]:
    """Write ``count`` fact files below ``top``, so many in each of its folders, and return their paths."""
    questions = _questions(rubric)
    paths = []
    for number in range(count):
        path = top / f"{number // IN_ONE_FOLDER:03}" / f"inovasi-{number:06}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(profile(questions, rubric, random.Random(SEED + number), number), encoding="utf-8", newline="")  # noqa: S311 - the same on every machine is what is wanted
        paths.append(path)
    return paths


def _questions(rubric: str) -> list[Question]:
    loaded, _ = load_rubrics([locate(each, Path()) for each in (rubric, *BEYOND)], folder() / "questions")
    return list({question.id: question for each in loaded for question in each.questions.values()}.values())


def profile(questions: Sequence[Question], rubric: str, chance: random.Random, number: int) -> str:
    """One fact file."""
    lines = [f"rubrik: [{rubric}]", "jawaban:", f'  judul: "Inovasi {number}: {_sentence(chance, 6)}"']
    for question in questions:
        if question.id == "judul" or (chance.random() < 0.08 and question.id != "ringkasan"):
            continue
        lines += _answer(question, chance)
        if len(lines) >= LINES:
            break
    return "\n".join(lines) + "\n"


def _answer(question: Question, chance: random.Random) -> list[str]:
    value = _value(question, chance)
    comment = f"  # {question.text.id}"
    if question.proof is None or chance.random() < 0.2:
        return [comment, *f"  {question.id}: {value}".split("\n")]
    link = f"https://kabupaten-{chance.randrange(500)}.go.id/inovasi/{question.id}-{chance.randrange(10_000)}.pdf"
    if isinstance(value, str) and len(value) < 30:
        return [comment, f"  {question.id}: {{nilai: {value}, bukti: [{link}]}}"]
    return [comment, f"  {question.id}:", *f"    nilai: {value}".split("\n"), f"    bukti: [{link}]"]


def _value(question: Question, chance: random.Random) -> str:
    options = [option.id for option in question.options]
    match question.kind:
        case "choice" | "yes-no":
            return chance.choice(options)
        case "choices":
            return f"[{', '.join(chance.sample(options, chance.randint(1, min(4, len(options)))))}]"
        case "number":
            least = int(question.least or 0)
            most = int(question.most) if question.most is not None else least + 50
            return str(chance.randint(least, most))
        case "date":
            return f"{chance.randint(2015, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        case "years":
            return f"[{', '.join(map(str, range(2020, 2020 + chance.randint(1, 4))))}]"
        case "list":
            return "".join(f"\n      - {_sentence(chance, 8)}" for _ in range(chance.randint(1, 3)))
        case _:
            text = [_sentence(chance, 9) + "." for _ in range(chance.randint(3, 7))]
            return "\n      ".join(text)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
