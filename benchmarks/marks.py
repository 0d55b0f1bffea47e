"""Parts of a page that are written again, between two marks that no reader sees: <!-- name --> and <!-- /name -->."""

from __future__ import annotations

from pathlib import Path


def with_part(page: str, name: str, text: str) -> str:
    """A page with this text between the marks of a name; a `ValueError` where these do not stand in it once each."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if page.count(start) != 1 or page.count(end) != 1:
        raise ValueError(f"expected the marks {start} and {end}, once each")
    before, _, rest = page.partition(start)
    return f"{before}{start}\n{text}\n{end}{rest.partition(end)[2]}"


def write_between(path: Path, text: str, name: str) -> None:
    """Put `text` between the two marks of a name in a file."""
    try:
        page = with_part(path.read_text(encoding="utf-8"), name, text)
    except ValueError as error:
        raise SystemExit(f"{path}: {error}") from error
    path.write_text(page, encoding="utf-8")
