"""What a block is: headline, byline, paragraph, caption, credit or note; and the dateline that opens a paragraph.

The rules are those that a copy desk would name; none reads the story. A block is told by its own words where they
suffice ("Leon Neal/AP" is a credit), and by its neighbours where they do not (what a credit follows is a caption).
"""

from __future__ import annotations

import re

from newslib.reading.lexicons import load_lexicon

KINDS = ("headline", "byline", "paragraph", "caption", "credit", "note")
LONGEST_HEADLINE = 20  # words
LONGEST_CREDIT = 12  # words

AGENCIES = load_lexicon("agencies")
_AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAME = r"[A-ZÀ-Þ][\w.'’\-]*(?:\s+(?:de|del|van|von|der|den|bin|al|el|la|le|[A-ZÀ-Þ][\w.'’\-]*)){0,4}"

_CREDIT = re.compile(
    rf"""^[(\[]?(?:
        {_NAME}\s?[/|]\s?(?:{_NAME})(?:\s(?:via|for|/)\s{_NAME})?           # Jane Doe/Agency via Service
      | (?:{_AGENCY})(?:\s?[/|]\s?.{{1,60}})?                              # Agency/Jane Doe
      | (?:photo(?:graph)?s?|picture|image|illustration|credit|photo\s+credit|image\s+credit|picture\s+credit|video)
        (?:\s+(?:by|from|courtesy\s+of|via))?\s?[:/]?\s+\S.{{0,80}}
      | (?:courtesy|handout|file)\s+(?:of|via|photo)\b.{{0,80}}
      | ©\s?.{{1,80}}
    )[)\]]?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_CREDIT = re.compile(rf"^[(\[]?{_NAME}\s?[/|]\s?{_NAME}")
_SIGNED = re.compile(rf"{_NAME}\s?[/|]")
_BYLINE = re.compile(
    rf"""^(?:
        [Bb][Yy]\s+{_NAME}(?:,?\s+(?:and|&|in)\s+{_NAME}|,\s+{_NAME})*(?:\s*[,|/\-–—]\s*.{{1,60}})?
      | {_NAME}\s*[,|]\s*(?:staff\s+writer|(?:[a-z]+\s+){{0,2}}
          (?:correspondent|reporter|editor))\b.{{0,40}}
    )$""",
    re.VERBOSE,
)
_NOTE_OPENS = re.compile(
    r"""
      (?:additional\s+)?(?:reporting|writing|editing)\s+by\b
    | (?:editor['’]s\s+note|correction|clarification|this\s+(?:story|article|report)\s+(?:has\s+been|was|is)\b)
    | (?:read\s+(?:more|also|next)|see\s+also|more\s*:|related\s*:)
    | (?:click\s+here|learn\s+more|watch\s*:|listen\s*:|source\s*:)
    | (?:sign\s+up|subscribe|follow\s+(?:us|\S+\s+on)|share\s+this|download\s+(?:the|our))\b
    | (?:copyright\b|©|\(c\)\s)
    | (?:published|updated|last\s+(?:updated|modified)|posted)\b\s*(?::|on\b|at\b|\w{3,9}\.?\s+\d)
    | (?:advertisement|sponsored|story\s+continues|site\s+mobile\s+navigation|comments?)\b.{0,30}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOTE_HOLDS = re.compile(
    r"""
      \bcontribut(?:ed|ing)\s+(?:to\s+this\s+(?:report|story|article)|reporting)\b
    | \b(?:writer|reporter|correspondent)s?\b.{1,80}\breported\s+from\s.{1,60}$
    | \ball\s+rights\s+reserved\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION_OPENS = re.compile(
    r"(?:file\s?(?:photo)?\s?[:\-–—]|photo\s?:|pictured\b|above\s?:|in this\b.{0,60}\b(?:photo|image|picture)\b)",
    re.IGNORECASE,
)
_CAPTION_HOLDS = re.compile(
    rf"""
      [(\[](?:{_AGENCY}|photo|credit|image|picture)\b[^)\]]{{0,80}}[)\]]\.?$
    | \((?:l-r|left\ to\ right|from\ left)\)
    | \b(?:is|are)\ (?:seen|pictured|shown)\b.{{0,120}}\b{WEEKDAY}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATED = rf", {WEEKDAY}, (?:{_MONTH} \d{{1,2}},|\d{{1,2}} {_MONTH},?) \d{{4}}(?:,? (?:in|at|near) .{{1,60}})?\.?$"
_ENDS_DATED = re.compile(_DATED, re.IGNORECASE)  # told sooner than the next, which needs it
_CAPTION_DATED = re.compile(rf'[^“"]{{20,300}}{_DATED}', re.IGNORECASE)
_CAPTION_DATE = re.compile(rf"\b(?:{WEEKDAY}|on|in),?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}),?\s+\d{{4}}\b")
_TERMINAL = re.compile(r"""[.!?…。！？:;,]["'”’»)\]]*$""")


def kinds_of(texts: list[str]) -> list[str]:
    """The kind of every block, from what it says and from its neighbours."""
    kinds = [kind_alone(text) for text in texts]
    # The first block may ask ("Will the bridge open again?"); further down a question is a sentence.
    titles = [is_title(text.rstrip("?!") if i == 0 else text) for i, text in enumerate(texts)]
    story = next((i for i, text in enumerate(texts) if not titles[i] and _TERMINAL.search(text)), len(texts))
    for i, text in enumerate(texts[:-1]):
        # Only a photograph is credited: what stands right before a credit and dates a scene is its caption.
        if kinds[i] == "paragraph" and kinds[i + 1] == "credit" and (i <= story or tells_date(text)):
            kinds[i] = "caption"
    first = next((i for i, kind in enumerate(kinds) if kind == "paragraph" and not titles[i]), len(kinds))
    for i, text in enumerate(texts):
        # A title stands at the top, or has a whole paragraph or another title after it.
        followed = i + 1 < len(texts) and (len(texts[i + 1]) > len(text) or titles[i + 1])
        if kinds[i] == "paragraph" and titles[i] and (i < first or followed) and len(texts) > 1:
            kinds[i] = "headline"
    return kinds


# What a block may be, for those who know what it is not: a sum of these.
MAY_BE_BYLINE, MAY_BE_NOTE, MAY_BE_CREDIT, MAY_BE_CAPTION, MAY_BE_DATED = 1, 2, 4, 8, 16
MAY_BE_ANY = 31


def kind_alone(text: str, may_be: int = MAY_BE_ANY) -> str:
    """What a block is by its own words: byline, note, credit or caption, else `paragraph`."""
    words = len(text.split())
    if may_be & MAY_BE_BYLINE and words <= LONGEST_CREDIT * 2 and _BYLINE.match(text):
        return "byline"
    if may_be & MAY_BE_NOTE and words <= 40 and (_NOTE_OPENS.match(text) or _NOTE_HOLDS.search(text)):
        return "note"
    if may_be & MAY_BE_CREDIT and words <= LONGEST_CREDIT and _is_credit(text):
        return "credit"
    if may_be & MAY_BE_CAPTION and (_CAPTION_OPENS.match(text) or _CAPTION_HOLDS.search(text)):
        return "caption"
    dated = may_be & MAY_BE_DATED and _ENDS_DATED.search(text) and _CAPTION_DATED.match(text)
    return "caption" if dated else "paragraph"


def tells_date(text: str) -> bool:
    """Whether a block dates a scene, as a caption does: "on Sept. 3, 2024"."""
    return _CAPTION_DATE.search(text) is not None


def _is_credit(text: str) -> bool:
    """Whether a short block only names who made a picture."""
    if not _CREDIT.match(text):
        return False
    return bool(_NAMED_CREDIT.match(text)) if _SIGNED.match(text) else True


def is_title(text: str) -> bool:
    """Whether a block reads as a title: short, with no full stop, and more than a label of one word."""
    return 1 < len(text.split()) <= LONGEST_HEADLINE and not _TERMINAL.search(text) and text[:1] not in "-–—*•·#_"


# --- datelines

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:\s[A-ZÀ-Þ.'’\-]{2,}){0,3}"  # a city is in capitals: LONDON, NEW YORK, ST. LOUIS
_REGION = r"(?:,\s(?:[A-ZÀ-Þ][\w.'’\-]*\.?)(?:\s[A-ZÀ-Þ][\w.'’\-]*){0,2})?"
_DAY = rf"(?:,\s(?:{WEEKDAY},?\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)?"
_DATELINE = re.compile(
    rf"""(?:
        {_PLACE}(?:/{_PLACE})?{_REGION}{_DAY}\s?(?:\((?:{_AGENCY}|[A-Z][\w ]{{1,20}})\))?\s?(?:—|–|--|-(?=\s))\s*
      | \((?:{_AGENCY})\)\s?(?:—|–|--|-)?\s*
    )(?=\S)""",
    re.VERBOSE,
)


def find_dateline(text: str) -> str:
    """The dateline that opens `text`, with its dash and the space after it, or "".

    >>> find_dateline("LONDON — Ministers met.")
    'LONDON — '
    >>> find_dateline("KYIV, Ukraine (AP) -- Ministers met.")
    'KYIV, Ukraine (AP) -- '
    >>> find_dateline("The U.S. — and others — met.")
    ''
    """
    match = _DATELINE.match(text)
    return match.group() if match else ""
