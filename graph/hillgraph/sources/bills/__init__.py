"""What bills are made of, whatever the form of the file that tells of them."""
