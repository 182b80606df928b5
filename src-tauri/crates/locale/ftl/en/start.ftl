### Before a book is open.

start-lead = Monthly evaluation of customer-service staff: from the platform’s export to a sheet that explains itself. Data stays on this computer.
start-back = Back to { $name }
start-sample = Look at a sample shop
start-sample_why = Two shops, twelve people, eight months of data. Change anything; other books are not touched.
start-sample_do = Open the sample
start-sample_making = Making the sample shop
start-new = New book
start-new_why = A book is one file and can hold several shops.
start-new_do = New
start-new_place = Choose where to keep it
start-name = Name of the book
start-name_example = For example: Cloud Home
start-open = Open a book
start-open_why = Open a .zhanggui file, or drop it on this window.
start-open_do = Open…
start-recent = Recent
start-missing = Not there: moved, or on a disk that is not plugged in
start-drop_other = Only .zhanggui books open here. Drop platform exports after opening a book.
