"""Reading files into documents and splitting them into segments."""
