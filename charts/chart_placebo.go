package charts

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/words"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:  "placebo",
		Title: "the event day among ordinary days",
		Formula: "dots: the residuals of the estimation days, each over its standard error times " +
			"that of AR_0; mark: AR_0\n" +
			"rank: 1 + the number of estimation days beyond the event day in its own direction",
		Use: "how rare is this day? A permutation view that needs no distribution: the rank " +
			"among ordinary days is the finding",
		Avoid: "estimation windows that hold other news of the security: then the days are not " +
			"ordinary",
		Order: 50,
	}, composePlacebo, ofEvent | again, report.InFits})
}

// strip is the ordinary days of one event, binned. The ordinary days are the estimation days, each
// brought to the scale of the event day by its own standard error: the event lies out of sample,
// and its error is larger.
type strip struct {
	o      *eventstudy.Outcome
	ar     float64
	bins   []int
	lo     float64
	width  float64
	rank   int // 1 is the most extreme in the direction of ar
	n      int // ordinary days and the event day
	either int // rank by size whatever the direction
}

// composePlacebo shares axis, bins and the size of dots among the panels: a dot is a day in each. A
// column of three dots in one panel and of thirty in its neighbour would be read as a difference
// between the listings.
func composePlacebo(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	s, err := judgedOf(doc, sel)
	if err != nil {
		return nil, err
	}
	h := spanOf()
	for _, o := range s.list {
		d := o.Day(0)
		if d == nil || math.IsNaN(d.AR) {
			return nil, lacks("%s has no abnormal return on day 0", o.Security)
		}
		h.add(d.AR)
		h.add(o.Comparable(d)...)
	}
	h = h.padded(0.04)
	cols, rows := grid(len(s.list), c.W, c.H*0.5)
	w, ph := (c.W-2*c.M.Margin)/float64(cols)-1.5*c.M.Label, c.plotHeight(rows)
	width := binWidth(s.list, h, w, ph)
	var strips []strip
	top := 1
	for _, o := range s.list {
		strips = append(strips, stripOf(o, h, width))
		for _, n := range strips[len(strips)-1].bins {
			top = max(top, n)
		}
	}
	f := &Figure{
		Titles: s.named(sel, placeboTitles(s, strips)),
		Subtitle: []string{"Abnormal return per day, per cent",
			"each dot an estimation day, the line the event day",
			s.model() + ", " + s.estimation()},
		Notes: []string{fmt.Sprintf("Dots: residuals of the estimation days, over their error "+
			"and times that of the event day, in bins of %s.",
			words.Size(width, decimals(100*width)))},
		Alt:   placeboAlt(s, strips),
		Floor: 0.5*c.M.Label + leading*c.M.Label,
		Crown: 2.2 * leading * c.M.Label,
	}
	for i, st := range strips {
		note := fmt.Sprintf("By size in either direction it ranks %s of %d.",
			words.Ordinal(st.either), st.n)
		if len(strips) > 1 {
			note = fmt.Sprintf("%s: %s of %d by size in either direction.", s.list[i].Security,
				words.Ordinal(st.either), st.n)
		}
		f.Notes = append(f.Notes, note)
	}
	f.Notes = append(f.Notes, s.notes()...)
	f.Files = measured(doc, s.list)
	f.Told = about(s.list, eventstudy.Window{})
	f.Panels = c.listings(doc, s.ids(), func(c *Canvas, i int, b pane) {
		drawPlacebo(c, doc, strips[i], h, top, b.box)
	})
	return f, nil
}

// binWidth chooses the bins whose dots are largest: as wide as a bin, and small enough for the
// tallest column to fit in the height of a panel of w × h points. Wide bins make high columns of
// wide dots, narrow ones low columns of narrow dots; in between lies the largest dot, which is
// found by trying.
func binWidth(os []*eventstudy.Outcome, s span, w, h float64) (width float64) {
	dot := 0.0
	for n := 10; n <= 160; n += 5 {
		b := niceStep(s.hi-s.lo, n)
		top := 1
		for _, o := range os {
			for _, k := range stripOf(o, s, b).bins {
				top = max(top, k)
			}
		}
		if d := math.Min(w*b/(s.hi-s.lo), 0.95*h/float64(top)); d > dot*1.001 {
			width, dot = b, d
		}
	}
	return width
}

// stripOf bins the residuals of an event and ranks its day 0 among them. The rank is the core's
// own, so that picture, table and title give one number.
func stripOf(o *eventstudy.Outcome, h span, width float64) strip {
	first := math.Floor(h.lo / width)
	d := o.Day(0)
	st := strip{o: o, ar: d.AR, lo: first * width, width: width}
	st.bins = make([]int, int(math.Ceil(h.hi/width)-first)+1)
	own := eventstudy.Upper
	if st.ar < 0 {
		own = eventstudy.Lower
	}
	st.rank, st.n = o.Rank(d, own)
	st.either, _ = o.Rank(d, eventstudy.TwoSided)
	for _, r := range o.Comparable(d) {
		if i := int(math.Floor((r - st.lo) / width)); i >= 0 && i < len(st.bins) {
			st.bins[i]++
		}
	}
	return st
}

// drawPlacebo stacks the days and stands the event's line among them. Where dots would be specks
// the columns become bars. The dots are grey and the event alone has its colour: what is being
// looked for is seen first.
func drawPlacebo(c *Canvas, doc *report.Document, st strip, h span, top int, b box) {
	col := c.series(doc, st.o.Security)
	x := scale{h.lo, h.hi, b.X0, b.X1}
	c.VLine(x.at(0), b.Y0, b.Y1, c.M.Zero, c.T.Zero, nil)
	bin := x.at(st.lo+st.width) - x.at(st.lo)
	// Dots are as large as the tallest column of all panels allows.
	dot := math.Min(bin, 0.97*b.h()/float64(top))
	shade := mix(c.T.Second, c.T.Paper, 0.6)
	for i, n := range st.bins {
		mid := x.at(st.lo + (float64(i)+0.5)*st.width)
		if dot < 1.3 { // too many days for dots
			c.Rect(box{mid - 0.45*bin, b.Y0, mid + 0.45*bin,
				b.Y0 + 0.97*b.h()*float64(n)/float64(top)}, shade)
			continue
		}
		for k := range n {
			c.Disc(mid, b.Y0+(float64(k)+0.5)*dot, 0.46*dot, shade)
		}
	}
	at := x.at(st.ar)
	c.VLine(at, b.Y0, b.Y1+0.3*c.M.Label, c.M.Main, col, nil)
	c.drawValues(h, percentUnit, b, "")
	// The label stands over the line, shifted to stay within the panel.
	hs := []hand{c.heading(col), c.label()}
	lines := []string{
		c.fit([]string{shortDay(st.o.Day0) + ": " + percent(st.ar), percent(st.ar)}, hs[0], b.w()),
		c.fit([]string{rankWords(st), words.Ordinal(st.rank) + " of " +
			words.Grouped(float64(st.n), 0), words.Ordinal(st.rank)}, hs[1], b.w()),
	}
	w := max(c.Width(lines[0], hs[0]), c.Width(lines[1], hs[1]))
	tx := math.Min(math.Max(at, b.X0+w/2), b.X1-w/2)
	c.Text(tx, b.Y1+0.6*c.M.Label+leading*c.M.Label, lines[0], hs[0], centre)
	c.Text(tx, b.Y1+0.6*c.M.Label, lines[1], hs[1], centre)
}

// rankWords is "4th largest gain of 251". The direction is said with the rank: the fourth largest
// gain may be the ninth largest move.
func rankWords(st strip) string {
	what := st.what()
	if st.rank == 1 {
		return "largest " + what + " of " + words.Grouped(float64(st.n), 0) + " days"
	}
	return words.Ordinal(st.rank) + " largest " + what + " of " + words.Grouped(float64(st.n), 0)
}

// placeboTitles leads with the rarest day and words it by its rank alone; “only” is said of a rank
// among the first twentieth. No p-value stands in the title, because the rank is all that the
// picture shows; its share is one for who wants it.
func placeboTitles(s *subject, strips []strip) []string {
	order := append([]strip(nil), strips...)
	sort.SliceStable(order, func(i, j int) bool { return order[i].share() < order[j].share() })
	st := order[0]
	var out []string
	for _, name := range namings(s.doc) {
		day := fullDate(st.o.Day0)
		t := ""
		switch {
		case st.rank == 1:
			t = fmt.Sprintf("None of %d ordinary days saw a larger abnormal %s of %s than %s",
				st.n-1, st.what(), name(st.o.Security), day)
		case st.share() <= 0.05:
			t = fmt.Sprintf("Only %d of %d ordinary days saw a larger abnormal %s of %s than %s",
				st.rank-1, st.n-1, st.what(), name(st.o.Security), day)
		default:
			t = fmt.Sprintf("%s does not stand out among the days of %s: %d of %d saw a larger "+
				"abnormal %s", day, name(st.o.Security), st.rank-1, st.n-1, st.what())
		}
		if rest := likewise(st, order[1:]); len(rest) > 0 {
			out = append(out, t+"; "+words.List(rest))
		}
		out = append(out, t)
	}
	if len(out) == 4 { // the short names with the rest, before the long ones without
		out[1], out[2] = out[2], out[1]
	}
	return out
}

// likewise says how many days of the other listings saw more, of those alone of which the sentence
// about st is true as well: they moved the same way on the same day. "None of 250 days" must not be
// carried over to a listing that fell on that day.
func likewise(st strip, others []strip) (out []string) {
	for _, o := range others {
		if o.what() != st.what() || o.o.Day0 != st.o.Day0 {
			continue
		}
		count := "none"
		if o.rank > 1 {
			count = strconv.Itoa(o.rank - 1)
		}
		out = append(out, count+" of "+o.o.Security)
	}
	return out
}

// share is the rank as a part of all days.
func (st strip) share() float64 { return float64(st.rank) / float64(st.n) }

// what is the direction of the event day.
func (st strip) what() string {
	if st.ar < 0 {
		return "loss"
	}
	return "gain"
}

// placeboAlt gives every rank, in the direction of the move and by size. Both ranks are given, as a
// reader may ask for either.
func placeboAlt(s *subject, strips []strip) string {
	t := "Dot plot. " + words.Ended(placeboTitles(s, strips)[0])
	for _, st := range strips {
		t += fmt.Sprintf(" %s: abnormal return %s on %s, the %s; %s by size in either direction.",
			label(s.doc, st.o.Security), percent(st.ar), fullDate(st.o.Day0), rankWords(st),
			words.Ordinal(st.either))
	}
	return t
}
