"""The end, *What is settled*.

Read ``line_of_data`` (the few data, on a line in the plane), ``small_networks`` (many small networks at once, and how they are trained),
then what is known of them in closed form: ``fixed_units`` (if the hidden units stay as drawn, training is Bayes), ``across`` (what they say
off the line) and ``flips`` (the smallest change that turns an answer). ``experiments`` looks at one ensemble in five ways, and ``views``
holds what it sees.
"""
