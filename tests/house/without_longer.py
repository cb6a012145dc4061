"""Claims that run steps of training and need no evidence after twice the steps, each with the reason."""

WITHOUT_LONGER: dict[str, str] = {}
