package claims

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// File names the price file for a message.
func (l *Listing) File() string {
	if f := l.file(); f != "" {
		return f
	}
	return "the file of " + l.Security.ID
}

// needDays says which prices are missing: the days wanted and what the file has. The reasons go
// from the plainest to the subtlest: no prices at all, no file, no daily bars, a file that ends or
// begins too soon.
func needDays(l *Listing, from, to eventstudy.Date) string {
	want := fmt.Sprintf("daily prices of %s %s", l.Security.ID, spanOf(from, to))
	switch {
	case l.returns():
		return want + "; " + l.File() + " holds returns and no prices"
	case len(l.Days) == 0:
		return want + "; there is no file with them"
	case !l.daily():
		return want + "; " + l.File() + " does not have one bar a day"
	case l.Days[len(l.Days)-1] < to:
		return fmt.Sprintf("%s; %s ends on %s", want, l.File(), day(l.Days[len(l.Days)-1]))
	case l.Days[0] > from:
		return fmt.Sprintf("%s; %s begins on %s", want, l.File(), day(l.Days[0]))
	}
	return fmt.Sprintf("%s; %s has gaps there", want, l.File())
}

// spanOf is "for 13 February 2025" or "from … to …". Where nothing but the day itself is missing, a
// span would read as if more were.
func spanOf(from, to eventstudy.Date) string {
	if from >= to {
		return "for " + day(to)
	}
	return "from " + day(from) + " to " + day(to)
}

// Each need is a noun that “it takes” and “it needs” can stand before, and names the file that
// lacks it: the reader is to fetch exactly that.
const (
	// A bar is missing where the exchange is not known to have been closed.
	needBar = "a bar of {id} for %s, which {file} lacks"
	// A price of one session, such as the high in a file of closes.
	needSide = "the %s of {id} on %s, which {file} lacks"
	// Prices of many sessions are counted and not listed.
	needSides = "the %s of {id} that {file} leaves out on %s"
	// Articles quote prices as traded; with dividends taken out a level is another, and a change
	// may be.
	needQuoted = "quoted prices of {id} %s; those of {file} have dividends taken out"
	// The need names both currencies, so that the reader knows which exchange rate to look up.
	needRate = "a price of {id} in %[1]s; {file} is in %[2]s, and the exchange rate from %[2]s " +
		"to %[1]s is not among the inputs"
	// The finding says what happened between the two days: a split of unknown size, or another
	// unit.
	needScale = "prices of {id} that are comparable before and after %s; of {file}: %s"
	// A price that is known to be wrong decides nothing, in either direction.
	needTrue = "the price of {id} on %s as the exchange gave it; of {file}: %s"
	// The factor is said, because it is what tells the reader that the claim was probably right
	// when written.
	needUnsplit = "prices of {id} as traded on %s: in {file} a later split may have changed them " +
		"by a factor of %d"
	// A change over several sessions may hide one that was larger; only the sessions themselves can
	// tell.
	needSessions = "daily prices of {id} for the sessions that {file} lacks before %s"
	// A hole in the file may hold the price that would beat a record or break a run.
	needHole = "daily prices of {id} %s, which {file} lacks"
	// An average of fewer sessions would be another average.
	needAverage = "the volume of {id} on the %d sessions before %s, which {file} lacks"
	// The need shows the line of study.toml that settles it, with the day filled in.
	needShares = "the number of shares of {id} on %s (in the study, under its [[security]]: " +
		"shares = { %s = … })"
	// No file says of itself that it begins with the first day of trading.
	needBefore = "prices of {id} from its first day of trading on; {file} begins on %s and does " +
		"not say whether that is it"
)

// lack fills in a need or the text of a warning: the listing, its file, and what else it names.
func (l *Listing) lack(text string, args ...any) string {
	for i, a := range args {
		if d, ok := a.(eventstudy.Date); ok {
			args[i] = day(d)
		}
	}
	plain := func(s string) string { return strings.ReplaceAll(s, "%", "%%") }
	names := strings.NewReplacer("{id}", plain(l.Security.ID), "{file}", plain(l.File()))
	return fmt.Sprintf(names.Replace(text), args...)
}

// lackQuoted is needQuoted over a span of days.
func (l *Listing) lackQuoted(from, to eventstudy.Date) string {
	return l.lack(needQuoted, spanOf(from, to))
}

// lackSides is needSides of so many days.
func (l *Listing) lackSides(s Side, days int) string {
	return l.lack(needSides, words.Plural(sideNoun(s)), words.Counted(days, "day"))
}

// gap describes the sessions that the file lacks between two days, neither included; "" when it
// lacks none that is known of.
func (l *Listing) gap(from, to eventstudy.Date) string {
	known, maybe, first := l.missing(from, to)
	switch {
	case known == 1:
		return fmt.Sprintf("%s has no bar for %s", l.File(), day(first))
	case known > 1:
		return fmt.Sprintf("%s has no bars for %d sessions from %s on", l.File(), known, day(first))
	case maybe > longGap:
		return fmt.Sprintf("%s has no bars between %s and %s", l.File(), day(from), day(to))
	}
	return ""
}

// caveat is a warning by its code, which is for programs, and its text.
type caveat struct{ code, text string }

// warn is a warning about the listing.
func (l *Listing) warn(w caveat, args ...any) eventstudy.Warning {
	return eventstudy.Warning{Code: w.code, Where: l.Security.ID, Text: l.lack(w.text, args...)}
}

var (
	// A guessed currency is said to be one: the figure was judged all the same.
	warnGuessed = caveat{"currency_unknown", "{file} does not state its currency; its days are " +
		"those of an exchange that trades in %s"}
	warnCurrency = caveat{"currency_unknown", "{file} does not state its currency; its prices " +
		"are taken to be in that of %q"}
	// The day of the close that stands for the previous one, and why.
	warnGap = caveat{"session_missing", "the previous close is of %s: %s"}
	// A figure of adjusted prices stands for one of quoted prices.
	warnAdjusted = caveat{"adjusted_prices", "{file} holds prices with dividends taken out, not " +
		"the quoted ones; on an ex-dividend day the two differ"}
	// Here adjusted prices were proven to give the quoted change, which a reader could not know.
	warnConstant = caveat{"adjusted_prices", "{file} holds prices with dividends taken out; none " +
		"fell between %s and %s, so the change is the quoted one"}
	// A base on a closed day is that of the session before it: named, and never silently moved.
	warnShifted = caveat{"base_shifted", "{id} did not trade on %s; the base is the close of %s"}
	// Most files do not say what they adjust for; the common case is taken and said.
	warnBasis = caveat{"basis_unknown", "{file} does not say whether its prices are adjusted; " +
		"they are taken as quoted"}
	// A few missing sessions leave a record standing with this beside it; more leave it open.
	warnHoles = caveat{"session_missing", "{file} has no bars for %s since %s"}
	// Without enough sessions before the day a coincidence cannot be told from an answer.
	warnChance = caveat{"chance_unknown", "{file} has too few sessions before the day to say on " +
		"how many ordinary days such a figure would agree"}
	// An article that says less than is true is not wrong, and its editor may want to know.
	warnHigher = caveat{"understated", "no %s of %s stands in the way either: the level is the " +
		"%s since an earlier day"}
	// The same of a change: the record goes further back than the article says.
	warnLarger = caveat{"understated", "no %s of %s is as large either: this is the largest " +
		"since an earlier day"}
)
