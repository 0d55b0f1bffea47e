"""How fast the suite is, beside other libraries, in one run. `make bench` prints the tables."""
