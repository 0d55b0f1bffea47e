"""Fuzzing guided by coverage: `python -m tests.fuzzing TARGET [--seconds N]`, outside the tests."""
