"""What Briefwright is plugged into: a shell, MkDocs, Zensical. Only here are files read or written."""
