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

// needDays says which prices are missing: the days wanted and what the file has.
func needDays(l *Listing, from, to eventstudy.Date) string {
	want := fmt.Sprintf("daily prices of %s for %s", l.Security.ID, to)
	if from < to {
		want = fmt.Sprintf("daily prices of %s from %s to %s", l.Security.ID, from, to)
	}
	switch {
	case len(l.Days) == 0:
		return want + "; there is no file with them"
	case !l.daily():
		return want + "; " + l.File() + " does not have one bar a day"
	case l.Days[len(l.Days)-1] < to:
		return fmt.Sprintf("%s; %s ends %s", want, l.File(), l.Days[len(l.Days)-1])
	case l.Days[0] > from:
		return fmt.Sprintf("%s; %s begins %s", want, l.File(), l.Days[0])
	}
	return fmt.Sprintf("%s; %s has gaps there", want, l.File())
}

func needBar(l *Listing, d eventstudy.Date) string {
	return fmt.Sprintf("a bar of %s for %s, which %s lacks", l.Security.ID, d, l.File())
}

func needSide(l *Listing, s Side, d eventstudy.Date) string {
	return fmt.Sprintf("the %s of %s on %s, which %s lacks", s, l.Security.ID, d, l.File())
}

func needSides(l *Listing, s Side, days int) string {
	return fmt.Sprintf("the %s of %s that %s leaves out on %d days", words.Plural(sideNoun(s)), l.Security.ID, l.File(), days)
}

func needQuoted(l *Listing, from, to eventstudy.Date) string {
	if from == to {
		return fmt.Sprintf("quoted prices of %s for %s; those of %s have dividends taken out", l.Security.ID, to, l.File())
	}
	return fmt.Sprintf("quoted prices of %s from %s to %s; those of %s have dividends taken out", l.Security.ID, from, to, l.File())
}

func needRate(l *Listing, currency string) string {
	return fmt.Sprintf("a price of %s in %s; %s is in %s, and the exchange rate from %s to %s is not among the inputs",
		l.Security.ID, strings.ReplaceAll(currency, "|", " or "), l.File(), l.Currency(),
		l.Currency(), strings.ReplaceAll(currency, "|", " or "))
}

func needScale(l *Listing, d eventstudy.Date, finding string) string {
	return fmt.Sprintf("prices of %s that are comparable before and after %s; of %s: %s", l.Security.ID, d, l.File(), finding)
}

func needTrue(l *Listing, d eventstudy.Date, finding string) string {
	return fmt.Sprintf("the price of %s on %s as the exchange gave it; of %s: %s", l.Security.ID, d, l.File(), finding)
}

func needUnsplit(l *Listing, d eventstudy.Date, factor int64) string {
	return fmt.Sprintf("prices of %s as traded on %s: in %s a later split may have changed them by a factor of %d",
		l.Security.ID, d, l.File(), factor)
}

func needSessions(l *Listing, n int) string {
	return fmt.Sprintf("daily prices of %s for the sessions that %s lacks before %d larger changes", l.Security.ID, l.File(), n)
}

func needHole(l *Listing, from, to eventstudy.Date) string {
	return fmt.Sprintf("daily prices of %s from %s to %s, which %s lacks", l.Security.ID, from, to, l.File())
}

// gap describes the sessions that the file lacks between two days, neither included; "" when it
// lacks none that is known of.
func (l *Listing) gap(from, to eventstudy.Date) string {
	known, maybe, first := l.missing(from, to)
	switch {
	case known == 1:
		return fmt.Sprintf("%s has no bar for %s", l.File(), first)
	case known > 1:
		return fmt.Sprintf("%s has no bars for %d sessions from %s", l.File(), known, first)
	case maybe > longGap:
		return fmt.Sprintf("%s has no bars between %s and %s", l.File(), from, to)
	}
	return ""
}

func warn(l *Listing, code, format string, args ...any) eventstudy.Warning {
	return eventstudy.Warning{Code: code, Where: l.Security.ID, Text: fmt.Sprintf(format, args...)}
}

func warnCurrency(l *Listing, text string) eventstudy.Warning {
	if l.guessed {
		return warn(l, "currency_unknown", "%s does not state its currency; its days are those of an exchange that trades in %s",
			l.File(), l.Currency())
	}
	return warn(l, "currency_unknown", "%s does not state its currency; its prices are taken to be in that of %q", l.File(), text)
}

func warnGap(l *Listing, d eventstudy.Date, gap string) eventstudy.Warning {
	return warn(l, "session_missing", "the previous close is of %s: %s", d, gap)
}

// warnAdjusted is attached where a figure of adjusted prices stands for one of quoted prices.
func warnAdjusted(l *Listing) eventstudy.Warning {
	return warn(l, "adjusted_prices",
		"%s holds prices with dividends taken out, not the quoted ones; on an ex-dividend day the two differ", l.File())
}

func warnConstant(l *Listing, from, to eventstudy.Date) eventstudy.Warning {
	return warn(l, "adjusted_prices", "%s holds prices with dividends taken out; none fell between %s and %s, so the change is the quoted one",
		l.File(), from, to)
}

func warnShifted(l *Listing, named, base eventstudy.Date) eventstudy.Warning {
	return warn(l, "base_shifted", "%s did not trade on %s; the base is the close of %s", l.Security.ID, named, base)
}

func warnBasis(l *Listing) eventstudy.Warning {
	return warn(l, "basis_unknown", "%s does not say whether its prices are adjusted; they are taken as quoted", l.File())
}

func warnHoles(l *Listing, n int, since string) eventstudy.Warning {
	return warn(l, "session_missing", "%s has no bars for %d sessions since %s", l.File(), n, since)
}

func warnChance(l *Listing) eventstudy.Warning {
	return warn(l, "chance_unknown", "%s has too few sessions before the day to say how often such a figure would agree by chance", l.File())
}
