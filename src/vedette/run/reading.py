"""One page through pages, language and extract: the unit of work that a worker does."""

from __future__ import annotations

from vedette import __version__
from vedette.extract.reader import extract
from vedette.knowledge.files import knowledge_digest
from vedette.language.parser import DEFAULT_MODEL
from vedette.language.understand import Language
from vedette.pages.documents import make_document
from vedette.records.documents import Page
from vedette.records.reading import Reading


class PageReader:
    """Reads pages one at a time; knows nothing of other pages. Loading takes about a second."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.language = Language(model)
        self.version = f"vedette {__version__}, {self.language.version}, knowledge {knowledge_digest()[:8]}"

    def read(self, page: Page) -> Reading:
        """The reading of a page; a document that can't be read (another language) has an empty one."""
        document = make_document(page)
        if document.unread:
            return Reading(document, reader=self.version)
        return extract(self.language.understand(document), self.version)
