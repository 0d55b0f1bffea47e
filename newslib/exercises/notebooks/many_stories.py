"""Exercises of `07_many_stories`."""
