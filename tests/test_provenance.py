"""What a report was made from, and whether it is still the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from newslib import provenance
from newslib.provenance import (
    MODEL,
    RECORD,
    REPORT,
    code_hash,
    fingerprint,
    input_of,
    is_current,
    record_of,
    versions,
    write_record,
)


def test_versions_name_what_a_result_can_depend_on() -> None:
    found = versions()
    assert {"newslib", "Python", "pandas", "scikit-learn", "nltk", "spacy", "altair"} <= set(found)
    assert MODEL.replace("_", "-") in found
    assert "python-docx" not in found  # an extra
    assert all(version and "/" not in version for version in found.values())


def test_a_fingerprint_follows_from_names_bytes_and_settings_not_from_places(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rain.txt").write_text("Rain fell.", encoding="utf-8")
    one, two = tmp_path / "a" / "rain.txt", tmp_path / "b" / "rain.txt"
    first = fingerprint([one], {"n": 3})
    assert fingerprint([two], {"n": 3}) == first
    assert fingerprint([one], {"n": 4}) != first
    assert fingerprint([one, two], {"n": 3}) != first
    two.write_text("Rain fell!", encoding="utf-8")
    assert fingerprint([two], {"n": 3}) != first
    assert input_of(one) == ("rain.txt", 10, hashlib.sha256(b"Rain fell.").hexdigest())


def test_the_code_has_one_fingerprint() -> None:
    assert len(code_hash()) == 64
    assert code_hash() == provenance.code_hash.__wrapped__()


def test_what_is_kept_beside_compiled_code_is_no_code() -> None:
    kept = Path(provenance.__file__).parent / "__pycache__" / "kept-in-a-test.js"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("// made when it ran", encoding="utf-8")
    try:
        assert provenance.code_hash.__wrapped__() == code_hash()
    finally:
        kept.unlink()


def test_a_report_is_current_while_it_is_as_it_was_made(tmp_path: Path) -> None:
    assert record_of(tmp_path) == {}
    assert not is_current(tmp_path, "x")
    (tmp_path / REPORT).write_text("page", encoding="utf-8")
    write_record(tmp_path, "x", {"title": "Rain"})
    assert record_of(tmp_path)["about"] == {"title": "Rain"}
    assert is_current(tmp_path, "x")
    assert not is_current(tmp_path, "y")
    (tmp_path / REPORT).write_text("half a pa", encoding="utf-8")
    assert not is_current(tmp_path, "x")
    (tmp_path / RECORD).write_text("{", encoding="utf-8")
    assert record_of(tmp_path) == {}
    (tmp_path / RECORD).write_text("[]", encoding="utf-8")
    assert record_of(tmp_path) == {}
