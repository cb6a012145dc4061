project = "My course"
author = "A teacher"
extensions = ["myst_nb", "explainers.explorable.sphinx"]
html_theme = "pydata_sphinx_theme"
nb_execution_mode = "cache"
