"""What does Portnet ID ask its database? One function is one statement."""
