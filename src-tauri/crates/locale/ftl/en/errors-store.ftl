### The book: opening, changing, undoing, backing up, checking.

book-exists = "{ $file }" already exists and was left alone. Choose another name for the new book, or open this one.
book-not_found = "{ $file }" was not found, and nothing was created. Check that it was not moved or renamed; if it is on a USB stick or an external disk, plug it in first.
book-not_a_book = "{ $file }" is not a Zhanggui book. It was not touched. Choose a file that ends in .zhanggui.
book-newer = "{ $file }" was saved by a newer version of Zhanggui (format { $found }; this program knows up to { $known }). It was not touched. Update the program, then open it again.
book-damaged = The book's file is damaged ({ $detail }). It was not touched, and no backup was overwritten. Restore the latest backup, or first keep a copy of this file.
book-in_use = This book is open in another window or program. Nothing was changed. Close the other window and try again.
book-read_only = The place where the book lies can only be read, so this change was not saved. Your data is safe. Copy the book to a folder you can write to and open it there.
book-read_only_old = "{ $file }" was saved by an older version and must be upgraded before it opens, but its place can only be read. It was not touched. Copy the book to a folder you can write to and open it there.
book-read_only_unfinished = "{ $file }" lies where files can only be read, and some of its records still wait in a file beside it. Nothing was changed. Copy the book together with its -wal file to a folder you can write to and open it there.
book-disk_full = The disk is full, so this change was not saved. Everything from before is safe. Free some space and do it again.
book-io = The disk that holds the book reported an error ({ $detail }), and this step was not completed. What was saved before is not affected. Check that the disk or USB stick is connected, then try again.
book-memory = There was not enough memory for this step. Your data is safe. Close some programs and try again.
book-internal = The book did not accept this step ({ $detail }). Nothing was written. Restart the program and try again; if it happens again, please send us this sentence.

history-nothing_to_undo = There is nothing to undo (the last 100 steps can be undone). Nothing was changed.
history-nothing_to_redo = There is nothing to redo. Nothing was changed.
history-barrier = The step before this is a close, a reopened month or an upgrade, and undo does not go past it. Nothing was changed. If a month was closed by mistake, reopen it with a reason.
history-cannot_undo = This step cannot be undone or redone because other data still relies on it ({ $detail }). Nothing was changed. Edit that record instead.

staff-empty = { $what ->
    [shop] The name of the shop
    [post] The name of the post
    [staff_no] The staff number
    [nickname] The nickname
   *[name] The name
} is empty. Nothing was written. Fill it in and save again.
staff-no_taken = Staff number "{ $staff_no }" already belongs to { $name }. Nothing was written. Choose another number: names may repeat, numbers may not.
staff-shop_taken = There is already a shop called "{ $shop }". Nothing was written. Choose another name.
staff-post_taken = There is already a post called "{ $post }". Nothing was written. Choose another name.
staff-dates = The last day { $left } is before the first day { $hired }. Nothing was written. Correct the dates.
staff-in_use = { $what ->
    [shop] This shop has nicknames, imports or schemes and cannot be deleted. Nothing was changed. Set it inactive instead.
    [post] Staff or schemes still use this post, so it cannot be deleted. Nothing was changed. Give those people another post first.
   *[person] This person has nicknames, entries or evaluations and cannot be deleted. Nothing was changed. Enter a last day instead.
}
staff-gone = This record is no longer there; it may just have been undone or deleted. Nothing was changed. Refresh and try again.
account-overlap = { $ignored ->
    [yes] Nickname "{ $nickname }" is set to be ignored from { $from } to { $to }. Nothing was written. Change the days of that entry first: a nickname belongs to one person a day.
   *[no] Nickname "{ $nickname }" belongs to { $person } from { $from } to { $to }. Nothing was written. Change the days of that entry first: a nickname belongs to one person a day.
}
account-dates = The end { $to } is before the start { $from }. Nothing was written. Correct the dates.

import-shop_gone = The shop that "{ $file }" was meant for is no longer in the book. Nothing was written. Choose the shop again.
import-gone = There is no import number { $import } in the book. Nothing was changed. Check the list of imports.
import-withdrawn = Import number { $import } was already withdrawn. Nothing was changed.
facts-gone = This figure is no longer in the book; its import may just have been undone. Nothing was changed. Refresh and try again.

scheme-gone = This scheme setting is no longer there; it may just have been undone or deleted. Nothing was changed. Refresh and try again.

month-closed = { $month } is closed, and this change would affect it. Nothing was changed. The latest closed month can be reopened with a reason; for older months enter a correction.
month-not_closed = { $month } is not closed. Nothing was changed. An open month can simply be edited.
month-not_latest = Only the latest closed month, { $latest }, can be reopened, not { $month }. Nothing was changed. Enter a correction for { $month }.
month-needs_reason = Please give a reason. Nothing was changed.
month-needs_name = Please say first who is acting. Nothing was changed.
sheet-not_confirmed = This sheet is not confirmed yet, so it cannot be signed, refused or appealed. Nothing was changed. Confirm it first.
sheet-appeal_open = An appeal against this sheet has not been decided, so nothing else can be answered. Nothing was changed. Decide the appeal first.
sheet-no_appeal = No appeal against this sheet waits for a decision. Nothing was changed. Refresh and look again.
sheet-appeal_late = An appeal was possible until { $due }; { $day } is later. Nothing was written. To take it all the same, tick “take it although it is late”.
sheet-needs_witness = A refused signature needs a witness. Nothing was written. Enter the witness's name.
sheet-needs_due = A follow-up needs the day on which it is due. Nothing was written. Enter when it is looked at again.
sheet-day_ahead = { $day } has not come yet (today is { $today }). Nothing was written. Enter the day on which it happened.
sheet-needs_correction = This month is closed and its sheet does not change any more. Nothing was written. Choose the item to correct and enter its right points: it is printed as a correction on the sheets of both months.

backup-failed = The backup did not pass its check ({ $detail }) and was discarded. The book is not affected, and earlier backups are still there. Back up to another folder; if it fails again, run a check first.
restore-exists = "{ $file }" already exists and was left alone. Restore under another name, or choose to replace it: the present book is then renamed and kept beside it.
restore-same = "{ $file }" is the backup itself. Nothing was changed. Choose another place.

check-damaged = The book's file is damaged: { $detail }. Nothing was changed. Restore the latest backup.
check-shop_missing = The shop of imported sheets is missing (sheets: { $count }). Nothing was changed. Restore the latest backup, or withdraw that import.
check-sheet_short = Imported sheets lack rows (sheets: { $count }). Nothing was changed. Restore the latest backup, or withdraw and import again.
check-facts_short = Imported sheets lack figures (sheets: { $count }). Nothing was changed. Restore the latest backup, or withdraw and import again.
check-bindings_overlap = Nicknames belong to two people on the same day (nicknames: { $count }). Nothing was changed. Correct the days on the staff page.
check-frozen_missing = Closed sheets lack what was kept at the close (sheets: { $count }). Nothing was changed. Restore the latest backup.
check-version_missing = Assigned schemes have no version in force (assignments: { $count }). Nothing was changed. Put them in force on the scheme page.
check-assigned_to_nobody = Schemes are assigned to posts, shops or people that no longer exist (assignments: { $count }). Nothing was changed. Remove them on the scheme page.
check-change_order = The history is out of order (step { $first }). Nothing was changed. Restore the latest backup.

roster-shift_code = “{ $code }” cannot be the code of a shift; nothing was written. A code has 1 to { $most } characters: it is printed in the cells of the roster.
roster-shift_taken = There is already a shift with the code “{ $code }”; nothing was written. Choose another code.
roster-shift_name = The shift has no name; nothing was written. Name it, for instance “Day shift”.
roster-nothing = The roster of { $month } is still empty, so it was not published. Fill it first.
