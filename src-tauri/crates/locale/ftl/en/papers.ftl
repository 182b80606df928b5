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
