"""Texts that mean harm to whatever shows them, by what they aim at; each may stand in a file, and must show as text."""

from __future__ import annotations

from typing import Final

HTML: Final = {
    "script": "<script>alert('hostil')</script>",
    "gambar": '"><img src=x onerror=alert(1)>',
    "atribut": "' onmouseover='alert(1)' x='",
    "penutup": "</title></style><script>hostil()</script>",
    "javascript": "javascript:alert(1)",
    "entitas": "&lt;script&gt;&#60;b&#62;&amp;lt;",
    "komentar": "<!-- hostil --!>",
    "svg": "<svg/onload=alert(1)><iframe src=//hostil.id></iframe>",
    "bingkai": "<base href=//hostil.id><form action=//hostil.id>",
}
XML: Final = {
    "cdata": "]]><![CDATA[ hostil ]]>",
    "entitas-luar": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "instruksi": '<?xml version="1.0"?><failure/>',
    "rujukan": "&#0;&#x1b;&hostil;",
}
TEMPLATES: Final = {
    "format-nama": "{title} {label.__class__.__mro__} {0} {}",
    "format-buka": "{",
    "format-tutup": "} {{ }}",
    "persen": "%s %n %(x)s %25 %0A::error::hostil",
    "jinja": "{{ 7*7 }}{% for x in y %}{# hostil #}",
    "dolar": "${7*7} $(id) `id` ${{ secrets.TOKEN }}",
    "fstring": "{__import__('os')!r:>99}",
}
RICH: Final = {
    "warna": "[red]hostil[/red]",
    "tutup": "[/naik]",
    "tautan": "[link=https://hostil.id]x[/link]",
    "senyum": ":smile: :warning:",
    "garis-miring": "C:\\dir\\[red]",
    "penuh": "[bold reverse blink on red]x[/]",
}
MARKDOWN: Final = {
    "tautan": "[x](https://hostil.id) <https://hostil.id>",
    "gambar": "![x](https://hostil.id/a.png)",
    "judul": "# hostil",
    "tabel": "| a | b |\\| c ||",
    "kode": "`kode` ```blok",
    "tebal": "**tebal** _miring_ ~~coret~~",
    "sebut": "@hostil/team #12 GH-12",
    "www": "www.hostil.id hostil@contoh.id",
    "daftar": "- [ ] daftar",
    "nomor": "1. satu",
    "garis": "---",
    "kutipan": "> kutipan",
    "rumus": "$x^2$ $$y$$ \\(z\\)",
    "ujung": "ujung \\",
    "rujukan": "[x]: https://hostil.id",
}
SHEETS: Final = {
    "sama": "=1+1",
    "tambah": "+1+1",
    "kurang": "-1+1",
    "at": "@SUM(1;1)",
    "dde": "=cmd|'/c calc'!A0",
    "lebar": "＝1+1",  # noqa: RUF001 - full width runs as well
    "titik-koma": "satu;=1+1;+2",
    "kutip": '"=1+1',
    "petik": "'=1+1",
    "spasi": "  =1+1",
    "tautan": '=HYPERLINK("https://hostil.id","x")',
    "tab": "\t=1+1",
}
BUILDS: Final = {
    "error": "::error::hostil",
    "sembunyi": "::add-mask::a",
    "berhenti": "::stop-commands::hostil",
    "spasi": "  ::set-output name=x::y",
    "lama": "##[error]hostil",
    "tengah": "x ##[add-mask]a",
    "azure": "##vso[task.setvariable variable=x]y",
    "azure-tengah": "a ##vso[task.complete result=Failed]",
    "tak-terlihat": ":\u034f:error::hostil",
    "pagar": "#\ufe0f#[error]hostil",
    "baris": "satu\n::error::dua\n##[error]tiga",
    "atribut": "a,line=1,title=hostil::x",
}
JSON: Final = {
    "kutip": '"}],"verdict":"eligible","x":[{"',
    "lolos": "\\u0000 \\x1b[31m \\n \\\\",
    "proto": "__proto__ constructor",
}
UNICODE: Final = {
    "zalgo": "z" + "\u0301" * 400,
    "arab": "\u0645\u0631\u062d\u0628\u0627 abc",
    "emoji": "\U0001f469\u200d\U0001f4bb\U0001f1ee\U0001f1e9",
    "tag": "a\U000e0041\U000e0042",
    "lebar-nol": "a\u200bb\u200cc\u200dd\u2060e\u00adf",
    "tanda-arah": "a\u200eb\u200fc\u061cd",
    "pribadi": "\ue000\U0010fffd",
    "bukan-huruf": "\ufdd0 \U0001ffff",
    "pengganti": "\ufffd",
    "hangul": "\u3164\u115f",
    "lebar": "\uff34\uff25\uff33",
    "spasi-aneh": "a\u00a0b\u3000c\u2009d",
    "turki": "İıſK",  # noqa: RUF001 - letters whose lower case is longer
}
SIZES: Final = {
    "kata-panjang": "kata" * 5_000,
    "angka-panjang": "9" * 20_000,
    "kurung": "[" * 3_000,
    "spasi": "a" + " " * 5_000 + "b",
    "kalimat": "Naik dari 1 menjadi 2 persen. " * 500,
    "koma": "1,2,3," * 3_000,
    "titik": "a." * 5_000,
}
OTHERS: Final = {
    "sql": "' OR 1=1; --",
    "shell": "; rm -rf / && echo hostil | sh",
    "jalur": "../../../etc/passwd",
    "nul-tertulis": "%00 \\0",
    "angka": "1e999",
    "null": "null",
    "spasi-saja": "   ",
}

PAYLOADS: Final = {
    f"{aim}-{name}": text
    for aim, texts in {
        "html": HTML,
        "xml": XML,
        "templat": TEMPLATES,
        "rich": RICH,
        "markdown": MARKDOWN,
        "lembar": SHEETS,
        "ci": BUILDS,
        "json": JSON,
        "unicode": UNICODE,
        "ukuran": SIZES,
        "lain": OTHERS,
    }.items()
    for name, text in texts.items()
}

FEW: Final = (
    *("html-script", "templat-format-nama", "templat-format-buka", "rich-tutup", "markdown-tautan"),
    *("lembar-dde", "ci-baris", "ci-lama", "unicode-lebar-nol", "ukuran-kata-panjang"),
)
"""One of each aim, for places where all would say the same again."""
