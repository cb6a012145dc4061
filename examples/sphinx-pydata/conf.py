project = "My course"
author = "A teacher"
extensions = ["myst_nb", "explainers.explorable.sphinx"]
html_theme = "pydata_sphinx_theme"
nb_execution_mode = "cache"
explorable_palette = {"fit": ["#0b7a3b", "#4fd08a"], "prey": ["#7a5c00", "#e0b94c"]}
