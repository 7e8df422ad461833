imports-title = Import files
imports-lead = Bring lists from Excel in: units, bodies, posts, people, plans. Files are read on trial first; nothing is written before you say so.
imports-send = Choose files
imports-as-of = Facts hold from
imports-as-of-help = The day that the list describes. Former facts stay as history.
imports-choose = Choose one or more .xlsx, .xlsm, .xls, .ods, .csv files
imports-limits = At most { $n } MB together. Old fonts (TCVN3, VNI) are converted to Unicode, each cell told.
imports-check = Read on trial
imports-waiting = Waiting for you: { $files }.
imports-look = See what was read
imports-batches = Batches
imports-none = Nothing was imported yet.
imports-file = File
imports-holds-from = Holds from
imports-recorded = Imported
imports-undo = Undo
imports-undo-help = All facts of this batch are taken out. Where later work rests on them this is refused.
imports-undo-really = Undo this batch
imports-check-title = Read on trial
imports-check-lead = Nothing was written. The facts will hold from { $day }.
imports-would-take = { $n ->
    [one] { $n } record would be taken.
   *[other] { $n } records would be taken.
}
imports-would-refuse = { $n ->
    [one] { $n } row would be refused; the others are taken.
   *[other] { $n } rows would be refused; the others are taken.
}
imports-take = { $n ->
    [one] Import { $n } record
   *[other] Import { $n } records
}
imports-discard = Put away
imports-sheet = Sheet
imports-kind = Kind of list
imports-seen = Rows
imports-new = New
imports-changed = Changed
imports-unchanged = As before
imports-refused = Refused
imports-other = Other rows
imports-skipped = No lists, not read: { $sheets }.
imports-problems = To look at
imports-faulty = Download the rows to correct (.xlsx)
imports-place = Cell
imports-header = Column
imports-value = In the file
imports-why = Why
imports-row-refused = Row refused
imports-row-asked = Asked about
imports-row-noted = For information
imports-more = { $n } more; the .xlsx above has all rows to correct.
imports-too-large = The files have more than { $n } MB. Import them one by one, or split them.
imports-no-file = No file was chosen.
imports-none-waiting = No files wait any more. Choose them again.
imports-people = Records of people
imports-differences = { $n ->
    [0] Differences: none waits for an answer
    [one] Differences: { $n } waits for an answer
   *[other] Differences: { $n } wait for an answer
}
imports-who = Who is who: records that may be one person's
imports-would-ask = { $n ->
    [one] { $n } value differs from the records and would be asked about; the records stay until somebody answers.
   *[other] { $n } values differ from the records and would be asked about; the records stay until somebody answers.
}
imports-take-questions = Import and leave the differences to be answered
imports-otherwise = Otherwise than the records
imports-otherwise-lead = No value is replaced. Answer on the page Differences after importing.
imports-person = Person
