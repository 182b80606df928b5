### Papers: evaluation sheets, ranking, workbook.

papers-choose = What to print
papers-kind = Kind
papers-kind-evaluation = Evaluation sheets
papers-kind-ranking = Ranking (internal)
papers-kind-ranking_wall = Ranking for the wall (staff no. only)
papers-kind-workbook = Workbook (xlsx)
papers-kind-scheme = Scheme rules (for the staff)
papers-file-evaluation = Evaluation { $month }
papers-file-ranking = Ranking { $month }
papers-file-ranking_wall = Wall ranking { $month }
papers-file-workbook = Workbook { $month }
papers-file-scheme = Evaluation scheme
papers-people = People
papers-everybody = { $count ->
    [one] The one person
   *[other] All { $count }
}
papers-pages = { $count ->
    [one] { $count } page, as it will print
   *[other] { $count } pages, as they will print
}
papers-workbook_sheets = The workbook has { $count } sheets: the summary, one a person, and all figures with their sources.
papers-page_of = Page { $page } of { $pages }
papers-save = Save
papers-save_pdf = Save as one PDF
papers-save_xlsx = Save as xlsx
papers-each = One PDF each
papers-saving = Laying out and saving
papers-saved = { $count ->
    [one] Saved { $count } file
   *[other] Saved { $count } files
}
papers-reveal = Show in folder
papers-none = Nothing to print in { $month }
papers-none_why = Once there are sheets they can be previewed here and saved as PDF.
papers-preview = Preview
papers-kind-blank = Evaluation by hand
papers-kind-appeal = Appeal form
papers-kind-certificate = Certificate
papers-kind-quarter = Quarter
papers-file-blank = Evaluation by hand { $month }
papers-file-appeal = Appeal { $month }
papers-file-certificate = Certificate { $month }
papers-file-quarter = Quarter { $month }
papers-nameless = Without a name, one a scheme
papers-top = Up to place
papers-first_file = One file each: the first is called { $name }
papers-print = Print…
papers-print_many = More than { $most } pages: save them as PDF and print that.
papers-pictures = One picture each
papers-copy_picture = Copy as picture
papers-copied_picture = Picture copied, ready to paste
papers-copy_refused = The system does not let the picture be copied; it can be saved as a file
papers-copy_words = Copy as text
papers-copied_words = Text copied, ready to paste
papers-words_refused = The system does not let text be copied; the clipboard is as it was
papers-letterhead = Letterhead
papers-letterhead_save = Save letterhead
papers-letterhead_saved = Letterhead saved, it is on every paper
papers-company = Company
papers-head_lines = Lines at the head, three at most
papers-foot_lines = Lines at the foot, two at most
papers-logo = Logo
papers-logo_none = None
papers-logo_is = { $kind }, { $width } × { $height }
papers-logo_choose = Choose a picture
papers-logo_remove = Remove logo
papers-logo_why = PNG or JPEG, 512 KB at most.
papers-naming = What single files are called
papers-naming_part = Part { $n } of the file's name
papers-naming_usual = Named as usual
papers-naming_example = For example { $name }
papers-example_name = Chen Qing
papers-example_scheme = Online agent
papers-part-staff_no = Staff no.
papers-part-name = Name
papers-part-month = Month
papers-part-kind = Kind
papers-part-scheme = Scheme
papers-part-company = Company
