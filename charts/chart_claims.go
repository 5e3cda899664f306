package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "claims",
		Title: "claimed against measured",
		Formula: "ring: the figure claimed, or the record to beat; dots: what the prices say, " +
			"reading by reading",
		Use: "what did the articles say, what happened? One row a claim, on a scale of its " +
			"own, the verdict in words",
		Order: 60,
	}, composeClaims, ofClaims | anyResponse, report.InClaims})
}

// row is one claim as it is drawn. It is a verdict as a picture has it: a ring for what was said,
// dots for what the prices say.
type row struct {
	v      claims.Verdict
	what   []string // "9988.HK: move of 9.1 %", longest first
	how    string   // "intraday high"
	ring   float64  // the figure claimed, or the record to beat
	lo, hi float64  // of a claimed range; hi may be +Inf
	dots   []dot
	record bool // the ring is the figure to beat
}

// dot is one reading of a claim. Every reading has its figure, and only those that matter have a
// name.
type dot struct {
	value   float64
	text    string // name and figure
	figure  string // alone, for where there is no room
	plain   bool   // what the words mean as they stand
	decides bool
}

// composeClaims keeps the order of the claims file: it is the order of the articles. Each row has a
// scale of its own, since a move of 9 % and a price of 124 have no common one.
func composeClaims(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	var rows []row
	for _, v := range doc.Claims {
		if sel.Claim != "" && v.Claim.ID != sel.Claim {
			continue
		}
		if sel.Security == "" || v.Security() == sel.Security ||
			slices.Contains(v.Claim.Securities, sel.Security) {
			rows = append(rows, rowOf(doc, v))
		}
	}
	if len(rows) == 0 && sel.Claim != "" {
		return nil, lacks("no claim has the id %q", sel.Claim)
	}
	if len(rows) == 0 {
		return nil, lacks("no claims to check")
	}
	counts := claimTitles(rows)
	f := &Figure{
		Titles:   append(claimFindings(doc, rows), counts...),
		Subtitle: []string{"Every claim on a scale of its own"},
		Alt:      claimsAlt(doc, rows),
	}
	// Where the title tells of one claim, the subtitle says how all of them fell.
	if len(f.Titles) > len(counts) && len(rows) > 1 {
		f.Subtitle = []string{counts[0], "each on a scale of its own"}
	}
	if c.small() {
		f.Subtitle = []string{words.Upper(words.Counted(len(rows), "price claim")) +
			", each on a scale of its own"}
	} else if slices.ContainsFunc(rows, func(r row) bool { return r.record }) {
		f.Notes = []string{"Ring of a record: the figure to beat."}
	}
	f.Crown = 1.3 * leading * c.M.Foot
	f.Files = rowFiles(doc, rows)
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { drawClaims(c, rows, b.box) }}}
	return f, nil
}

// rowFiles are the prices that the claims were held against. Listings that are named and have no
// prices are no source.
func rowFiles(doc *report.Document, rows []row) (f files) {
	for _, r := range rows {
		for _, id := range r.v.Claim.Securities {
			if x := doc.Panel.Series[id]; x != nil {
				f.add(x.Security.Prices)
			}
		}
	}
	return f
}

// rowOf turns a verdict into what is drawn of it. What decides is named beside the verdict only
// where it is not the plain reading: that a claim holds as it stands needs no second word.
func rowOf(doc *report.Document, v claims.Verdict) row {
	r := row{v: v, ring: math.NaN(), lo: math.NaN(), hi: math.NaN(), what: claimWords(v.Claim)}
	x := listingOf(doc, &v)
	write := writer(x, &v)
	decided := v.Decided()
	if decided != nil && v.Status != claims.Supported && v.Status != claims.Unverifiable {
		r.how = longName(decided)
		if v.Status == claims.Contradicted && !decided.Matches {
			r.how = "nearest: " + r.how
		}
	}
	switch {
	case v.Claim.Target != nil:
		r.ring = v.Claim.Target.Aim // its figure stands in the words
		r.lo, r.hi = v.Claim.Target.Ends()
		if v.Unit == claims.Price && x != nil { // articles write pounds where quotes are pence
			r.ring, r.lo, r.hi = x.Quoted(r.ring), x.Quoted(r.lo), x.Quoted(r.hi)
		}
	case decided != nil && decided.Rivals != nil && !math.IsNaN(decided.Rivals.Best):
		r.ring, r.record = decided.Rivals.Best, true
		if v.Status == claims.Contradicted {
			r.how = "to beat: " + write(r.ring)
		} else {
			r.how = spaced(r.how, "over", write(r.ring))
		}
	}
	r.dots = dotsOf(&v, write)
	return r
}

// listingOf is the listing that a claim names first, nil without prices of it. The currency and the
// pence of its quotes are those that figures are written in.
func listingOf(doc *report.Document, v *claims.Verdict) *claims.Listing {
	if len(v.Claim.Securities) == 0 {
		return nil
	}
	x := doc.Panel.Series[v.Claim.Securities[0]]
	if x == nil || x.Security.Prices == nil {
		return nil
	}
	return claims.NewListing(x.Security, nil)
}

// writer writes the figures of a claim in its unit. The unit is that of the verdict and not of the
// kind: a level may be one of an index, in points.
func writer(x *claims.Listing, v *claims.Verdict) func(float64) string {
	return func(f float64) string {
		switch v.Unit {
		case claims.Price, claims.Points:
			switch {
			case x == nil:
				return words.RoundMoney(f, "")
			case x.Quoted(1) != 1: // pence
				return x.Money(f)
			}
			return words.RoundMoney(f, x.Currency())
		case claims.Multiple:
			return fmt.Sprintf("%.2f×", f)
		case claims.Count:
			return fmt.Sprintf("%g", f)
		}
		return words.Percent(f, 2)
	}
}

// dotsOf are the readings that are drawn: those of the claim's own listings, day and base, and the
// one that decides. A figure that two readings share is drawn once. Readings of other days are
// drawn where one of them decides, with its date, for that is what the article got wrong.
func dotsOf(v *claims.Verdict, write func(float64) string) (dots []dot) {
	plain := v.Plain("")
	seen := map[string]bool{}
	for i := range v.Readings {
		rd := &v.Readings[i]
		if math.IsNaN(rd.Value) {
			continue
		}
		same := slices.Contains(v.Claim.Securities, rd.Security) && plain != nil &&
			rd.ToDate == plain.ToDate && rd.Base.Text == plain.Base.Text
		d := dot{value: rd.Value, decides: i == v.Decider, plain: rd.Plain}
		key := fmt.Sprintf("%.9g %v", rd.Value, same)
		if seen[key] && !d.decides && !d.plain {
			continue
		}
		seen[key] = true
		name := shortName(rd)
		d.figure = write(rd.Value)
		switch {
		case same && len(v.Claim.Securities) > 1:
			d.text = rd.Security + " " + name + " " + write(rd.Value)
		case same:
			d.text = name + " " + write(rd.Value)
		case d.decides:
			d.text = shortDay(rd.ToDate) + " " + name + " " + write(rd.Value)
		}
		if d.text != "" {
			dots = append(dots, d)
		}
	}
	return dots
}

// longName is shortName where no other name stands beside it.
func longName(r *claims.Reading) string {
	switch r.Side {
	case claims.High, claims.Low:
		return "intraday " + string(r.Side)
	case claims.Open:
		return "opening price"
	}
	return shortName(r)
}

// shortName is the price that a reading is of.
func shortName(r *claims.Reading) string {
	switch r.Side {
	case claims.Range:
		return "during the session"
	case claims.Adjusted:
		return "adjusted close"
	}
	return string(r.Side)
}

// units sets the per cent signs of an article's figure apart. The article's own spelling is kept in
// files; a picture has one for all.
func units(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, " %", "%"), "%", words.Narrow+"%")
}

// boundSigns stand for the words of a bound where there is little room. A sign of mathematics is
// shorter than its words and is read as fast.
var boundSigns = map[claims.Bound]string{claims.AtLeast: "≥", claims.AtMost: "≤",
	claims.MoreThan: ">", claims.LessThan: "<"}

// claimWords says in a few words what is claimed, in wordings from the longest on. The kind itself
// says which words go before its figure, so that a new kind needs none here.
func claimWords(cl claims.Claim) []string {
	before := []string{cl.Kind}
	if said := cl.Shape().Before; said != nil {
		before = said
	}
	figure, shortFigure := "", ""
	if t := cl.Target; t != nil {
		figure = units(t.Figure)
		if rest, minus := strings.CutPrefix(figure, "-"); minus {
			figure = words.Minus + rest
		}
		shortFigure = t.Bound.Words() + figure
		if sign := boundSigns[t.Bound]; sign != "" {
			shortFigure = sign + words.Narrow + figure
		}
		figure = t.Bound.Words() + figure
	}
	since, shortSince := "", ""
	if cl.Since != "" {
		since, shortSince = "since "+cl.Start.Text, "since "+cl.Start.Short()
		if cl.Start.Grain == claims.Day {
			since = "since " + shortDate(cl.Start.First)
			shortSince = since
		}
	}
	text := spaced(before[0], figure, since)
	short := spaced(before[len(before)-1], shortFigure, shortSince)
	who := strings.Join(cl.Securities, " or ")
	return []string{who + ": " + text, who + ": " + short, short}
}

// spaced joins the parts that are not empty.
func spaced(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
