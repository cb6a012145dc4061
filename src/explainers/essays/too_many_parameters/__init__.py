"""Essay 1, *Too many parameters*.

Read ``airline_passengers`` (the series and its two questions) with ``polynomial`` and ``seasonal_model``, then ``double_descent`` (the one
model where every number is exact). ``experiments`` runs them.
"""
