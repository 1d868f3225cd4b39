"""What has a budget, measured."""
