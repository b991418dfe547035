"""Makes the picture of a page that the README shows, in a Chromium that is there."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "examples" / "contoh-lengkap" / "profil.yaml"


def main() -> None:
    """Judge the example, and take the top of its page."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        sys.exit("There is no Chromium; see tests/browser/run.sh.")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "laporan.html"
        asked = [sys.executable, "-m", "inovasi_cli", "nilai", str(PROFILE), "--format", f"html={page}"]
        subprocess.run(asked, check=True)  # noqa: S603 - our own command
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
        shot = [f"--screenshot={ROOT / 'docs' / 'laporan.png'}", "--window-size=960,900", page.as_uri()]
        subprocess.run([browser, *flags, *shot], check=True, capture_output=True)  # noqa: S603 - as found


if __name__ == "__main__":
    main()
