"""Who says what: quotations in marks, reported speech, and words in marks that quote nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newslib.reading.speech.attribution import attribution_of, colon_before, source_ending
from newslib.reading.speech.cast import Cast
from newslib.reading.speech.clauses import Passage, passages
from newslib.reading.speech.cue_phrases import Attribution
from newslib.reading.speech.quote_tokens import Mention, sentences_of
from newslib.reading.speech.reported import reported_clauses
from newslib.reading.speech.scare_quotes import is_usage, quotes_nobody
from newslib.reading.speech.speakers import speaker_of
from newslib.reading.speech.subjects import sentence_subject

if TYPE_CHECKING:
    from pandas import DataFrame

SCARE_WORDS = 3  # words in marks inside a sentence without any source, up to which they quote nobody
_NO_STORY = ("byline", "credit", "note")  # kinds of blocks whose names nobody in the story means


def quote_table(sentences: DataFrame, entities: DataFrame | None = None) -> DataFrame:
    """Every quotation of a story and who is quoted, one a row.

    Parameters
    ----------
    sentences : DataFrame
        What `sentence_table` gives; every kind of block is read, so headlines and captions have quotations too.
    entities : DataFrame, optional
        The `entity_table` of the same sentences, where there is one already; made here otherwise.

    Returns
    -------
    DataFrame
        `half`; `sentence`, the one in which the quotation begins; `start, end`, offsets into the story's text;
        `text`, the words without their marks, with a space for every character between two sentences; `speaker`, the
        canonical name of a person or an organisation, else the noun phrase as it stands without its article
        ("forecasters"), missing where nobody can be told; `cue`, the attributing words as they stand ("said",
        "according to"), missing where none attribute; `kind`:

        - `direct`: words in quotation marks. Words within one pair of marks are one row; a quotation that runs on
          over paragraphs has a row for each.
        - `indirect`: the clause that reports what a source said, thought or expected, without its "that". It may
          hold a direct quotation, which has its own row.
        - `scare`: words in marks that quote nobody (a title, a nickname, a term); no speaker, no cue.

        Sorted by `start`; rows of the kinds `direct` and `scare` never overlap.

    Raises
    ------
    InputError
        Where columns are missing.
    NewslibError
        Where `entities` is not given and spaCy or its model is not installed.

    Notes
    -----
    Rules, no model of language: where newspapers put the source is known (R. Krestel, S. Bergler and R. Witte,
    "Minding the Source: Automatic Tagging of Reported Speech in Newspaper Articles", LREC 2008), and so is what
    attribution consists of: a source, a cue and a content (S. Pareti, "PARC 3.0: A Corpus of Attribution Relations",
    LREC 2016). A pronoun goes to the last person in view who fits it; halves never explain each other.
    """
    from newslib.tables import INT, STRING, make_table, require_columns

    require_columns(sentences, ["half", "sentence", "block", "kind", "start", "text"], "quote_table")
    if entities is None:
        from newslib.reading.entities import entity_table

        entities = entity_table(sentences)
    names = ["start", "end", "type", "name"]
    require_columns(entities, names, "quote_table")
    placed = entities.sort_values("start", kind="stable")
    mentions = [Mention(*row) for row in zip(*(placed[name].tolist() for name in names), strict=True)]
    ordered = list(sentences.sort_values("start", kind="stable").itertuples(index=False))
    rows = sorted(_rows(list(passages(ordered, mentions))), key=lambda row: (row.start, row.end))
    shape = {"half": STRING, "sentence": INT, "start": INT, "end": INT, "text": STRING}
    return make_table({**shape, "speaker": STRING, "cue": STRING, "kind": STRING}, rows)


class Quote(NamedTuple):
    """A row of the quote table."""

    half: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str | None
    cue: str | None
    kind: str


def _rows(read: Sequence[Passage]) -> Iterator[Quote]:
    """The rows, passage by passage."""
    halves: dict[str, _Half] = {}
    for passage in read:
        yield from halves.setdefault(passage.half, _Half()).read(passage)


class _Half:
    """What has been read of a half: who was named, who spoke last, and the block before."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.last = ""
        self.before: Passage | None = None

    def read(self, passage: Passage) -> Iterator[Quote]:
        """The quotations of the next passage."""
        tokens = passage.tokens
        alone = all(token.kind in ("quote", "mark", "stop") for token in tokens)
        spoke = self.last if alone else ""  # a block of nothing but quotations goes on with the last speaker
        for first, last in sentences_of(tokens):
            rows = [*self._in_marks(passage, first, last, spoke), *self._reported(passage, first, last)]
            yield from rows
            if passage.kind not in _NO_STORY:
                self.cast.see(tokens, first, last)
            spoke = next((row.speaker for row in reversed(rows) if row.speaker), spoke)
            self._hear(spoke)
        self.before = passage

    def _in_marks(self, passage: Passage, first: int, last: int, spoke: str) -> Iterator[Quote]:
        """The rows of a sentence's words in marks."""
        opens = True
        for place in range(first, last):
            if passage.tokens[place].kind == "quote":
                row = self._marked(passage, place, first, spoke if opens else None)
                spoke = row.speaker or spoke
                yield row
            opens = opens and not passage.tokens[place].counts

    def _marked(self, passage: Passage, place: int, first: int, spoke: str | None) -> Quote:
        """The row of words in marks; `spoke`, who spoke before, is None where they do not open their sentence."""
        quote = passage.quote_at(place)
        opens = spoke is not None
        speaker, cue = "", ""
        found = attribution_of(passage, place, opens)
        scare = not opens and quotes_nobody(passage, place, found)
        if found:
            speaker, cue = self._named(passage, found)
            scare = scare or is_usage(passage, found, speaker)
        elif opens:
            speaker, cue = self._from_before(passage, first, spoke or "")
        elif len(passage.text[quote.start : quote.end].split()) <= SCARE_WORDS:
            scare = True
        elif source := sentence_subject(passage.tokens, first, place):
            speaker = speaker_of(passage, source, self.cast)
        if scare:
            return _row(passage, quote.start, quote.end, "", "", "scare")
        self._hear(speaker)
        return _row(passage, quote.start, quote.end, speaker, cue, "direct")

    def _from_before(self, passage: Passage, first: int, spoke: str) -> tuple[str, str]:
        """Speaker and cue of a quotation that says neither, from the block or the sentence before it."""
        if first == 0 and self.before and (colon := colon_before(self.before)):
            return self._named(self.before, colon)
        source = source_ending(passage.tokens, first - 1) if first and not spoke else None
        return (speaker_of(passage, source, self.cast) if source else spoke), ""

    def _reported(self, passage: Passage, first: int, last: int) -> Iterator[Quote]:
        """The rows of a sentence's reported clauses."""
        for found in reported_clauses(passage.tokens, first, last):
            speaker, cue = self._named(passage, found.attribution)
            self._hear(speaker)
            start, end = passage.tokens[found.start].start, passage.tokens[found.end - 1].end
            yield _row(passage, start, end, speaker, cue, "indirect")

    def _named(self, passage: Passage, found: Attribution) -> tuple[str, str]:
        """Speaker and cue of an attribution."""
        speaker = speaker_of(passage, found.source, self.cast) if found.source else ""
        return speaker, passage.words(found.start, found.end) if found.end > found.start else ""

    def _hear(self, speaker: str) -> None:
        """Keep who spoke last, for those who follow without a name."""
        self.last = speaker or self.last
        self.cast.heard(speaker)


def _row(passage: Passage, start: int, end: int, speaker: str, cue: str, kind: str) -> Quote:
    where = passage.offset + start, passage.offset + end
    number = passage.sentence_at(start)
    return Quote(passage.half, number, *where, passage.text[start:end], speaker or None, cue or None, kind)
