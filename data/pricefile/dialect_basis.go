package pricefile

import (
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// judges decide what the close of a file is adjusted for where not all files of a dialect are
// alike; why is the reason for what most of them are. A judge that cannot be certain says that the
// basis is unknown, and why: a study then treats the prices as they stand, and the report tells it.
var judges = map[string]func(s *Sniff, why string) (eventstudy.Basis, string){
	"shares": (*Sniff).shares, "dollars": (*Sniff).dollars, "traded": (*Sniff).asTraded,
	"yfinance": (*Sniff).yfinance, "yfinance-joined": (*Sniff).yfinanceJoined,
	"yahoo-2016": (*Sniff).yahoo2016, "macrotrends": (*Sniff).macrotrends,
	"baostock": (*Sniff).baostock,
}

// shares asserts the adjustment for splits of a vendor's prices where the file has volumes. A
// currency has none, and neither it nor an index is ever split. A future has volumes as shares
// have; its name tells it, or its week: contracts that trade around the clock have rows on Sundays
// and on Fridays, and an exchange of shares is closed on one of the two.
func (s *Sniff) shares(why string) (eventstudy.Basis, string) {
	const rolls = ", which has no splits and no dividends; what is done where one contract" +
		" follows another the file does not say"
	switch {
	case s.future():
		return eventstudy.BasisUnknown, "by its name it is a future" + rolls
	case s.SunToFri:
		return eventstudy.BasisUnknown, "it has rows on Sundays and on Fridays, so it is a" +
			" future or a currency" + rolls
	case s.Traded:
		return eventstudy.Split, why
	}
	return eventstudy.BasisUnknown, "without volumes it may be a currency, a future or an" +
		" index, which have no splits, and the file does not say"
}

// futures are what futures are called in the names that vendors give their files, in the languages
// of their pages.
var futures = []string{"futures", "futuros", "à terme", "a terme", "vadeli", "фьючерс",
	"期货", "期貨", "先物", "선물", "hợp đồng tương lai", "berjangka", "ล่วงหน้า"}

// future reports the name of a future: one of those words, or Yahoo's ending =F. The title is
// looked at beside the file's name, since some sites put the name of the contract above the table.
func (s *Sniff) future() bool {
	name := strings.ToLower(s.File + " " + s.Title)
	return strings.HasSuffix(strings.ToLower(s.File), "=f") ||
		slices.ContainsFunc(futures, func(w string) bool { return strings.Contains(name, w) })
}

// dollars is shares for prices with dollar signs.
func (s *Sniff) dollars(why string) (eventstudy.Basis, string) {
	if basis, not := s.shares(why); s.Dollar || basis == eventstudy.BasisUnknown {
		return basis, not
	}
	return eventstudy.BasisUnknown, "Nasdaq.com's prices of shares have dollar signs and" +
		" these have none: they may be of a future or a currency, or a script has taken the" +
		" signs off"
}

// asTraded judges prices that a vendor gives as traded, unless the file itself speaks against it:
// its name says that they are adjusted, or a close is none that can be traded. qfq and hfq are the
// words of Chinese vendors for adjusted forward and backward, and scripts put them into the name of
// the file.
func (s *Sniff) asTraded(why string) (eventstudy.Basis, string) {
	for _, word := range []string{"qfq", "hfq", "复权", "復權"} {
		if strings.Contains(strings.ToLower(s.File), word) {
			return eventstudy.BasisUnknown,
				"the file's name says that its prices are adjusted (" + word + ")"
		}
	}
	if s.OffTick {
		return eventstudy.BasisUnknown, "some closes are no multiple of 0.001, and so not" +
			" prices as traded"
	}
	return eventstudy.Raw, why
}

// yfinance judges by the columns beside the close, since what yfinance calls Close was total in
// some versions and split-adjusted in others; and by prices that no dividend can have been taken
// out of, since those are no whole numbers.
func (s *Sniff) yfinance(string) (eventstudy.Basis, string) {
	switch {
	case s.Has("adjclose"):
		return eventstudy.Split, "an adjusted close stands beside the close: dividends are" +
			" not taken out of the close"
	case s.Whole:
		return eventstudy.BasisUnknown, "all closes are whole numbers, which" +
			" dividend-adjusted ones are not"
	}
	return eventstudy.Total, "yfinance takes dividends and splits out of the close unless" +
		" told otherwise, and the file has no adjusted close"
}

// yfinanceJoined looks for an adjusted close among joined names, which alone tells whether the
// others were adjusted.
func (s *Sniff) yfinanceJoined(string) (eventstudy.Basis, string) {
	if slices.ContainsFunc(s.Names, func(n string) bool {
		return strings.HasPrefix(joined(n), "adjclose")
	}) {
		return (&Sniff{folded: map[string]int{"adjclose": 0}}).yfinance("")
	}
	return eventstudy.BasisUnknown, "whether yfinance took dividends out of the close" +
		" shows in its columns only where there is an adjusted close"
}

// oldYahoo is the last day that Yahoo's old download served.
var oldYahoo = eventstudy.NewDate(2017, 5, 31)

// yahoo2016 asks whether the days are those of the old download. Its layout is easily made by hand,
// but no day after its end can have come from it.
func (s *Sniff) yahoo2016(string) (eventstudy.Basis, string) {
	if s.Last > oldYahoo {
		return eventstudy.BasisUnknown,
			"the layout is Yahoo's of before May 2017, when its close was as traded, but" +
				" the days are later ones"
	}
	return eventstudy.Raw, "before 2017 Yahoo's close was as traded"
}

// macrotrends reads the note above the table, which other sites do not have. A note on dividends
// speaks of splits as well, so that it is asked for first.
func (s *Sniff) macrotrends(string) (eventstudy.Basis, string) {
	switch t := strings.ToLower(s.Title); {
	case strings.Contains(t, "dividend"):
		return eventstudy.Total, "the note above the table says that dividends are taken out"
	case strings.Contains(t, "split"):
		return eventstudy.Split, "the note above the table says that splits are taken out"
	}
	return eventstudy.BasisUnknown, "no note above the table tells the adjustment"
}

// baostock reads the adjustment from the flag of the first row. The flag is one for a whole
// download, as the caller has asked for it.
func (s *Sniff) baostock(string) (eventstudy.Basis, string) {
	switch strings.TrimSpace(s.Cell("adjustflag")) {
	case "1", "2":
		return eventstudy.Total, "adjustflag is 1 or 2: adjusted backward or forward, for" +
			" dividends and splits"
	case "3":
		return eventstudy.Raw, "adjustflag is 3: as traded"
	}
	return eventstudy.BasisUnknown, "no adjustflag"
}
