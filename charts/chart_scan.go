package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "scan",
		Title: "every abnormal day of a listing",
		Formula: "stem: AR of a tested day; with a dot: q ≤ FDR, q the p-value corrected over " +
			"all tested days of all listings; open: within a session of a known event",
		Use: "which days need an explanation? Drawn by stockmove scan --chart FILE.png",
		Avoid: "abnormal returns with fat tails: p takes them for normal, and more days count as " +
			"abnormal",
		DF:    "those of each day's fit",
		Order: 184,
	}, composeScan, 0, ""})
}

// scanned is the days of one listing. The ordinary ones are kept too: without them nothing in the
// picture would show what is usual for the listing.
type scanned struct {
	listing  *eventstudy.ScanListing
	ordinary []eventstudy.ScanPoint
	days     []*eventstudy.ScanDay // the abnormal ones, the most abnormal first
}

// scannedOf are the listings of a scan that were tested, up to four: of more those with the most
// abnormal days, in the order of the study. In more panels than that a stem is too short to be
// read; a note counts what is left out.
func scannedOf(s *eventstudy.Scan) (out []scanned, more int) {
	at := map[string]int{}
	for i := range s.Listings {
		if l := &s.Listings[i]; l.Tested > 0 {
			at[l.Security] = len(out)
			out = append(out, scanned{listing: l, ordinary: s.Ordinary[i]})
		}
	}
	for i := range s.Days {
		k := at[s.Days[i].Security]
		out[k].days = append(out[k].days, &s.Days[i])
	}
	if more = len(out) - maxPanels; more <= 0 {
		return out, 0
	}
	order := slices.Clone(out)
	slices.SortStableFunc(order, func(a, b scanned) int {
		return cmp.Compare(b.listing.Abnormal, a.listing.Abnormal)
	})
	keep := map[string]bool{}
	for _, x := range order[:maxPanels] {
		keep[x.listing.Security] = true
	}
	return slices.DeleteFunc(out, func(x scanned) bool { return !keep[x.listing.Security] }), more
}

// composeScan draws the listings over one calendar and on one scale: a wild listing is seen to be
// wild, and a day on which all of them moved stands at one place in all panels.
func composeScan(doc *report.Document, _ Selection, c *Canvas) (*Figure, error) {
	s := doc.Scan
	if s == nil {
		return nil, lacks("nothing was scanned: stockmove scan --chart draws it")
	}
	// At a false discovery rate of one every day passes, and dots on all of them would tell
	// nothing.
	if s.Plan.FDR >= 1 {
		return nil, lacks("with --fdr 1 no day is told from the others")
	}
	list, more := scannedOf(s)
	v, first, last := spanOf(), eventstudy.Date(math.MaxInt32), eventstudy.NoDate
	v.add(0)
	for _, x := range list {
		first, last = min(first, x.listing.First), max(last, x.listing.Last)
		for _, p := range x.ordinary {
			v.add(p.AR)
		}
		for _, d := range x.days {
			v.add(d.AR)
		}
	}
	days := dateAxis{spannedDays(doc, list, first, last)}
	// The names of days stand beyond the ends of their stems, and need more air there than a line
	// does.
	axis := c.newYAxis(v.padded(0.12), c.heightOf(len(list)), percentUnit)
	f := &Figure{
		Titles: scanTitles(doc, s),
		Subtitle: []string{"Abnormal return per trading day, per cent", report.ScanDesign(s),
			fmt.Sprintf("%s tested", words.Counted(s.Tested, "day"))},
		Notes:  scanNotes(s, more),
		Gutter: c.gutter(axis), Floor: c.dayFloor(),
	}
	if len(list) > 1 {
		f.Crown = 0.3 * c.M.Label
	}
	var ids []string
	for _, x := range list {
		ids = append(ids, x.listing.Security)
	}
	f.Files = priced(doc, ids...).against(doc, ids...)
	f.Alt = "Lollipop chart. " + words.Ended(f.Titles[0])
	// The ten most abnormal days are read out; a list of hundreds would bury the finding.
	for i := range min(len(s.Days), 10) {
		d := &s.Days[i]
		f.Alt += fmt.Sprintf(" %s %s: %s.", d.Security, d.Date, percent(d.AR))
	}
	f.Panels = c.listings(doc, ids, func(c *Canvas, i int, b pane) {
		drawScan(c, &list[i], days, axis, c.series(doc, ids[i]), b)
	})
	return f, nil
}

// spannedDays are the trading days of the listings that are drawn, from the first tested day to the
// last. Markets have holidays of their own: the union of their days keeps a day at one place in all
// panels.
func spannedDays(doc *report.Document, list []scanned, first, last eventstudy.Date) (
	out []eventstudy.Date) {
	for _, x := range list {
		line := doc.Panel.Series[x.listing.Security].Line
		for _, d := range line.Days {
			if d >= first && d <= last {
				out = append(out, d)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// drawScan draws the ordinary days as grey stems, and the abnormal ones in the colour of the
// listing with a dot; the most abnormal are named. A day that a known event stands beside has an
// open dot: those that are filled are what is left to explain.
func drawScan(c *Canvas, x *scanned, days dateAxis, axis yAxis, col rgb, b pane) {
	h, y := days.scale(b.box), axis.scale(b.box)
	c.drawYGrid(axis, b.box)
	grey := mix(c.T.Second, c.T.Paper, 0.5)
	// Stems closer than they are wide are one area: of those the largest are drawn.
	width := max(c.M.Grid, min(c.M.Main, 0.5*b.w()/float64(max(1, len(days.days)))))
	// Stems above zero and below it are thinned apart: one that goes up hides none that goes down.
	var last [2]float64
	lastAt := [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, p := range x.ordinary {
		at, side := h.at(float64(days.index(p.Date))), 0
		if p.AR < 0 {
			side = 1
		}
		if at-lastAt[side] < 0.5*width && math.Abs(p.AR) <= last[side] {
			continue
		}
		last[side], lastAt[side] = math.Abs(p.AR), at
		c.VLine(at, y.at(min(0, p.AR)), y.at(max(0, p.AR)), width, grey, nil)
	}
	// Many dots are smaller, or they would grow together and no day could be told from the next.
	r := c.M.Dot * min(1, max(0.55, 12/math.Sqrt(float64(len(x.days)+1))/3))
	for _, d := range x.days {
		at, end := h.at(float64(days.index(d.Date))), y.at(d.AR)
		c.VLine(at, y.at(min(0, d.AR)), y.at(max(0, d.AR)), c.M.Bench, col, nil)
		c.Disc(at, end, r, col)
		if d.Event != "" {
			c.Disc(at, end, 0.55*r, c.T.Paper)
		}
		// One of the two boxes is the stem, whichever way it goes; the other is upside down.
		c.Mark(box{at, y.at(0), at, end}.grow(r))
		c.Mark(box{at, end, at, y.at(0)}.grow(r))
	}
	c.drawZero(axis, b.box)
	if b.leads {
		c.drawYLabels(axis, b.box)
	}
	c.drawDates(days, b.box)
	// A name is some nine labels wide: no more are tried than could stand side by side.
	most := max(1, int(b.w()/(9*c.M.Label)))
	for _, d := range x.days[:min(most, len(x.days))] {
		name := []string{shortDate(d.Date) + ": " + percent(d.AR)}
		hs := []hand{c.heading(col)}
		if d.Event != "" {
			name, hs = append(name, c.faces.Cut(d.Event, c.quiet().set(), 12*c.M.Label)),
				append(hs, c.quiet())
		}
		// The figure stays on its side of zero, or it would read as that of another day.
		room := b.box.grow(0.5 * c.M.Label)
		if d.AR >= 0 {
			room.Y0 = y.at(0)
		} else {
			room.Y1 = y.at(0)
		}
		c.Beside(point{h.at(float64(days.index(d.Date))), y.at(d.AR)}, r, name, hs, room,
			outward(d.AR), rightOf, leftOf)
	}
}

// scanNotes says what a dot promises, and what it does not.
func scanNotes(s *eventstudy.Scan, more int) []string {
	var notes []string
	if len(s.Days) > 0 {
		notes = append(notes, fmt.Sprintf("Dots: abnormal days, q ≤ %s; %s.",
			words.Level(s.Plan.FDR), report.Controlled(s)))
	}
	if len(s.Plan.Known) > 0 && len(s.Days) > 0 {
		notes = append(notes, "Open dots: within a session of a known event.")
	}
	// What moves many listings at once is news of the market and asks for no story of one.
	wide := map[eventstudy.Date]bool{}
	for i := range s.Days {
		if s.Days[i].MarketWide {
			wide[s.Days[i].Date] = true
		}
	}
	if len(wide) > 0 {
		notes = append(notes, fmt.Sprintf("On %s more than a fifth of the listings are abnormal.",
			words.Counted(len(wide), "day")))
	}
	if more > 0 {
		notes = append(notes, fmt.Sprintf("Not drawn: %s with fewer abnormal days.",
			words.Counted(more, "listing")))
	}
	return append(notes, "p takes abnormal returns for normal: with fat tails more days count as "+
		"abnormal.")
}

// scanTitles counts the abnormal days, and of known events those that they do not explain. The
// number of tested days stands beside them, because of many days some are abnormal by chance.
func scanTitles(doc *report.Document, s *eventstudy.Scan) []string {
	var whole, short []string
	for _, of := range scanNames(doc, s) {
		tested := words.Counted(s.Tested, "day")
		switch len(s.Days) {
		case 0:
			whole = append(whole, fmt.Sprintf("None of %s tested of %s is abnormal", tested, of))
			continue
		case 1:
			short = append(short, fmt.Sprintf("One of %s tested of %s is abnormal", tested, of))
		default:
			short = append(short, fmt.Sprintf("%s of %s tested of %s are abnormal",
				words.Count(len(s.Days)), tested, of))
		}
		if len(s.Plan.Known) > 0 {
			open := 0
			for i := range s.Days {
				if s.Days[i].Event == "" {
					open++
				}
			}
			whole = append(whole, fmt.Sprintf("%s, %s without a known event", short[len(short)-1],
				words.Count(open)))
		}
	}
	return append(whole, short...)
}

// scanNames are what was scanned, the longest wording first. Several listings have no name that a
// title could hold, and are counted.
func scanNames(doc *report.Document, s *eventstudy.Scan) []string {
	if len(s.Listings) > 1 {
		return []string{words.Counted(len(s.Listings), "listing")}
	}
	id := s.Listings[0].Security
	return slices.Compact([]string{label(doc, id), id})
}
