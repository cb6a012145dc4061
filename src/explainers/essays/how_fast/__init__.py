"""The page *How fast*: ``comparison`` (what ``make peers`` measured) and ``growth`` (what ``make growth`` measured), ``tables`` and
``verdicts`` (the same in words), ``figures``."""
