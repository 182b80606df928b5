### History: who changed what when.

history-by = Who
history-what = What
history-old = Before
history-new = After
history-empty = No changes yet
history-empty_why = Every change is kept here: who, when, and what was there before. The last 100 can be undone.
history-is_undone = Undone
history-older = Older
history-undone = Undone: { $what }
history-redone = Redone: { $what }
