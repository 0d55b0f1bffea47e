"""The stories that come with the suite, and what makes their gold."""
