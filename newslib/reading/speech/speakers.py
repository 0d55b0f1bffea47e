"""One name for whoever is quoted: what a noun phrase or a pronoun means in its story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslib.reading.name_types import words_in
from newslib.reading.speech.cast import GENDERS, Cast
from newslib.reading.speech.clauses import Passage
from newslib.reading.speech.function_words import POSSESSIVES, PREPOSITIONS, RELATIVES, TYING
from newslib.reading.speech.noun_phrases import Phrase, is_title
from newslib.reading.speech.quote_tokens import Token, is_speaker_noun

LONGEST = 8  # words of a speaker without a name
_ARTICLE = re.compile(r"(?i)^(?:the|an?|this|that|these|those|some|many|several|most|one(?!\s+of))\s+")
_NOBODY = RELATIVES | {"this", "these", "those", "others"}


def speaker_of(passage: Passage, phrase: Phrase, cast: Cast) -> str:
    """The name of whoever the phrase means, or the phrase without its article; "" where nobody can be told."""
    tokens = passage.tokens[phrase.start : phrase.end]
    head = tokens[-1]
    if len(tokens) == 1 and head.kind == "word" and (head.word in _PRONOUNS or head.word in _NOBODY):
        return _meant(passage.tokens, phrase.start, cast)
    if head.kind == "PERSON" and not _is_governed(tokens):
        return head.name
    if head.kind == "ORG" and not any(token.word in TYING or token.word == "'s" for token in tokens):
        return head.name
    if any(token.word in words_in("documents") for token in tokens):
        named = [token.name for token in tokens if token.kind in ("ORG", "PERSON")]
        if named:
            return named[-1]
    meant = cast.organisation(passage.tokens, phrase)
    return meant or _as_it_stands(passage.words(phrase.start, phrase.end), tokens)


_PRONOUNS = frozenset([*GENDERS, "it", "its", "they", "their"])


def _meant(tokens: Sequence[Token], place: int, cast: Cast) -> str:
    """Whom the pronoun at a token means, or ""."""
    word = tokens[place].word
    if word in GENDERS:
        return cast.person(tokens, place)
    if word in ("it", "its"):
        return cast.thing(tokens, place)
    return cast.several() if word in ("they", "their") else ""


def _is_governed(tokens: Sequence[Token]) -> bool:
    """Whether the name at the end only tells whose: "a lawyer for Mr. Li"."""
    place = len(tokens) - 2
    while place >= 0 and is_title(tokens[place].word):
        place -= 1
    return place >= 0 and tokens[place].word in PREPOSITIONS


def _as_it_stands(text: str, tokens: Sequence[Token]) -> str:
    """A noun phrase as it stands, without its article, at most so long; a common noun in lower case."""
    words = _ARTICLE.sub("", text, count=1).split()
    words = words[1:] if len(words) > 1 and words[0].casefold() in POSSESSIVES else words
    if len(words) > LONGEST:
        ends = (place for place, word in enumerate(words) if place and word in PREPOSITIONS)
        words = words[: min(next(ends, LONGEST), LONGEST)]
    if words and tokens[0].kind == "word" and _is_common(words):
        words[0] = words[0][0].lower() + words[0][1:]
    return " ".join(words)


def _is_common(words: Sequence[str]) -> bool:
    """Whether the first word has its capital only from the beginning of the sentence."""
    if not words[0][1:].islower():
        return False
    if len(words) > 1:
        return words[1].islower()
    return is_speaker_noun(words[0].casefold()) or words[0].endswith("s")
