"""What do we say: from a Reading to a Reply."""
