"""Editions of a lesson: for students, for the instructor, for nbgrader and for Otter, all from one notebook.

The notebook is a book's own, whose cells say in their metadata what they are for (``lesson``). Numbers are those of the exercises that the
book declares (:class:`explainers.teaching.Exercise`); nothing here knows a book, nbgrader or Otter, which read what is written.

``lesson`` reads the notebook; ``student`` and ``instructor`` choose and add cells; ``tasks`` makes of each exercise what is graded, by
``points``, with the code that it needs (``needed``); ``for_nbgrader`` and ``for_otter`` write it as these two want it.
"""
