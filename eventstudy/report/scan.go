package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// ScanSchema names the form of the JSON of stockmove scan.
const ScanSchema = "stockmove/scan/v1"

// ScanFormats are the formats in which a scan can be written.
var ScanFormats = []string{"text", "json", "csv"}

// Scan writes the abnormal days of some listings.
func Scan(w io.Writer, s *eventstudy.Scan, title, format string) error {
	switch format {
	case "text":
		return writeText(w, scanPage(s, title))
	case "json":
		return scanJSON(w, s, title)
	case "csv":
		return scanCSV(w, s)
	}
	return eventstudy.Fault(eventstudy.Pos{}, "one of text, json, csv",
		"no scan in the format %q", format)
}

// scanPage says how many days are abnormal, then which.
func scanPage(s *eventstudy.Scan, title string) page {
	p := page{Title: title, Sub: scanDesign(s)}
	var lines []string
	for i := range s.Listings {
		lines = append(lines, listingWords(s, &s.Listings[i]))
	}
	p.add("answer", "", []block{{List: lines}})
	if len(s.Days) > 0 {
		p.add("days", "Abnormal days", []block{{Table: scanTable(s)}})
	}
	if len(s.Warnings) > 0 {
		p.add("doubts", "What to know", []block{{List: doubts(s.Warnings)}})
	}
	return p
}

// scanDesign is what each day is held against, in a line.
func scanDesign(s *eventstudy.Scan) string {
	from := "each day predicted from the window " + s.Design.Estimation.String() + " before it"
	if s.Plan.Fit == eventstudy.ScanWhole {
		from = "each day predicted from all others"
	}
	return s.Design.Model.Info().Title + ", " + from
}

// controlled says what the control bounds.
func controlled(s *eventstudy.Scan) string {
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

// listingWords says in a sentence what became of a listing.
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

// untested says why days could not be tested; empty where all were.
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
func scanTable(s *eventstudy.Scan) *table {
	t := &table{Columns: []column{left("Day"), left("Listing"), right("Return"), right("Expected"),
		right("AR"), right("t"), right("p"), right("q"), right("Rank"), right("Volume")}}
	known := len(s.Plan.Known) > 0
	if known {
		t.Columns = append(t.Columns, column{Title: "Known event", Wide: true})
	}
	at := map[int]int{}
	for i := range s.Days {
		d := &s.Days[i]
		k, more := at[d.Episode]
		if !more {
			at[d.Episode] = len(t.Rows)
			k = len(t.Rows)
			cells := []string{d.Date.String(), d.Security, percent(d.Return), percent(d.Expected),
				percent(d.AR), words.Fixed(d.T, 2), probability(d.P, nan), probability(d.Q, nan),
				fmt.Sprintf("%s of %s", words.Count(d.Rank), words.Count(d.RankOf)),
				multiple(d.Multiple)}
			if known {
				cells = append(cells, nearest(d))
			}
			t.add(cells...)
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
	t.Foot = words.Count(len(s.Days)) + " of " + words.Count(s.Tested) + " days; " + controlled(s) +
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

// nearest names the known event of a day.
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

func scanJSON(w io.Writer, s *eventstudy.Scan, title string) error {
	var b scribe
	b.object()
	b.key("schema").str(ScanSchema)
	b.key("title").str(title)
	b.key("model").str(s.Design.Model.Info().Name)
	b.key("returns").str(string(s.Design.Returns))
	b.key("estimation").window(s.Design.Estimation)
	b.key("tail").str(string(s.Design.Tail))
	b.key("fit").str(string(s.Plan.Fit))
	b.key("control").str(string(s.Plan.Control))
	b.key("fdr").num(s.Plan.FDR)
	b.key("tested").int(s.Tested)
	b.key("listings").array()
	for _, l := range s.Listings {
		b.lineObject()
		b.key("security").str(l.Security)
		b.key("first").date(l.First)
		b.key("last").date(l.Last)
		b.key("tested").int(l.Tested)
		b.key("abnormal").int(l.Abnormal)
		b.key("explained").int(l.Explained)
		b.key("short").int(l.Short)
		b.key("unfit").int(l.Unfit)
		b.key("unknown").int(l.Unknown)
		b.key("known").int(l.Known)
		b.key("seen").int(l.Seen)
		b.endObject()
	}
	b.endArray()
	b.key("days").array()
	for i := range s.Days {
		d := &s.Days[i]
		b.lineObject()
		b.key("security").str(d.Security)
		b.key("date").date(d.Date)
		b.key("return").num(d.Return)
		b.key("expected").num(d.Expected)
		b.key("ar").num(d.AR)
		b.key("t").num(d.T)
		b.key("p").num(d.P)
		b.key("q").num(d.Q)
		b.key("rank").int(d.Rank)
		b.key("volume_multiple").num(d.Multiple)
		b.key("event").orNull(d.Event)
		b.key("event_offset").num(away(d))
		b.key("se").num(d.SE)
		b.key("df").int(d.DF)
		b.key("rank_of").int(d.RankOf)
		b.key("rank_p").num(d.RankP)
		b.key("move").num(d.Move)
		b.key("episode").int(d.Episode)
		b.key("market_wide").bool(d.MarketWide)
		b.key("warnings").warnings(d.Warnings)
		b.endObject()
	}
	b.endArray()
	b.key("warnings").warnings(s.Warnings)
	b.endObject()
	_, err := w.Write(append(b.b, '\n'))
	return err
}

// away is unknown without an event.
func away(d *eventstudy.ScanDay) float64 {
	if d.Event == "" {
		return nan
	}
	return float64(d.Away)
}

func scanCSV(w io.Writer, s *eventstudy.Scan) error {
	head := names(
		"security,date,return,expected,ar,t,p,q,rank,volume_multiple,event," +
			"event_offset,se,df,rank_of,rank_p,move,episode,market_wide,warnings")
	t := tidy{head, len(s.Days), func(c *cells, i int) {
		d := &s.Days[i]
		c.text(d.Security)
		c.date(d.Date)
		for _, v := range []float64{d.Return, d.Expected, d.AR, d.T, d.P, d.Q} {
			c.num(v)
		}
		c.int(d.Rank)
		c.num(d.Multiple)
		c.text(d.Event)
		c.num(away(d))
		c.num(d.SE)
		c.int(d.DF)
		c.int(d.RankOf)
		c.num(d.RankP)
		c.num(d.Move)
		c.int(d.Episode)
		c.bool(d.MarketWide)
		c.warnings(d.Warnings)
		c.end()
	}}
	return t.csv(w, PlainCSV)
}
