"""Letters in the official form: what each must contain, how it is set, numbered and kept."""
