"""Places: what the page calls them decides which of several they are; unknown names are kept without coordinates."""

from __future__ import annotations

import pytest

from vedette.extract.places.places import find_places, places_of
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.entities import Place
from vedette.records.parsed import Parsed


def read(language: Language, text: str) -> Parsed:
    return language.understand(Document("d-1", text))


def placed(parsed: Parsed, name: str) -> Place:
    return next(m.place for m in find_places(parsed) if name in m.place.name)


def where(parsed: Parsed, word: str) -> list[str]:
    index = next(t.index for t in parsed.tokens if t.text == word)
    return [p.name for p in places_of(parsed, find_places(parsed), index)]


def test_a_city_is_found_with_coordinates(language: Language) -> None:
    parsed = read(language, "Two people were killed in Kharkiv on Tuesday, Ukraine's police said.")
    kharkiv = placed(parsed, "Kharkiv")
    assert kharkiv.latitude == pytest.approx(49.98, abs=0.2)
    assert kharkiv.precision == 1


def test_a_small_namesake_in_another_country_is_not_believed(language: Language) -> None:
    parsed = read(language, "Militants stormed the village of Borna in Nigeria, the army of Nigeria said.")
    assert all(m.place.latitude is None or m.place.country == "NG" for m in find_places(parsed))


def test_the_name_after_the_comma_decides(language: Language) -> None:
    parsed = read(language, "A bomb went off in Tripoli, Lebanon. Lebanese soldiers closed the road.")
    assert placed(parsed, "Tripoli").country == "LB"


def test_an_unknown_name_is_kept_and_drops_no_other(language: Language) -> None:
    parsed = read(language, "Shells fell on Qwertania and on Aleppo in Syria, residents said.")
    assert placed(parsed, "Aleppo").latitude is not None
    assert all(m.place.latitude is None for m in find_places(parsed) if "Qwertania" in m.place.name)


def test_a_deed_is_where_its_own_words_put_it_and_not_where_it_was_told(language: Language) -> None:
    parsed = read(language, "The minister said in Geneva that rebels had shelled a hospital in Aleppo.")
    assert where(parsed, "shelled") == ["Aleppo"]


def test_places_have_the_ids_of_the_gazetteer(language: Language) -> None:
    parsed = read(language, "Protesters marched through Nairobi, the capital of Kenya.")
    assert placed(parsed, "Nairobi").geonameid == 184745


def test_a_month_or_a_day_of_the_week_is_no_town(language: Language) -> None:
    parsed = read(language, "Russia paid the money in March. It was handed over on Friday at the embassy.")
    assert not {m.place.name for m in find_places(parsed)} & {"March", "Friday"}
