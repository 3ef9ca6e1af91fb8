"""The generated tables of the flagger; ``benchmarks/build_flag_tables.py`` makes them."""
