"""The gazetteer answers by exact name, in any usual spelling of it, and says nothing where it knows nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.knowledge.files import KnowledgeError, load
from vedette.knowledge.gazetteer import Gazetteer, Supplement, normalize, shipped_gazetteer


def test_a_town_comes_with_its_id_coordinates_and_the_divisions_above_it() -> None:
    hull = next(p for p in shipped_gazetteer().find("Kingston upon Hull") if p.feature == "PPL")
    assert (hull.geonameid, hull.country) == (2645425, "GB")
    assert hull.latitude == pytest.approx(53.74, abs=0.05)
    assert "England" in hull.divisions


@pytest.mark.parametrize("name", ["Mazar-i-Sharif", "mazar i sharif", "Mazār-e Sharīf"])
def test_spellings_of_one_name_find_one_place(name: str) -> None:
    assert 1133616 in {p.geonameid for p in shipped_gazetteer().find(name)}


def test_a_name_that_is_not_there_is_unknown_and_never_nearly_matched() -> None:
    assert shipped_gazetteer().find("Kingston upon Hulll") == ()
    assert "Zzyzx upon Nowhere" not in shipped_gazetteer()


def test_provinces_have_the_middle_of_their_places() -> None:
    borno = next(p for p in shipped_gazetteer().find("Borno") if p.feature == "ADM1")
    assert borno.latitude == pytest.approx(11.7, abs=0.7)
    assert borno.longitude == pytest.approx(13.1, abs=0.8)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_up(text: str) -> None:
    assert isinstance(shipped_gazetteer().find(text), tuple)
    assert normalize(normalize(text)) == normalize(text)


def test_a_users_own_places_are_found_beside_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('[[place]]\nname = "Post 7"\nfeature = "FCL"\nlatitude = 1.5\nlongitude = 2.5\n', "utf-8")
    found = Gazetteer(extra=(own,)).find("post 7")
    assert [(p.latitude, p.longitude, p.geonameid) for p in found] == [(1.5, 2.5, None)]


def test_a_broken_file_of_places_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('[[place]]\nname = "Post 7"\nfeature = "FCL"\nlatitude = "north"\n', "utf-8")
    with pytest.raises(KnowledgeError, match=r"mine\.toml.*latitude"):
        Gazetteer(extra=(own,))


def test_every_place_of_the_supplement_has_coordinates_on_earth() -> None:
    for place in load("places", Supplement).place:
        assert place.latitude is not None, place.name
        assert place.longitude is not None, place.name
        assert -90 <= place.latitude <= 90, place.name
        assert -180 <= place.longitude <= 180, place.name
