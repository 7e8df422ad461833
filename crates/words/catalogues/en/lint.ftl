lint-severity-error = error
lint-severity-warning = note
lint-line = { $file }, line { $line }, column { $column }: { $severity }: { $sentence } { $mend }
lint-everywhere = every unit
lint-too-large = The file has { $bytes } bytes; files of at most { $limit } bytes are read.
lint-too-large-mend = Keep scans and annexes elsewhere; a pack holds words, edits and examples.
lint-too-many = { $what ->
        [blocks] The file has more than { $limit } blocks.
        [headings] The file has more than { $limit } headings.
        [heading-characters] The heading is longer than { $limit } characters.
        [addresses] The list has more than { $limit } addresses.
       *[questions] One example asks more than { $limit } times (days times values).
    }
lint-too-many-mend = Divide it: one instrument a file, one content a block.
lint-too-deep = Brackets or dotted keys nest deeper than { $limit }.
lint-too-deep-mend = Close the brackets; no block needs more than three.
lint-not-utf8 = The byte { $byte } is not Unicode text (UTF-8).
lint-not-utf8-mend = Save the file as UTF-8; text in TCVN3 or VNI must be converted first.
lint-control-character = There is a control character { $code }.
lint-control-character-mend = Delete it; only line ends and tabs may stand in a pack.
lint-no-instrument = The file has no instrument block.
lint-no-instrument-mend = Begin with an ```instrument block giving id, number, date, issuer, title_vi, title_en, status.
lint-second-instrument = There is a second instrument block.
lint-second-instrument-mend = One file is one instrument: move the other into its own file.
lint-unknown-block = There is no kind of block «{ $kind }».
lint-unknown-block-mend = Blocks are instrument, edit or example.
lint-open-block = The { $kind } block is never closed.
lint-open-block-mend = Close it with ``` on a line of its own.
lint-unreadable = This line cannot be read: “{ $message }”.
lint-unreadable-mend = Correct the line: key = value, texts in quotes.
lint-unknown-key = A key means nothing here: “{ $message }”.
lint-unknown-key-mend = Correct the key; a misspelt key would be ignored in silence.
lint-id-without-date = The id “{ $id }” does not end with the date { $date }.
lint-id-without-date-mend = Key the instrument by number and date, as 06-HD-BTCTW-2017-02-24; numbers repeat.
lint-id-twice = The instrument { $id } stands also in { $other }.
lint-id-twice-mend = Remove one of the files.
lint-provision-twice = Two provisions of the instrument have the address “{ $slug }”.
lint-provision-twice-mend = Give one of them its own {"{"}#address{"}"} at the end of its heading.
lint-outside-provision = The { $kind } block stands under no provision.
lint-outside-provision-mend = Put it under the heading of the provision that says so.
lint-no-words = The provision “{ $heading }” sets values and has no words.
lint-no-words-mend = Quote its words in lines that begin with >, or summarise them in a paragraph that begins with «Tóm tắt».
lint-unknown-parameter = There is no parameter “{ $name }”.
lint-unknown-parameter-mend = Use a name from the list of parameters.
lint-wrong-type = The value for { $parameter } does not fit: “{ $why }”.
lint-wrong-type-mend = Write the value as the parameter's kind demands.
lint-not-one-act = An edit does exactly one of: set (or [[row]]), repeal = true, delegate.
lint-not-one-act-mend = Keep one; write the other as an edit of its own.
lint-dates-reversed = The force period ends on { $to }, before it begins on { $from }.
lint-dates-reversed-mend = Correct from or to.
lint-bad-address = “{ $text }” is not the address of a provision.
lint-bad-address-mend = Write "instrument-id/provision-address".
lint-replaces-nothing = { $target } has nothing about { $parameter } in force on { $on }.
lint-replaces-nothing-mend = Name a provision that sets, delegates or repeals this parameter on that day.
lint-replaces-later = { $target } is not of an earlier instrument.
lint-replaces-later-mend = An instrument replaces only what was issued before it.
lint-cycle = These provisions replace each other in a ring: { $ring }.
lint-cycle-mend = Remove one of the replaces lines; an instrument replaces only what was issued before it.
lint-replaces-outside = A unit's own act cannot replace { $target }, an act of wider authority.
lint-replaces-outside-mend = Leave replaces out: a narrower scope applies within what is delegated.
lint-repeals-nothing = The repeal does not say what it repeals.
lint-repeals-nothing-mend = Add replaces = "instrument-id/provision-address", or instruments = ["id"] for whole instruments.
lint-silent-repeal = What is repealed had replaced { $target }; whether that revives is not said.
lint-silent-repeal-mend = Add revives = "{ $target }", or gap = true if nothing takes its place.
lint-revives-nothing = { $target } was not replaced by what this repeals.
lint-revives-nothing-mend = Correct revives.
lint-bad-bounds = The bounds for { $parameter } admit no value, or bound what has no order.
lint-bad-bounds-mend = For numbers and shares keep min no greater than max; for choices use one_of.
lint-unreachable = This decides on no day and for no unit: { $by } always stands before it.
lint-unreachable-mend = Correct its period or scope, or delete it.
lint-never-live = This is in force for no unit: { $unit } does not lie under its issuer.
lint-never-live-mend = Correct unit; an act reaches no further than its issuer.
lint-no-reference = Nothing says where this value was read.
lint-no-reference-mend = Add ref = "…": the document, article and point, or what it rests on.
lint-overlapping-dates = From { $on } on this and { $other } both hold for { $unit }, and neither replaces the other.
lint-overlapping-dates-mend = Write replaces in the later one, or end the earlier one with to.
lint-undeclared-gap = From { $on } on nothing rules this for { $unit }, and no example says so.
lint-undeclared-gap-mend = Add an example with expect = "gap" on that day, or set a value.
lint-undeclared-excess = From { $on } on this act of { $unit } goes beyond what is delegated, and no example says so.
lint-undeclared-excess-mend = Correct the value, end it with to, or add an example with expect = "out-of-bounds".
lint-no-witness = Changed by one step, no example fails: { $parts }.
lint-no-witness-mend = Add an example that gives the value, the row, or a unit's own value at the bound.
lint-example-fails = The example expects { $expected }; the packs give { $found }.
lint-example-fails-mend = Correct the example or the edits.
lint-provision-without-words = The provision “{ $heading }” has no words.
lint-provision-without-words-mend = Quote its words in lines that begin with >, summarise them with «Tóm tắt», or delete the heading.
lint-unfilled = Words are still to be filled in here.
lint-unfilled-mend = Write them as the signed document has them.
lint-long-unconfirmed = Since { $since } nobody has compared this value with the document.
lint-long-unconfirmed-mend = Compare it, then confirm it or add checked = {"{"} on = day, by = "who" {"}"}.
lint-not-examined = This parameter has { $edits } edits, too many to try every day and unit.
lint-not-examined-mend = Delete or end the edits that no longer matter.
