"""The ground floor: text becomes typed pieces that know where they stand."""
