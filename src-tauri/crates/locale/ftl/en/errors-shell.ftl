### The window's own errors.

host-crashed = An internal error stopped this step before it was finished. What the book already held has not changed. Try again; if it happens again, restart the program.
host-cannot_show = The system could not open “{ $file }”. The file is saved and nothing is lost. Open it by hand from the folder you chose.
host-failed = The screen lost touch with the program: { $reason }. What the book already held has not changed. Try again; if it happens again, restart the program.
