"""The parts that pages are made of; none of them knows a page or the engine."""
