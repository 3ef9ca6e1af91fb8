"""The local review page and the HTML report."""
