# Electronic voting: the voter's pages.
voting-enter = Vote
voting-mark = Your ballot
voting-review = Look it over before sending
voting-sent = Ballot sent
voting-receipts = Look up a receipt
voting-none-open = No vote is open at the moment.
voting-code = Code on the card
voting-code-hint = The code has 12 letters and digits; capitals and hyphens do not matter.
voting-next = Continue
voting-too-many-tries = Too many wrong codes from this machine. Wait a minute and look at the card again.
voting-promise = Cards are drawn by chance and carry no name. The program does not know who holds which card.
voting-at-most = Agree to at most { $n }.
voting-agree = Agree
voting-disagree = Disagree
voting-blank = Leave empty
voting-no-tick = Do not choose
voting-write-in = Further names
voting-write-in-hint = Write first and last name, one person a line; leave empty if you propose nobody else. For people of the same name add the year of birth or the office.
voting-line = Person { $n }
voting-written = Written in
voting-look-over = Look over the ballot
voting-not-yet-sent = The ballot is not sent yet; it can be changed until you press Send.
voting-all-blank = Nothing is marked. Sent like this, the ballot is invalid.
voting-some-blank = { $n ->
    [one] One person is left empty.
   *[other] { $n } people are left empty.
}
voting-send = Send the ballot
voting-change = Change it
voting-final = Once sent, a ballot cannot be taken back or changed. If the connection breaks, send it again: it counts once.
voting-in-the-box = The ballot is in the ballot box.
voting-your-receipt = Receipt
voting-receipt-shows = Write this down. After the count it shows that your ballot was counted.
voting-receipt-alone = A receipt does not tell how the ballot was marked, and is tied to no card and no voter.
voting-next-person = Next person
voting-clears-itself = This screen clears itself after 20 seconds.
voting-done = Done
voting-receipt-found = The ballot with this receipt was counted: { $title }.
voting-receipt-missing = This receipt is not in the list. The list is there only once the box was opened and counted; check the signs, or wait for it.
voting-look-up = Look up
# The counting team's pages.
vote-desk-title = Electronic vote
vote-desk-lead = Each delegate draws a code card and votes on a phone in the local network or at a kiosk. Cards carry no name.
vote-desk-present = Present: { $n }.
vote-desk-cards = Cards to print
vote-desk-cards-once = The codes are shown once, to be printed at once; the program does not keep them. If printing fails, give the vote up and open it again.
vote-desk-phones = Address for delegates' phones
vote-desk-phones-hint = Printed in the QR of each card. Addresses of this machine: { $hosts }. With certificates, the address must stand in the certificate. Leave empty if people vote at kiosks only.
vote-desk-phones-none = The server listens on this machine only, so phones cannot reach it; run it with --listen 0.0.0.0:8443. Leave empty if people vote at kiosks only.
vote-desk-open = Open the vote and print the cards
vote-desk-turnout = { $cast } ballots cast with { $cards } cards made.
vote-desk-full = The box holds { $n } ballots, one for everybody present, and takes no more. The vote can be ended.
vote-desk-turned-away = { $n ->
    [one] One ballot was
   *[other] { $n } ballots were
} refused because the box holds one for everybody present: cards left over may have been used. Count those cards before you end the vote; if somebody could not vote, give the vote up and open it again.
vote-desk-elsewhere = Another program holds the ballot box; the number of ballots is not known here.
vote-desk-address = Address for voters:
vote-desk-kiosk = A kiosk opens:
vote-desk-kiosk-only = People vote at kiosks only; those open the page
vote-desk-close = End the vote
vote-desk-close-means = Once it is ended nobody can vote any more, and it cannot be opened again.
vote-desk-sure = Everybody has voted; end the vote.
vote-desk-not-sure = Not ended: tick the box to confirm, then press again.
vote-desk-two = Two members of the counting team open the box one after the other; { $n } of 2 done. The second opening publishes the receipts and destroys the box.
vote-desk-issued = Cards handed out
vote-desk-issued-again = Correct the number of cards handed out
vote-desk-waits = { $who } has opened the box first. Waiting for a second member of the counting team: count the cards left over yourself, write the cards handed out, and open the box.
vote-desk-waits-mine = You have opened the box first. Waiting for a second member of the counting team to sign in and open it on this page.
vote-desk-count = Open the box and count
vote-desk-counted = Two members opened the box; it was counted and destroyed, and the receipts are published.
vote-desk-withdrawn = This electronic vote was given up; its box was destroyed unread.
vote-desk-withdraw = Give the vote up
vote-desk-reason = Reason
vote-desk-withdraw-two = Given up, all ballots in the box are destroyed unread. One member proposes it, another member of the counting team confirms; until then the vote goes on.
vote-desk-withdraw-propose = Propose to give it up
vote-desk-proposed = { $who } proposes to give the vote up, because: { $reason }. Waiting for another member of the counting team to confirm.
vote-desk-proposed-mine = You proposed to give the vote up, because: { $reason }. Waiting for another member of the counting team to confirm.
vote-desk-withdraw-confirm = Confirm, and destroy the box
vote-desk-keep = Take the proposal back, keep the vote
vote-cards-title = Code cards
vote-cards-printed = Printed
vote-cards-once = Download the PDF and print it now, then cut and shuffle the cards and delete the file. The codes are kept nowhere else; leaving this page loses them.
vote-cards-pdf = Download the cards to print (PDF)
vote-cards-pdf-hint = Ten cards a page of A4, each with a QR that opens the vote on a phone. While this page is open you can correct the address and download again.
vote-cards-all = { $n ->
    [one] One code
   *[other] { $n } codes
}
cards-title = BALLOT CODE
cards-scan = Scan the QR with a phone, or open { $address } and enter the code above.
cards-kiosk = Go to a voting place and enter the code on the card.
cards-mark = Choose for each person, look it over, and press Send the ballot.
vote-cards-how = Open { $address } and enter the code.
vote-cards-promise = Used once, drawn by chance, assigned to nobody.
do-vote = Electronic vote
