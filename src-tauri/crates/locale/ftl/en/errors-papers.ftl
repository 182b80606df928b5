# Messages of printing and export (papers)
papers-no_glyph = These characters cannot be printed and would appear as boxes: { $chars }. Nothing was changed and the export can go ahead; if they belong to a name, use a common spelling before printing.
papers-empty = There is nothing to export, so no file was made. Check that the month has people and scores, then export again.
papers-fonts = The fonts that come with the program are damaged, so no sheet can be made. Your data is not affected. Please reinstall the program.
papers-layout = Laying out "{ $layout }" failed ({ $detail }); no file was made and your data is not affected. Try again; if it fails again, send this sentence to the developers.
papers-page = There is no page { $page }: the document has { $pages } pages. Go back to page 1.
papers-picture = The preview cannot be drawn at this size. The document itself is fine; choose another zoom.
papers-workbook = The workbook was not made ({ $detail }); your data is not affected. Try again; if it fails again, send this sentence to the developers.
papers-too_wide = The workbook would need columns beyond number { $columns }, more than the 16,384 a spreadsheet can hold; no file was made. Export fewer columns.
papers-nobody_ranked = Nobody has a rank this month yet, so there is no certificate. Scores and the book are unchanged. Bring what is missing, then print again.
papers-logo_kind = “{ $file }” is no PNG or JPEG picture and was not taken; the old logo and the book are unchanged. Please choose a .png or .jpg file.
papers-logo_large = “{ $file }” is too large ({ $size } KB, longest side { $pixels } pixels) and was not taken; the old logo and the book are unchanged. A logo has { $most } KB and { $most_pixels } pixels at most: make it smaller and choose it again.
papers-logo_broken = “{ $file }” cannot be opened, it may be damaged, and was not taken; the old logo and the book are unchanged. Save it anew from a picture viewer and choose that.
papers-letterhead_long = “{ $text }” has more than { $most } characters and would run off the paper. Nothing was saved, the book is unchanged. Please shorten it and save again.
papers-letterhead_lines = There are { $count } lines and room for { $most }. Nothing was saved, the book is unchanged. Please remove some and save again.
