"""What can Portnet ID do? Verbs: each opens its transaction, decides by rules, writes, says."""
