"""Makes docs/brief.png: the head of the example's HTML brief in Chromium. ``python docs/make_picture.py``.

Needs vedette and a Chromium; reads the shipped example into a case of its own and leaves nothing else behind.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

import vedette

WIDE, HIGH = 1100, 900
PICTURE = Path(__file__).parent / "brief.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Draw the picture; 1 where there is no browser."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(f"no browser: one of {', '.join(BROWSERS)} is needed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(str(resources.files("vedette"))) / "example" / "dogger-bank" / "pages"
        page = Path(folder, "brief.html")
        with vedette.read(pages, case=Path(folder, "example.case")) as case:
            page.write_text(case.brief("html"), "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        options += [f"--window-size={WIDE},{HIGH}", f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}"]
        subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    print(f"{PICTURE}: {PICTURE.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
