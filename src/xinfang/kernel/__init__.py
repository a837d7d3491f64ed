"""Clock, locking, numbering, masking, encrypted fields, errors a user may read."""
