### Used where a text is missing; never blank.

generic-unknown = Something happened that has no description yet: { $code }. What was saved is not affected. Please try again; if it happens again, send this line to whoever provides the program.
generic-no_text = [text missing: { $code }]
