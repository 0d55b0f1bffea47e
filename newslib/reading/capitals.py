"""Headlines in capitals as the story would write them: a model of names reads capitals, and needs them to differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslib.reading.lexicons import load_lexicon
from newslib.reading.name_types import demonyms

_WORD = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*\.?")
_LISTS = ("given_names", "cities", "regions", "countries", "organisations")


def is_set_in_capitals(text: str) -> bool:
    """Whether nearly all letters of a text are capitals, and they are more than a short form's."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def is_in_title_case(text: str) -> bool:
    """Whether nearly all longer words of a text of five or more words begin with a capital."""
    words = _WORD.findall(text)
    long = [word for word in words if len(word) > 3]
    return len(words) >= 5 and len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)


def with_usual_capitals(texts: Sequence[str], headlines: Sequence[bool]) -> list[str]:
    """The texts; those set in capitals, and headlines in title case, with the capitals that the story gives elsewhere.

    A word that neither the story nor a word list knows becomes small in a text set in capitals, and stays as it is
    in title case. Every text keeps its length, so that offsets stay true.
    """
    loud = [is_set_in_capitals(text) for text in texts]
    titled = [headline and is_in_title_case(text) for text, headline in zip(texts, headlines, strict=True)]
    if not any(loud) and not any(titled):
        return list(texts)
    plain = [text for text, a, b in zip(texts, loud, titled, strict=True) if not (a or b)]
    listed, usual = _listed_forms(), _usual_forms(plain)
    return [
        _restored(text, listed | usual, keep=False) if a else _restored(text, usual, keep=True) if b else text
        for text, a, b in zip(texts, loud, titled, strict=True)
    ]


def _listed_forms() -> dict[str, str]:
    """Lower-case word -> its form in the lists of names; everyday words stay small."""
    entries = [entry for name in _LISTS for entry in load_lexicon(name)]
    forms = {word.lower(): word for entry in [*entries, *sorted(demonyms())] for word in _WORD.findall(entry)}
    return forms | {word: word for word in load_lexicon("stop_words")}


def _usual_forms(texts: Sequence[str]) -> dict[str, str]:
    """Lower-case word -> its most frequent form in the texts, first words left out: their capital says nothing."""
    words = [match.group() for text in texts for match in _WORD.finditer(text) if match.start()]
    counts = Counter(words + [word.partition("'")[0].rstrip(".") for word in words if "'" in word or word[-1] == "."])
    return {word.lower(): word for word, _ in sorted(counts.items(), key=lambda item: (item[1], item[0]))}


def _restored(text: str, usual: dict[str, str], *, keep: bool) -> str:
    """The text with its words in their usual form, others kept or made small."""

    def restored(match: re.Match[str]) -> str:
        word = match.group()
        stem, mark, tail = word.partition("'")
        other = stem if keep else stem.lower()
        form = usual.get(word.lower()) or usual.get(stem.lower(), other) + mark + (tail if keep else tail.lower())
        return form if len(form) == len(word) else word  # some letters are longer when small

    return _WORD.sub(restored, text)
