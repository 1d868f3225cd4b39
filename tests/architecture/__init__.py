"""The house checks itself: what matters is tested, not remembered."""
