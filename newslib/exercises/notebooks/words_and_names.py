"""Exercises of `04_words_and_names`."""
