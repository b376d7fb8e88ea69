"""Where the pages of an annotated story lie, and where its annotation lies."""

from __future__ import annotations

from pathlib import Path

from vedette.pages.documents import make_page
from vedette.records.documents import Page

MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html"}
OWN = Path(__file__).parent / "example"


def gold_of(folder: Path) -> Path:
    """The folder with the annotation of a story.

    ``gold`` beside the pages; for the example that ships (``…/dogger-bank/pages``) ``eval/example/dogger-bank/gold``;
    for a folder called ``seeds`` ``../eval/gold``.
    """
    if (folder / "gold").is_dir():
        return folder / "gold"
    own = OWN / folder.resolve().parent.name / "gold"
    return own if folder.name == "pages" and own.is_dir() else folder.parent / "eval" / "gold"


def page_files(folder: Path) -> list[Path]:
    """The pages of a story, text and HTML, in the order of their names."""
    return sorted(p for p in folder.iterdir() if p.suffix in MEDIA_TYPES)


def page_of(file: Path) -> Page:
    """A file as a page of the media type that its name tells."""
    return make_page(str(file), file.read_bytes(), MEDIA_TYPES[file.suffix])
