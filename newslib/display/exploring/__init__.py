"""The rooms of the explorer: what is chosen (`state`), what follows from it (`answers`), and how it is shown."""
