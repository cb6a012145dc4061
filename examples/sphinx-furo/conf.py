project = "My course"
author = "A teacher"
extensions = ["myst_nb", "explainers.explorable.sphinx"]
html_theme = "furo"
nb_execution_mode = "cache"
