"""The page *How fast*: ``comparison`` (what ``make peers`` measured), ``tables`` and ``verdicts`` (the same in words), ``figures``."""
