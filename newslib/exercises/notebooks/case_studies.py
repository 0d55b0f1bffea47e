"""Exercises of `08_case_studies`."""
