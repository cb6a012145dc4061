"""simple_functions_first."""
