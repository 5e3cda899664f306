package draft

import "stockmove/eventstudy"

// Rules says by which rules an article becomes claims.
func Rules() eventstudy.Info {
	return eventstudy.Info{
		Name: "draft", Title: "how the statements of an article become claims",
		Formula: `sentence  ends at a full stop, question or exclamation mark; a headline is one
figure    9.2 %, 9.2pc, 9,2 %, nine per cent, 30 basis points, HK$124.30, 112p, 3.5-fold, doubled;
          "two and a half per cent" and "a tenth" are about that much
bound     more than, at least, less than, nearly, about, between … and …; as much as: the high,
          or the low of a fall; closed, ended: the close; at one point, briefly, and what was
          pared, erased or swung between: the high or low; traded between $A and $B: both
noun      the nearest before the figure, or tied to it by "in" or "of": shares, stock, ADRs; a
          company's name before a word of movement serves too, and so do "it" and "they" as the
          subject of a sentence that follows a statement
direction the word of movement nearest to the figure in its clause; a figure behind "and" or "or"
          goes the way of the one before it
company   the possessive before the noun, "shares of …", the only one of the sentence with a
          listing in the place named, the only one of the sentence; "its shares": the last one
listing   the place named (Hong Kong-listed, ADRs, in London) or the ticker; else the only listing
          that the article names for that company; else all its listings
day       the date or weekday of its clause, else the last before it in the sentence, else the
          first behind it; without one the last that the article named before, within a week of
          its own day; else its own day. A date farther back counts behind "on" alone; "a day
          earlier" is the weekday before the day last spoken of; a day that a move is counted
          from ("from Thursday", "since our note on 3 March") is not its day
record    highest, lowest, largest gain or loss, best close, most … since or in … years, months or
          weeks; n-year high, 52-week low, record high; best or worst week, month, quarter, year
          since
against   beat, outperformed, lagged … an index whose prices, or a fund on it, are at hand
others    volume beside an average, a market value in millions or more, entered a bear or a bull
          market or a correction
index     a move or a level of an index is one of a share where its own prices are at hand
undated   what happened "in January", "in 2024" or "a year ago" is left out: it names no session;
          so is what happened overnight, in early trading, at a time of the clock, before the open
          or after the close
no report a question, a forecast or a condition (will, would, if, set to, on track, scenario), what
          the words deny (not, never, failed to, was false) or take back (an earlier version), and
          figures in step with a list (respectively) are left out
since     a day, a month, a year, the start of the year; "so far this year"`,
		Assumes: "English text; the day of the article from its page, byline or --date",
		Use: "to begin a claims file: read each claim beside its sentence and answer the " +
			"questions before publishing a verdict",
		Avoid: "as the last word: rules do not understand irony, corrections or what another " +
			"sentence takes back",
	}
}
