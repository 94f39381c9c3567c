"""Letters handed to a mail server: the connection, one attempt, and trying again."""
