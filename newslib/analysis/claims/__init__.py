"""What the claim ledger is made of: claims, when two say the same, and what became of each."""
