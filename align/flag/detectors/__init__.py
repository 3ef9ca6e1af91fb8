"""One detector a file; ``align.flag.registry`` lists them."""
