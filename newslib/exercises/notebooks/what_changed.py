"""Exercises of `05_what_changed`."""
