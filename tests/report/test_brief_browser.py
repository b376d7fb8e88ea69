"""The HTML brief in a real browser: it draws something, wide and narrow, light and dark, and on paper."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hand_made import small_case

from vedette.report.brief import brief

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: the HTML brief was not looked at"),
]


def chromium(profile: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
        f"--user-data-dir={profile}", *options,
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(brief(small_case(), "html"), "utf-8")
    return path


def pixels(png: bytes) -> tuple[int, int, set[bytes]]:
    """Width, height and the colours of every eighth row of a PNG of eight-bit RGB or RGBA."""
    width, height, _, colour = struct.unpack(">IIBB", png[16:26])
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    size = 4 if colour == 6 else 3
    raw, row, before, seen = zlib.decompress(data), 1 + width * size, bytearray(width * size), set()
    for y in range(height):
        line = unfiltered(raw[y * row], bytearray(raw[y * row + 1 : (y + 1) * row]), before, size)
        if y % 8 == 0:
            seen |= {bytes(line[x : x + 3]) for x in range(0, len(line), size * 4)}
        before = line
    return width, height, seen


def unfiltered(kind: int, line: bytearray, above: bytearray, size: int) -> bytearray:
    """One row of a PNG with its filter (PNG specification, section 9) undone."""
    for i in range(len(line)):
        a = line[i - size] if i >= size else 0
        b, c = above[i], above[i - size] if i >= size else 0
        p = a + b - c
        paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        line[i] = (line[i] + (0, a, b, (a + b) // 2, paeth)[kind]) & 255
    return line


@pytest.mark.parametrize(
    ("width", "dark"), [(1000, False), (1000, True), (500, False)], ids=["wide and light", "dark", "narrow"]
)
def test_a_screen_shows_dark_words_on_light_paper_or_light_on_dark(
    file: Path, tmp_path: Path, width: int, dark: bool
) -> None:
    picture = tmp_path / "brief.png"
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else ["--blink-settings=preferredColorScheme=1"]
    done = chromium(tmp_path, f"--window-size={width},600", *scheme, f"--screenshot={picture}", file.as_uri())
    assert "CONSOLE" not in done.stderr
    seen_width, height, colours = pixels(picture.read_bytes())
    assert (seen_width, height) == (width, 600)
    brightness = sorted(sum(c) / 3 for c in colours)
    assert brightness[-1] - brightness[0] > 150  # words and paper, no empty sheet
    assert (bytes((0x17, 0x16, 0x14)) if dark else bytes((0xFD, 0xFC, 0xF9))) in colours


def test_it_prints_on_paper(file: Path, tmp_path: Path) -> None:
    paper = tmp_path / "brief.pdf"
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", file.as_uri())
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_browser_finds_no_word_wider_than_a_narrow_screen(file: Path, tmp_path: Path) -> None:
    probe = tmp_path / "probe.html"
    html = file.read_text("utf-8").replace("default-src 'none'; ", "default-src 'none'; script-src 'unsafe-inline'; ")
    script = "<script>document.title='WIDTH '+document.documentElement.scrollWidth+' OF '+innerWidth</script></body>"
    probe.write_text(html.replace("</body>", script), "utf-8")
    dom = chromium(tmp_path, "--window-size=500,800", "--dump-dom", probe.as_uri()).stdout
    width, _, screen = dom.split("<title>WIDTH ")[1].split("</title>")[0].split()
    assert int(width) <= int(screen)
