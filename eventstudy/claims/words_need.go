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

// Each need is a noun that “it takes” and “it needs” can stand before, and names the file that
// lacks it: the reader is to fetch exactly that. A bar is missing where the exchange is not known
// to have been closed.
func needBar(l *Listing, d eventstudy.Date) string {
	return fmt.Sprintf("a bar of %s for %s, which %s lacks", l.Security.ID, day(d), l.File())
}

// A price of one session, such as the high in a file of closes.
func needSide(l *Listing, s Side, d eventstudy.Date) string {
	return fmt.Sprintf("the %s of %s on %s, which %s lacks", s, l.Security.ID, day(d), l.File())
}

// Prices of many sessions are counted and not listed.
func needSides(l *Listing, s Side, days int) string {
	return fmt.Sprintf("the %s of %s that %s leaves out on %s",
		words.Plural(sideNoun(s)), l.Security.ID, l.File(), words.Counted(days, "day"))
}

// Articles quote prices as traded; with dividends taken out a level is another, and a change may
// be.
func needQuoted(l *Listing, from, to eventstudy.Date) string {
	return fmt.Sprintf("quoted prices of %s %s; those of %s have dividends taken out",
		l.Security.ID, spanOf(from, to), l.File())
}

// spanOf is "for 13 February 2025" or "from … to …". Where nothing but the day itself is missing, a
// span would read as if more were.
func spanOf(from, to eventstudy.Date) string {
	if from >= to {
		return "for " + day(to)
	}
	return "from " + day(from) + " to " + day(to)
}

// The need names both currencies, so that the reader knows which exchange rate to look up.
func needRate(l *Listing, currency string) string {
	want := strings.ReplaceAll(currency, "|", " or ")
	return fmt.Sprintf("a price of %s in %s; %s is in %s, and the exchange rate from %s to %s "+
		"is not among the inputs", l.Security.ID, want, l.File(), l.Currency(), l.Currency(), want)
}

// The finding says what happened between the two days: a split of unknown size, or another unit.
func needScale(l *Listing, d eventstudy.Date, finding string) string {
	return fmt.Sprintf("prices of %s that are comparable before and after %s; of %s: %s",
		l.Security.ID, day(d), l.File(), finding)
}

// A price that is known to be wrong decides nothing, in either direction.
func needTrue(l *Listing, d eventstudy.Date, finding string) string {
	return fmt.Sprintf("the price of %s on %s as the exchange gave it; of %s: %s",
		l.Security.ID, day(d), l.File(), finding)
}

// The factor is said, because it is what tells the reader that the claim was probably right when
// written.
func needUnsplit(l *Listing, d eventstudy.Date, factor int64) string {
	return fmt.Sprintf("prices of %s as traded on %s: in %s a later split may have changed them "+
		"by a factor of %d", l.Security.ID, day(d), l.File(), factor)
}

// A change over several sessions may hide one that was larger; only the sessions themselves can
// tell.
func needSessions(l *Listing, n int) string {
	return fmt.Sprintf("daily prices of %s for the sessions that %s lacks before %s",
		l.Security.ID, l.File(), words.Counted(n, "larger change"))
}

// A hole in the file may hold the price that would beat a record or break a run.
func needHole(l *Listing, from, to eventstudy.Date) string {
	return fmt.Sprintf("daily prices of %s %s, which %s lacks", l.Security.ID,
		spanOf(from, to), l.File())
}

// An average of fewer sessions would be another average.
func needAverage(l *Listing, days int, d eventstudy.Date) string {
	return fmt.Sprintf("the volume of %s on the %d sessions before %s, which %s lacks",
		l.Security.ID, days, day(d), l.File())
}

// The need shows the line of study.toml that settles it, with the day filled in.
func needShares(l *Listing, d eventstudy.Date) string {
	return fmt.Sprintf("the number of shares of %s on %s (in the study, under its [[security]]: "+
		"shares = { %s = … })", l.Security.ID, day(d), d)
}

// No file says of itself that it begins with the first day of trading.
func needBefore(l *Listing) string {
	return fmt.Sprintf("prices of %s from its first day of trading on; %s begins on %s and does "+
		"not say whether that is it", l.Security.ID, l.File(), day(l.Days[0]))
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

// A warning carries a code for programs and names its listing.
func warn(l *Listing, code, format string, args ...any) eventstudy.Warning {
	return eventstudy.Warning{Code: code, Where: l.Security.ID, Text: fmt.Sprintf(format, args...)}
}

// A guessed currency is said to be one: the figure was judged all the same.
func warnCurrency(l *Listing, text string) eventstudy.Warning {
	if l.guessed {
		return warn(l, "currency_unknown", "%s does not state its currency; its days are those of "+
			"an exchange that trades in %s", l.File(), l.Currency())
	}
	return warn(l, "currency_unknown",
		"%s does not state its currency; its prices are taken to be in that of %q", l.File(), text)
}

// The day of the close that stands for the previous one, and why.
func warnGap(l *Listing, d eventstudy.Date, gap string) eventstudy.Warning {
	return warn(l, "session_missing", "the previous close is of %s: %s", day(d), gap)
}

// warnAdjusted is attached where a figure of adjusted prices stands for one of quoted prices.
func warnAdjusted(l *Listing) eventstudy.Warning {
	return warn(l, "adjusted_prices", "%s holds prices with dividends taken out, not the quoted "+
		"ones; on an ex-dividend day the two differ", l.File())
}

// Here adjusted prices were proven to give the quoted change, which a reader could not know.
func warnConstant(l *Listing, from, to eventstudy.Date) eventstudy.Warning {
	return warn(l, "adjusted_prices", "%s holds prices with dividends taken out; none fell "+
		"between %s and %s, so the change is the quoted one", l.File(), day(from), day(to))
}

// A base on a closed day is that of the session before it: named, and never silently moved.
func warnShifted(l *Listing, named, base eventstudy.Date) eventstudy.Warning {
	return warn(l, "base_shifted", "%s did not trade on %s; the base is the close of %s",
		l.Security.ID, day(named), day(base))
}

// Most files do not say what they adjust for; the common case is taken and said.
func warnBasis(l *Listing) eventstudy.Warning {
	return warn(l, "basis_unknown",
		"%s does not say whether its prices are adjusted; they are taken as quoted", l.File())
}

// A few missing sessions leave a record standing with this beside it; more leave it open.
func warnHoles(l *Listing, n int, since string) eventstudy.Warning {
	return warn(l, "session_missing", "%s has no bars for %s since %s", l.File(),
		words.Counted(n, "session"), since)
}

// Without enough sessions before the day a coincidence cannot be told from an answer.
func warnChance(l *Listing) eventstudy.Warning {
	return warn(l, "chance_unknown", "%s has too few sessions before the day to say on how many "+
		"ordinary days such a figure would agree", l.File())
}
