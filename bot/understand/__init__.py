"""What did they mean: from a text to a Reading."""
