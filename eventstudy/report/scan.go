package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// ScanSchema names the form of the JSON of stockmove scan.
const ScanSchema = "stockmove/scan/v1"

// Scan writes the abnormal days of some listings in one of the PrintoutFormats.
func Scan(w io.Writer, s *eventstudy.Scan, title, format string) error {
	return printout{"scan", ScanSchema, func() page { return scanPage(s, title) },
		func(m members) { scanMembers(m, s, title) }, func() tidy { return scanDaysTable(s) },
	}.write(w, format)
}

// scanPage says how many days are abnormal, then which. How many days were looked at comes first,
// without which the number of those that stand out means nothing.
func scanPage(s *eventstudy.Scan, title string) page {
	p := page{Title: title, Sub: ScanDesign(s)}
	p.list("answer", "", lists.Of(s.Listings, func(l eventstudy.ScanListing) string {
		return listingWords(s, &l)
	}))
	p.add("days", "Abnormal days", tabled(scanTable(s)))
	p.list("doubts", "What to know", doubts(s.Warnings))
	return p
}

// ScanDesign is what each day is held against, in a line. A p-value without its estimation window
// is no statement.
func ScanDesign(s *eventstudy.Scan) string {
	from := "each day predicted from the window " + s.Design.Estimation.String() + " before it"
	if s.Plan.Fit == eventstudy.ScanWhole {
		from = "each day predicted from all others"
	}
	return s.Design.Model.Info().Title + ", " + from
}

// Controlled says what the control bounds, of days that were just spoken of. The three controls
// promise different things, and the words say which: a share of the days found, or the chance of
// any false one.
func Controlled(s *eventstudy.Scan) string {
	share := words.Level(s.Plan.FDR)
	switch s.Plan.Control {
	case eventstudy.ControlHolm:
		return "the chance that any of them is by chance alone is at most " + share + " (Holm)"
	case eventstudy.ControlBY:
		return "at most " + share +
			" of them are expected to be by chance alone (Benjamini–Yekutieli)"
	}
	return "at most " + share + " of them are expected to be by chance alone (Benjamini–Hochberg)"
}

// listingWords says in a sentence what became of a listing. Of known events it tells both ways: how
// many abnormal days they explain, and how many of them stand out at all.
func listingWords(s *eventstudy.Scan, l *eventstudy.ScanListing) string {
	if l.Tested == 0 {
		return l.Security + ": no day can be tested: " + untested(l) + "."
	}
	text := fmt.Sprintf("%s: %s of %s tested, %s to %s", l.Security,
		words.Counted(l.Abnormal, "abnormal day"), words.Count(l.Tested), l.First, l.Last)
	if rest := untested(l); rest != "" {
		text += " (" + rest + ")"
	}
	if len(s.Plan.Known) > 0 {
		text += fmt.Sprintf("; %s within a session of a known event, %s unexplained;"+
			" %s of %s on tested days stand out",
			words.Count(l.Explained), words.Count(l.Abnormal-l.Explained),
			words.Count(l.Seen), words.Counted(l.Known, "known event"))
	}
	return text + "."
}

// untested says why days could not be tested; empty where all were. The three reasons have three
// remedies: longer files, another benchmark, whole prices.
func untested(l *eventstudy.ScanListing) string {
	var out []string
	if l.Short > 0 {
		out = append(out, words.Counted(l.Short, "day")+" without a full estimation window")
	}
	if l.Unfit > 0 {
		out = append(out, words.Counted(l.Unfit, "day")+" on which the model cannot be estimated")
	}
	if l.Unknown > 0 {
		out = append(out, words.Counted(l.Unknown, "day")+" without a return or an expectation")
	}
	return strings.Join(out, ", ")
}

// scanTable has a row for each episode, led by its most abnormal day; the others are its notes.
// Days that follow each other are one episode: the announcement, and the days on which it was
// digested.
func scanTable(s *eventstudy.Scan) *table {
	t := &table{}
	t.columns(left("Day"), left("Listing"), right("Return"), right("Expected"), right("AR"),
		right("t"), right("p"), right("q"), right("Rank"), right("Volume"),
		wide("Known event").when(len(s.Plan.Known) > 0))
	at := map[int]int{}
	for i := range s.Days {
		d := &s.Days[i]
		k, more := at[d.Episode]
		if !more {
			at[d.Episode] = len(t.Rows)
			k = len(t.Rows)
			t.add(d.Date.String(), d.Security, percent(d.Return), percent(d.Expected),
				percent(d.AR), words.Fixed(d.T, 2), probability(d.P, nan), probability(d.Q, nan),
				fmt.Sprintf("%s of %s", words.Count(d.Rank), words.Count(d.RankOf)),
				multiple(d.Multiple), nearest(d))
		} else {
			note := fmt.Sprintf("with %s: AR %s, t %s, q %s", d.Date, percent(d.AR),
				words.Fixed(d.T, 2), probability(d.Q, nan))
			if d.Event != "" {
				note += ", " + nearest(d)
			}
			t.Rows[k].Notes = append(t.Rows[k].Notes, note)
		}
		if d.MarketWide {
			t.Rows[k].Notes = append(t.Rows[k].Notes,
				"more than a fifth of the listings are abnormal on "+d.Date.String())
		}
		t.Rows[k].Notes = append(t.Rows[k].Notes, doubts(d.Warnings)...)
	}
	t.Foot = words.Count(len(s.Days)) + " of " + words.Count(s.Tested) + " days; " + Controlled(s) +
		". Rank: place of the day among those that it is held against and itself. Volume: as a" +
		" multiple of their median. p takes abnormal returns for normal: with the fat tails of" +
		" most stocks, more days count as abnormal."
	return t
}

// multiple writes how many times the usual volume was traded.
func multiple(v float64) string {
	if math.IsNaN(v) {
		return words.Unknown
	}
	return words.Grouped(v, 1) + "×"
}

// nearest names the known event of a day. The side is named, because news after the close belongs
// to the next session.
func nearest(d *eventstudy.ScanDay) string {
	switch d.Away {
	case -1:
		return d.Event + " (the session after)"
	case 1:
		return d.Event + " (the session before)"
	}
	if d.Event == "" {
		return "unexplained"
	}
	return d.Event
}

func scanMembers(m members, s *eventstudy.Scan, title string) {
	m.text("title", title)
	m.text("model", s.Design.Model.Info().Name)
	m.text("returns", string(s.Design.Returns))
	m.window("estimation", s.Design.Estimation)
	m.text("tail", string(s.Design.Tail))
	m.text("fit", string(s.Plan.Fit))
	m.text("control", string(s.Plan.Control))
	m.num("fdr", s.Plan.FDR)
	m.int("tested", s.Tested)
	lines(m.key("listings"), s.Listings, func(m members, l *eventstudy.ScanListing) {
		m.text("security", l.Security)
		m.date("first", l.First)
		m.date("last", l.Last)
		m.int("tested", l.Tested)
		m.int("abnormal", l.Abnormal)
		m.int("explained", l.Explained)
		m.int("short", l.Short)
		m.int("unfit", l.Unfit)
		m.int("unknown", l.Unknown)
		m.int("known", l.Known)
		m.int("seen", l.Seen)
	})
	lines(m.key("days"), s.Days, func(m members, d *eventstudy.ScanDay) {
		scanFields(m, d)
		m.key("warnings").warnings(d.Warnings)
	})
	m.key("warnings").warnings(s.Warnings)
}

// away is unknown without an event.
func away(d *eventstudy.ScanDay) float64 {
	if d.Event == "" {
		return nan
	}
	return float64(d.Away)
}

// scanDaysTable has a row for each abnormal day.
func scanDaysTable(s *eventstudy.Scan) tidy {
	return rowsOf("security,date,return,expected,ar,t,p,q,rank,volume_multiple,event,"+
		"event_offset,se,df,rank_of,rank_p,move,episode,market_wide,warnings", s.Days,
		func(c *cells, d *eventstudy.ScanDay) {
			scanFields(c, d)
			c.warnings(d.Warnings)
		})
}

// scanFields is an abnormal day. p is that of the single day, q that corrected for all days that
// were looked at: abnormal is what has a small q.
func scanFields(r record, d *eventstudy.ScanDay) {
	r.text("security", d.Security)
	r.date("date", d.Date)
	nums(r, num{"return", d.Return}, num{"expected", d.Expected}, num{"ar", d.AR}, num{"t", d.T},
		num{"p", d.P}, num{"q", d.Q})
	r.int("rank", d.Rank)
	r.num("volume_multiple", d.Multiple)
	r.known("event", d.Event)
	r.num("event_offset", away(d))
	r.num("se", d.SE)
	r.int("df", d.DF)
	r.int("rank_of", d.RankOf)
	r.num("rank_p", d.RankP)
	r.num("move", d.Move)
	r.int("episode", d.Episode)
	r.bool("market_wide", d.MarketWide)
}
