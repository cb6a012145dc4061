"""what_training_pins_down."""
