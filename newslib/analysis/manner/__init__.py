"""How a version is written: the rooms behind `style`, a room a group of measures."""
