"""Sources in, pages out: every kind of input, and every bad one within a time."""

from __future__ import annotations

import io
import json
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.pages.documents import make_document, make_page
from vedette.pages.limits import Limits
from vedette.pages.sources import iter_pages
from vedette.records.documents import Page, Rejection

STORY = "The fleet left the harbour on Tuesday and was seen off the cape at noon, the keeper of the light said.\n"


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < 5


def read(*sources: Path | str, stdin: bytes = b"", limits: Limits | None = None) -> tuple[list[Page], list[Rejection]]:
    items = list(iter_pages(sources, io.BytesIO(stdin), limits or Limits()))
    return [i for i in items if isinstance(i, Page)], [i for i in items if isinstance(i, Rejection)]


def refused(source: Path | str, limits: Limits | None = None) -> str:
    """The reason for the one rejection that a source without pages gives."""
    pages, rejections = read(source, limits=limits)
    assert pages == []
    assert rejections
    assert all(r.step == "pages" and r.what and r.reason for r in rejections)
    return rejections[0].reason


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_is_read_in_order_of_paths_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", "c.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY + name)
    (tmp_path / ".hidden.txt").write_text(STORY)
    pages, rejections = read(tmp_path)
    assert [Path(p.source).relative_to(tmp_path).as_posix() for p in pages] == ["b.txt", "c.htm", "a/b.md", "a/z.html"]
    assert [p.media_type for p in pages] == ["text/plain", "text/html", "text/markdown", "text/html"]
    assert rejections == []


def test_a_text_file_that_is_an_html_page_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<!DOCTYPE html><html><body><p>{STORY}</body></html>")
    assert read(tmp_path / "a.txt")[0][0].media_type == "text/html"


def test_standard_input_is_told_apart_by_its_first_bytes() -> None:
    record = json.dumps({"url": "https://example.org/1", "text": STORY}).encode()
    kinds = {
        STORY.encode(): ("text/plain", 1),
        b"<html><body>" + STORY.encode(): ("text/html", 1),
        record: ("text/plain", 1),
        record + b"\n" + record.replace(b"/1", b"/2"): ("text/plain", 2),
        b"[" + record + b"]": ("text/plain", 1),
        b"[Beirut] " + STORY.encode(): ("text/plain", 1),
    }
    for content, (media_type, count) in kinds.items():
        pages, rejections = read("-", stdin=content)
        assert [p.media_type for p in pages] == [media_type] * count
        assert rejections == []


def test_a_collectors_record_gives_text_and_hints_by_our_names(tmp_path: Path) -> None:
    record = {
        "url": "https://www.example.org/world/1",
        "title_page": "x",
        "title": "The fleet left",
        "maintext": STORY,
        "date_publish": "1904-10-26 00:00:00",
        "source_domain": "www.example.org",
        "authors": ["A. Name", "B. Name"],
        "language": "en",
        "date_modify": None,
        "image_url": "x",
    }
    path = tmp_path / "n.json"
    path.write_text(json.dumps(record))
    (page,) = read(path)[0]
    assert page.content.decode() == STORY
    assert page.hints == {
        "url": "https://www.example.org/world/1",
        "title": "The fleet left",
        "outlet": "www.example.org",
        "published": "1904-10-26 00:00:00",
        "byline": "A. Name, B. Name",
        "language": "en",
    }
    document = make_document(page)
    assert document.published is not None
    assert (document.title, document.byline, document.published.date.earliest) == (
        "The fleet left",
        "A. Name, B. Name",
        "1904-10-26",
    )


def test_a_record_with_html_is_an_html_page() -> None:
    record = {"html": f"<html><body><p>{STORY}</p></body></html>", "text": "short", "publisher": {"name": "The Post"}}
    (page,) = read("-", stdin=json.dumps(record).encode())[0]
    assert page.media_type == "text/html"
    assert page.hints == {"outlet": "The Post"}


def test_a_bad_line_is_refused_by_number_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    path = tmp_path / "n.jsonl"
    path.write_text(f'{good}\n{{bad\n\n[1]\n{json.dumps({"title": "no text"})}\n{good[:-1]}, "title": "t"}}\n')
    pages, rejections = read(path)
    assert [p.source.rpartition("#")[2] for p in pages] == ["1", "6"]
    assert [r.what.rpartition("#")[2] for r in rejections] == ["2", "4", "5"]
    assert "line 2" in rejections[0].reason


def test_half_a_character_in_a_record_is_replaced_and_the_page_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    path.write_text(f'{{"title": "Fleet \\udfff sails", "text": "{STORY.strip()} \\ud800"}}')
    (page,) = read(path)[0]
    assert page.hints == {"title": "Fleet ? sails"}


@pytest.mark.parametrize(("value", "kind"), [("null", "null"), ("[1]", "list"), ('"x"', "string"), ("7", "number")])
def test_what_is_no_record_is_called_what_json_calls_it(tmp_path: Path, value: str, kind: str) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text(value)
    assert f"a JSON {kind}, not an object" in refused(path)


def test_lists_under_the_usual_keys_are_pages(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    path.write_text(json.dumps({"status": "ok", "articles": [{"content": STORY}, {"content": STORY + "2"}]}))
    assert [p.source for p in read(path)[0]] == [f"{path}#1", f"{path}#2"]


def test_the_same_bytes_twice_are_two_pages_of_one_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    pages, _ = read(tmp_path)
    assert len(pages) == 2
    assert pages[0].id == pages[1].id


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b" \r\n\t ", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)), "binary"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("a.json", b'{"text": ', "no valid JSON"),
        ("a.json", b"[" * 100_000, "no valid JSON"),
        ("a.json", b'"words"', "without pages"),
        ("a.jpg", b"\xff\xd8\xff", "suffix"),
        ("a.zip", b"PK no archive", "zip"),
    ],
)
def test_what_is_no_page_is_refused_with_a_reason(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in refused(tmp_path / name)


def test_a_wide_encoding_is_no_binary_file(tmp_path: Path) -> None:
    for n, encoding in enumerate(("utf-16", "utf-16-le", "utf-32", "latin-1")):
        (tmp_path / f"{n}.txt").write_bytes((STORY + "café").encode(encoding))
    pages, rejections = read(tmp_path)
    assert rejections == []
    assert {make_document(p).text for p in pages} == {STORY + "café"}


def test_a_page_of_50_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as out:
        out.truncate(50_000_000)
    assert "50.0 MB, more than 20.0 MB" in refused(path)
    (tmp_path / "big.txt").write_bytes(b"word " * 1_200_000)
    assert "6.0 MB, more than 5.0 MB" in refused(tmp_path / "big.txt")
    line = tmp_path / "big.jsonl"
    line.write_bytes(b'{"text": "' + b"word " * 500 + b'"}\n{"text": "The fleet left."}\n')
    pages, rejections = read(line, limits=Limits(page_bytes=1000))
    assert len(pages) == len(rejections) == 1


def test_missing_unreadable_and_odd_files_are_refused(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "none.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in refused(tmp_path / "pipe.txt")
    path = tmp_path / "locked.txt"
    path.write_text(STORY)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert "Permission denied" in refused(path)


def test_a_file_that_can_not_be_opened_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    whole = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    pages, rejections = read(tmp_path)
    assert len(pages) == 1
    assert "Permission denied" in rejections[0].reason


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    assert "no page in this folder" in refused(tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert len(read(tmp_path)[1]) == 2


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(read(tmp_path)[0]) == 1


def test_pages_of_an_archive_name_it_and_their_member(tmp_path: Path) -> None:
    record = json.dumps({"text": STORY}).encode()
    path = packed(
        tmp_path / "pile.zip",
        {
            "b/2.txt": STORY.encode(),
            "a.html": b"<p>" + STORY.encode(),
            "n.jsonl": record + b"\n" + record,
            ".DS_Store": b"x",
        },
    )
    pages, rejections = read(path)
    assert [p.source for p in pages] == [f"{path}!a.html", f"{path}!b/2.txt", f"{path}!n.jsonl#1", f"{path}!n.jsonl#2"]
    assert rejections == []
    (tmp_path / "2.txt").write_text(STORY)
    assert read(tmp_path / "2.txt")[0][0].id == pages[1].id


def test_an_archive_that_can_not_be_opened_is_refused_once(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no archive")
    assert len(read(tmp_path / "a.zip")[1]) == 1


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "bomb.zip", {"a.txt": b"\0" * 15_000_000, "b.txt": b"A" * 60_000_000, "c.txt": STORY.encode()}
    )
    pages, rejections = read(path)
    assert [p.source for p in pages] == [f"{path}!c.txt"]
    assert "zip bomb" in rejections[0].reason
    assert "60.0 MB, more than" in rejections[1].reason


def test_an_archive_that_lies_about_its_sizes_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = packed(tmp_path / "lie.zip", {"a.txt": b"A" * 3_000_000})
    content = path.read_bytes()
    path.write_bytes(content.replace((3_000_000).to_bytes(4, "little"), (300).to_bytes(4, "little")))
    pages, rejections = read(path, limits=Limits(page_bytes=1_000_000))
    assert all(len(p.content) <= 1_000_000 for p in pages)
    assert rejections


def test_the_whole_of_an_archive_is_bounded(tmp_path: Path) -> None:
    path = packed(tmp_path / "pile.zip", {f"{n}.txt": STORY.encode() * 9 for n in range(20)})
    assert "files in it" in refused(path, Limits(archive_members=19))
    pages, rejections = read(path, limits=Limits(archive_bytes=3000))
    assert len(pages) == 3
    assert "unpacks to more than" in rejections[-1].reason


def test_members_whose_names_leave_the_archive_are_refused(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "out.zip",
        {
            "../../up.txt": STORY.encode(),
            "/etc/a.txt": STORY.encode(),
            "c:\\a.txt": STORY.encode(),
            "ok.txt": STORY.encode(),
        },
    )
    pages, rejections = read(path)
    assert [p.source for p in pages] == [f"{path}!ok.txt"]
    assert len(rejections) == 3
    assert not (tmp_path.parent / "up.txt").exists()


def test_archives_in_archives_and_encrypted_members_are_said_so(tmp_path: Path) -> None:
    inner = packed(tmp_path / "in.zip", {"a.txt": STORY.encode()}).read_bytes()
    path = packed(tmp_path / "out.zip", {"in.zip": inner, "secret.txt": STORY.encode()}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"secret.txt"))
    content[at + 8] |= 1
    path.write_bytes(bytes(content))
    reasons = [r.reason for r in read(path)[1]]
    assert any("archive inside an archive" in r for r in reasons)
    assert any("encrypted" in r for r in reasons)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_on_standard_input_give_pages_or_reasons(content: bytes) -> None:
    items = list(iter_pages(["-"], io.BytesIO(content)))
    assert items
    for item in items:
        if isinstance(item, Page):
            assert item.id == make_page("elsewhere", item.content, item.media_type, item.hints).id
            make_document(item)
