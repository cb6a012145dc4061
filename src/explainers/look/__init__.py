"""The look of the figures: ``palette`` (colors by role, light and dark), ``style`` (the style sheet, labels and pictures)."""
