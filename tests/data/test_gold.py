"""The gold against its texts: whatever can be checked by program is checked here, for every story."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from data.build import HERE, built, readme
from tests.data.values import value_of

Row = dict[str, Any]

NAMES = sorted(path.stem for path in (HERE / "marked").glob("*.txt"))
TRUTH: dict[str, Row] = {name: json.loads((HERE / "gold" / f"{name}.json").read_text("utf-8")) for name in NAMES}
SECOND = [(name, version) for name, truth in TRUTH.items() for version in truth["texts"] if version != "original"]
FACT_OF = {kind: kind for kind in ("weekday", "date", "time", "number", "money")} | {"percentage": "percent"}
COMMON = (*FACT_OF, "name", "spelling", "place", "role", "attribution", "polarity")
DROPPED_OR_ADDED = ("dropped_source", "dropped_quotation", "added_claim")
FURNITURE = ("byline", "caption", "credit", "note")

each_story = pytest.mark.parametrize("name", NAMES)
each_second = pytest.mark.parametrize(("name", "version"), SECOND)


def text_of(version: Row) -> str:
    return (HERE / version["file"]).read_text("utf-8")


def versions(name: str) -> Iterator[tuple[Row, str]]:
    for version in TRUTH[name]["texts"].values():
        yield version, text_of(version)


def pair(name: str, version: str) -> tuple[Row, Row]:
    return TRUTH[name]["texts"]["original"], TRUTH[name]["texts"][version]


def identity(row: Row) -> tuple[str, str]:
    """What a name or a fact is, however it is written."""
    return row.get("type", row.get("kind", "")), row.get("name", row.get("value"))


def within(row: Row, spans: list[Row | None]) -> bool:
    return any(span is not None and span["start"] <= row["start"] < span["end"] for span in spans)


def things(version: Row) -> list[Row]:
    return version["entities"] + version["facts"]


def speakers(version: Row) -> set[str]:
    return {row["speaker"] for row in version["quotes"] if row["speaker"]}


# --- the files


@each_story
def test_files_are_as_the_schema_says(name: str) -> None:
    schema = json.loads((HERE / "gold" / "schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(TRUTH[name])]
    assert errors == []


@each_story
def test_files_are_what_the_marked_text_gives(name: str) -> None:
    for path, content in built(name):
        assert path.read_text("utf-8") == content, f"{path.name}: run python -m data.build {name}"


def test_tables_in_the_readme_are_computed() -> None:
    assert (HERE / "README.md").read_text("utf-8") == readme(list(TRUTH.values()))


def test_every_story_has_its_files_and_no_file_is_left_over() -> None:
    assert {path.name for path in (HERE / "stories").iterdir() if path.is_dir()} == set(NAMES)
    assert {path.stem for path in (HERE / "gold").iterdir()} == {*NAMES, "schema", "blinken-kyiv"}


# --- the set as a whole


def test_six_topics_have_two_stories_each() -> None:
    assert sorted(Counter(truth["topic"] for truth in TRUTH.values()).values()) == [2] * 6


@each_story
def test_originals_are_short_wire_stories(name: str) -> None:
    original = TRUTH[name]["texts"]["original"]
    assert 200 <= len(text_of(original).split()) <= 350
    kinds = Counter(block["kind"] for block in original["blocks"])
    assert kinds["headline"] >= 1
    assert kinds["caption"] == kinds["credit"] == 1
    assert {"weekday", "date", "time", "number", "money", "percent"} <= {fact["kind"] for fact in original["facts"]}
    assert {"direct", "indirect"} <= {quote["kind"] for quote in original["quotes"]}


def test_every_common_kind_is_planted_at_least_eight_times() -> None:
    found = Counter(row["kind"] for name, version in SECOND for row in pair(name, version)[1]["differences"])
    assert {kind: found[kind] for kind in (*COMMON, *DROPPED_OR_ADDED) if found[kind] < 8} == {}


def test_two_versions_change_nothing_and_all_others_do() -> None:
    faithful = [(name, version) for name, version in SECOND if not pair(name, version)[1]["differences"]]
    assert sorted(version for _, version in faithful) == ["light", "paraphrase"]


# --- offsets


@each_story
def test_words_stand_where_the_gold_says(name: str) -> None:
    original = text_of(TRUTH[name]["texts"]["original"])
    for version, text in versions(name):
        for row in things(version) + version["quotes"]:
            assert text[row["start"] : row["end"]] == row["text"]
            sentence = version["sentences"][row["sentence"]]
            assert sentence["start"] <= row["start"] < sentence["end"]
            assert row["end"] <= sentence["end"] or row in version["quotes"]
        for difference in version.get("differences", ()):
            for side, whole in (("a", original), ("b", text)):
                row = difference[side]
                assert row is None or whole[row["start"] : row["end"]] == row["text"]


@each_story
def test_blocks_and_sentences_leave_out_white_space_and_datelines_only(name: str) -> None:
    for version, text in versions(name):
        blocks, sentences = version["blocks"], version["sentences"]
        gaps = [text[a["end"] : b["start"]] for a, b in pairwise(blocks)]
        assert set(gaps) <= {"\n\n"}
        assert (blocks[0]["start"], text[blocks[-1]["end"] :]) == (0, "\n")
        for number, block in enumerate(blocks):
            inside = [row for row in sentences if row["block"] == number]
            assert text.startswith(block["dateline"], block["start"])
            assert inside[0]["start"] == block["start"] + len(block["dateline"])
            assert inside[-1]["end"] == block["end"]
            assert all(text[a["end"] : b["start"]] == " " for a, b in pairwise(inside))


# --- facts


@each_story
def test_values_are_those_of_the_words(name: str) -> None:
    for version, _ in versions(name):
        for fact in version["facts"]:
            assert value_of(fact["kind"], fact["text"]) == fact["value"], fact
            assert fact["unit"] in fact["text"].replace("-", " ")


FACT_WORD = re.compile(
    r"\d[\d,.:]*|[$£€%]|\b(?:per ?cent|noon|midday|midnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|June|July|August|Sept(?:ember|\.)|October|November|December|dozen|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|twenty|thirty|forty|fifty|third)\b"
)


@each_story
def test_no_number_day_or_amount_is_left_unmarked(name: str) -> None:
    for version, text in versions(name):
        for sentence in version["sentences"]:
            for match in FACT_WORD.finditer(text, sentence["start"], sentence["end"]):
                assert any(row["start"] <= match.start() < row["end"] for row in things(version)), match


@each_story
def test_weekdays_agree_with_the_calendar(name: str) -> None:
    """Wherever the original names a day twice over ("Wednesday, 12 March"), both are the same day."""
    published = date.fromisoformat(TRUTH[name]["published"])
    original = TRUTH[name]["texts"]["original"]
    text, facts = text_of(original), sorted(original["facts"], key=lambda row: row["start"])
    checked = 0
    for one, other in pairwise(facts):
        between = text[one["end"] : other["start"]]
        if {one["kind"], other["kind"]} == {"weekday", "date"} and re.fullmatch(r",? (?:a )?", between):
            weekday, day = sorted((one, other), key=lambda row: row["kind"] == "date")
            assert nearest(day["value"], published).strftime("%A") == weekday["value"], day
            checked += 1
    assert checked >= 1


def nearest(value: str, published: date) -> date:
    """The date that a value names; without a year, the one nearest to the day of publication."""
    if not value.startswith("--"):
        return date.fromisoformat(value)
    years = (date.fromisoformat(f"{published.year + shift}-{value[2:]}") for shift in (-1, 0, 1))
    return min(years, key=lambda day: abs(day - published))


@each_story
def test_captions_are_dated_within_ten_days_of_publication(name: str) -> None:
    published = date.fromisoformat(TRUTH[name]["published"])
    original = TRUTH[name]["texts"]["original"]
    captions = {i for i, row in enumerate(original["blocks"]) if row["kind"] == "caption"}
    dates = [
        date.fromisoformat(fact["value"])
        for fact in original["facts"]
        if fact["kind"] == "date" and original["sentences"][fact["sentence"]]["block"] in captions
    ]
    assert dates
    assert all(timedelta(0) <= published - day <= timedelta(10) for day in dates)


# --- names and quotations


@each_story
def test_a_form_is_one_name_within_a_version(name: str) -> None:
    for version, _ in versions(name):
        forms = {(row["text"], row["type"], row["name"]) for row in version["entities"]}
        assert len(forms) == len({form for form, _, _ in forms})


OPENING = re.compile(r'[“‘]|(?:(?<=\s)|^)"', re.MULTILINE)


@each_story
def test_every_quotation_mark_belongs_to_a_quotation(name: str) -> None:
    for version, text in versions(name):
        marked = [row for row in version["quotes"] if row["kind"] != "indirect"]
        for match in OPENING.finditer(text):
            assert any(row["start"] - 1 <= match.start() < row["end"] for row in marked), text[match.start() :][:60]
        for row in marked:
            assert text[row["start"] - 1] in '“‘"'


@each_story
def test_speakers_are_named_in_the_text(name: str) -> None:
    for version, text in versions(name):
        known = {row["name"] for row in version["entities"]}
        for quote in version["quotes"]:
            speaker = quote["speaker"]
            assert (speaker == "") == (quote["kind"] == "scare")
            assert speaker in known or (speaker == speaker.lower() and speaker in text.lower()), quote
            assert quote["cue"] in text, quote


# --- the second versions


@each_second
def test_every_sentence_is_aligned_within_range(name: str, version: str) -> None:
    a, b = pair(name, version)
    assert [row["b"] for row in b["alignment"]] == list(range(len(b["sentences"])))
    assert all(number < len(a["sentences"]) for row in b["alignment"] for number in row["a"])
    assert b["boundary"] == len(a["blocks"])


@each_second
def test_the_original_is_told_again_but_for_its_furniture(name: str, version: str) -> None:
    """Light and paraphrase drop no sentence except captions, credits, bylines and notes."""
    a, b = pair(name, version)
    used = {number for row in b["alignment"] for number in row["a"]}
    dropped = [row for number, row in enumerate(a["sentences"]) if number not in used]
    if version != "generic":
        assert all(a["blocks"][row["block"]]["kind"] in FURNITURE for row in dropped)


@each_second
def test_a_light_edit_is_aligned_with_what_it_is_most_like(name: str, version: str) -> None:
    a, b = pair(name, version)
    if version == "light":
        there, here = (
            [words(text_of(half)[row["start"] : row["end"]]) for row in half["sentences"]] for half in (a, b)
        )
        for row in b["alignment"]:
            likeness = [SequenceMatcher(None, here[row["b"]], other, autojunk=False).ratio() for other in there]
            nearest_ones = [number for number, ratio in enumerate(likeness) if ratio == max(likeness)]
            assert set(nearest_ones) & set(row["a"]), here[row["b"]]


@each_second
def test_differences_stand_in_aligned_sentences(name: str, version: str) -> None:
    _, b = pair(name, version)
    for row in b["differences"]:
        assert (row["a"] is None) == (row["kind"] == "added_claim")
        assert (row["b"] is None) == row["kind"].startswith("dropped")
        if row["a"] and row["b"]:
            assert row["a"]["sentence"] in b["alignment"][row["b"]["sentence"]]["a"]


@each_second
def test_differences_are_of_their_kind(name: str, version: str) -> None:
    a, b = pair(name, version)
    for row in (row for row in b["differences"] if row["a"] and row["b"]):
        kind, there, here = row["kind"], row["a"], row["b"]
        assert there["text"] != here["text"]
        if kind in FACT_OF:
            (one,) = [fact for fact in a["facts"] if within(fact, [there])]
            (other,) = [fact for fact in b["facts"] if within(fact, [here])]
            assert one["kind"] == other["kind"] == FACT_OF[kind]
            assert one["value"] != other["value"]
        elif kind in ("name", "place", "spelling"):
            (one,) = [entity for entity in a["entities"] if within(entity, [there])]
            (other,) = [entity for entity in b["entities"] if within(entity, [here])]
            assert one["type"] == other["type"]
            assert (one["type"] == "PLACE") == (kind == "place") or kind == "spelling"
            assert (one["name"] == other["name"]) == (kind == "spelling")
        elif kind == "attribution":
            before = {quote["speaker"] for quote in a["quotes"] if quote["sentence"] == there["sentence"]}
            after = {quote["speaker"] for quote in b["quotes"] if quote["sentence"] == here["sentence"]}
            assert after - before


@each_second
def test_what_only_one_version_has_is_accounted_for(name: str, version: str) -> None:
    """A name or fact that only the second version has is in a difference; so is one that light or paraphrase lost."""
    a, b = pair(name, version)
    there, here = {identity(row) for row in things(a)}, {identity(row) for row in things(b)}
    new = [row for row in things(b) if identity(row) not in there]
    assert [row for row in new if not within(row, [difference["b"] for difference in b["differences"]])] == []
    if version != "generic":
        told = [
            row for row in things(a) if a["blocks"][a["sentences"][row["sentence"]]["block"]]["kind"] not in FURNITURE
        ]
        lost = [row for row in told if identity(row) not in here]
        assert [row for row in lost if not within(row, [difference["a"] for difference in b["differences"]])] == []


@each_second
def test_voices_lost_and_found_are_accounted_for(name: str, version: str) -> None:
    a, b = pair(name, version)
    by_kind: dict[str, list[Row]] = {}
    for row in b["differences"]:
        by_kind.setdefault(row["kind"], []).append(row)
    renamed = set()
    for row in by_kind.get("name", ()):
        (old,) = [e["name"] for e in a["entities"] if within(e, [row["a"]])]
        (new,) = [e["name"] for e in b["entities"] if within(e, [row["b"]])]
        renamed |= {old} if new in speakers(b) else set()
    assert len(by_kind.get("dropped_source", ())) == len(speakers(a) - speakers(b) - renamed)
    named = {e["name"] for e in b["entities"] if within(e, [row["b"] for row in by_kind.get("name", ())])}
    explained = {row["b"]["sentence"] for kind in ("attribution", "added_claim") for row in by_kind.get(kind, ())}
    first = {row["speaker"]: row["sentence"] for row in reversed(b["quotes"])}
    assert {who for who in speakers(b) - speakers(a) - named if first[who] not in explained} == set()


@each_second
def test_quotations_are_kept_word_for_word_or_listed_as_dropped(name: str, version: str) -> None:
    a, b = pair(name, version)
    dropped = [row["a"] for row in b["differences"] if row["kind"] == "dropped_quotation"]
    again = " ".join(words(row["text"]) for row in b["quotes"] if row["kind"] == "direct")
    for quote in (row for row in a["quotes"] if row["kind"] == "direct"):
        assert (words(quote["text"]) in again) != within(quote, dropped), quote


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
