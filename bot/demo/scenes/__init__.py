"""The scenes of the played story, each a function that acts and says what it expects."""
