"""The first floor: tables become measures; no drawing, no files."""
