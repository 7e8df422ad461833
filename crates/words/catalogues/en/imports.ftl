imports-title = Import files
imports-lead = Bring lists from Excel in: units, bodies, posts, people, plans. Files are read on trial first; nothing is written before you say so.
imports-send = Choose files
imports-as-of = Facts hold from
imports-as-of-help = The day that the list describes. Former facts stay as history.
imports-choose = Choose one or more .xlsx, .xlsm, .xls, .ods, .csv files
imports-limits = At most { $n } MB together. Old fonts (TCVN3, VNI, VIQR) are converted to Unicode, each cell told.
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
imports-people = Waiting for an answer
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
imports-values = Texts not in the code lists
imports-values-waiting = { $n ->
    [one] { $n } text is in no code list and waits for your answer
   *[other] { $n } texts are in no code list and wait for your answer
}
imports-understood = How this file is understood
imports-understood-help = See what each column is read as and correct it; what you say is kept for later files.
imports-columns = Columns of { $file }
imports-learnt = { $sheet }: read as was taught: { $columns }.
imports-unread = { $sheet }: columns not read: { $columns }.
imports-converted = { $n ->
    [one] { $n } cell was converted to Unicode: see before and after
   *[other] { $n } cells were converted to Unicode: see before and after
}
imports-converted-help = What stands in the file is kept in the report of the batch.
imports-converted-more = { $n } more cells.
imports-before = In the file
imports-after = Read as
imports-encoding = Encoding, font
columns-title = How columns are understood
columns-lead = Proposals are only hints. Once you keep them, later files with the same headers are read at once.
columns-form = This file is one person’s form; it has no columns to choose.
columns-sheet = Sheet { $name }
columns-kind = Kind of list: { $kind }.
columns-missing = Needed columns are missing: { $fields }.
columns-header = Header
columns-examples = Examples
columns-how = Why
columns-meaning = Read as
columns-keep = Keep this
columns-point = Choose the kind of list and the header rows
columns-point-help = The first rows of the sheet; on the left their numbers in the file.
columns-list = Kind of list
columns-first-row = Header from row
columns-last-row = to row
columns-show = Show the columns
columns-known = Recognised
columns-learnt = Taught
columns-dismissed = Not read (taught)
columns-proposed = Proposed, { $n }% alike
columns-unread = Not known
columns-not-read = Not read
values-title = Texts not in the code lists
values-lead = None of these has been used. Say once what each means; later files are read so, and each cell is told.
values-none = Nothing waits for an answer.
values-again = Read the waiting files again
values-text = Text in the file
values-count = How often
values-answer = Means
values-taken = { $n ->
    [one] { $n } time in batches taken
   *[other] { $n } times in batches taken
}
values-waiting = { $n ->
    [one] { $n } time in waiting files
   *[other] { $n } times in waiting files
}
values-near = Means “{ $label }” ({ $n }% alike)
values-other = Another value of the list
values-choose = Means this
values-open = Not on the list: leave open
values-more = { $n } more texts.
values-fill-title = Fill in records already taken
values-fill-line = { $list }: “{ $text }” means “{ $label }”; { $n } records lack it.
values-fill-help = Only what is empty is filled, as a batch of its own that can be undone on the import page.
values-fill = { $n ->
    [one] Fill in { $n } record
   *[other] Fill in { $n } records
}
taught-title = What was taught
taught-none = Nothing was taught yet.
taught-text = Text
taught-of = Of
taught-column = Column of list: { $kind }
taught-means = Means
taught-open = Left open
taught-by = Taught by
taught-forget = Forget
work-trial = Being looked at
work-take = Being imported
work-lead = This page renews itself each second.
work-reading = { $n ->
    [one] { $n } row read
   *[other] { $n } rows read
}
work-storing = { $n } of { $of } rows done
work-stop = Stop
work-stop-help = When stopped nothing is kept; the files wait on the import page.
