"""One page through pages, language and extract: the unit of work that a worker does."""

from __future__ import annotations

from vedette.extract.reader import extract
from vedette.language.parser import DEFAULT_MODEL
from vedette.language.understand import Language
from vedette.pages.documents import make_document
from vedette.records.documents import Page
from vedette.records.reading import Reading
from vedette.run.version import reader_version


class PageReader:
    """Reads pages one at a time; knows nothing of other pages. Loading takes about a second."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.language = Language(model)
        self.version = reader_version(model)

    def read(self, page: Page) -> Reading:
        """The reading of a page; a document that can't be read (another language) has an empty one."""
        document = make_document(page)
        if document.unread:
            return Reading(document, reader=self.version)
        return extract(self.language.understand(document), self.version)
