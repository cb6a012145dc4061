"""Drawing, and nothing but drawing: ``draw_<noun>(ax, result)``, one module an essay."""
