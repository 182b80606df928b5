### Settings: language, look, book, backups, checks.

settings-program = Program
settings-language = Language
settings-theme = Look
settings-theme-system = As the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-book = Book
settings-book_name = Name
settings-name_saved = The book has a new name
settings-close_book = Close the book
settings-actors = Who may confirm and close
settings-actors_why = Owner and supervisors. Confirming, closing and overriding ask for one of these names; it is printed on the sheet.
settings-appeal_label = Days in which an employee may appeal
settings-appeal_why = Counted from the day on which the sheet is handed out; 0 has no end. No document says how many: 3 is suggested
settings-appeal_saved = The days to appeal are saved
settings-actor = Name
settings-actor_added = Added { $name }
settings-actor_removed = Removed { $name }
settings-actor_remove = Remove { $name }
settings-backups = Backups
settings-backup_now = Back up now
settings-backup_elsewhere = Back up elsewhere…
settings-backup_where = Folder for the backup
settings-backup_making = Backing up
settings-backup_made = Backed up and verified: { $file }
settings-no_backup = No backup yet. One is made before every import and close; you can also make one now.
settings-size = Size
settings-verified = Verified
settings-not_verified = Not verified
settings-restore = Restore
settings-restore_do = Choose where to keep it
settings-restore_why = The backup becomes a book file in the place you choose, and is opened. The present book is not touched; if you choose its very file, the old one is set aside first.
settings-restoring = Restoring
settings-restored = Restored the backup of { $at }
settings-look = What this backup holds
settings-look_backup = Backup
settings-look_present = The present book
settings-look_last = Last change
settings-look_people = Staff
settings-look_people_n = { $count ->
    [one] one person
   *[other] { $count } people
}
settings-look_shops = Shops
settings-look_months = Months with figures
settings-look_months_n = { $count ->
    [one] { $first }
   *[other] { $first } to { $last }, { $count } months
}
settings-look_none = none
settings-restored_aside = Restored the backup of { $at }. The book that was there is kept beside it as “{ $file }”.
settings-check = Check the book
settings-check_why = Looks whether the file is sound and its contents agree. Changes nothing.
settings-check_do = Check
settings-checking = Checking the book
settings-check_ok = The book is sound.
settings-check_bad = The book is damaged. Stop entering data and restore a backup.
settings-about = About
settings-version = Version { $version }
settings-notices = Third-party notices
settings-small_below = Mark samples smaller than
settings-small_below_why = Items made of fewer ratings, customers or orders are marked “small sample” on sheets, board and paper. 0 marks none.
settings-small_saved = Saved
