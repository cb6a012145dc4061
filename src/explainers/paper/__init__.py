"""The book on paper: what ``make pdf`` prints, put together from the pages of the built site.

``edition`` makes one long page of them all, ``press`` has a browser print it. The rules of paper stand between them, one a file: a figure
is a picture with its caption and a code to scan (``plates``), a link is a note with its address (``links``), solutions stand at the end
(``solutions``), and the ledger is short (``appendix``).
"""
