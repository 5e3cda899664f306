package charts

import (
	"math"
	"slices"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/report"
)

func init() {
	Charts.Register(chart{eventstudy.Info{
		Name:    "session",
		Title:   "the day that a claim is about",
		Formula: "O_t, H_t, L_t, C_t over C_{t−1}, less 1; the claim a line; beside it R_m,t, AR_t",
		Use: "is it true, and of which price of the day? Open, high, low and close of the " +
			"session and its neighbours, what was claimed, what the market did and what of the " +
			"close it does not explain",
		Avoid:   "for claims of other kinds than move and level: claims has a row for each",
		Assumes: "a file with the day's high and low",
		Order:   5,
	}, composeSession, ofClaims | eachDay | leads, report.InClaims})
}

// claimDay is one listing's day, and what was claimed of it. All changes are on the close before,
// as newspapers count them; a level becomes a change too, so that one axis serves both.
type claimDay struct {
	doc   *report.Document
	x     *claims.Listing
	day   eventstudy.Date
	base  float64      // the close before, on the scale of the day
	bars  []claims.Bar // the day and its neighbours, ascending
	at    int          // of the day among them
	said  []*claims.Verdict
	asked *claims.Verdict // the claim that was asked for by its id; nil

	wrong   string          // what a finding says of the day's prices, "" as a rule
	omitted int             // neighbours that cannot be drawn
	market  float64         // the benchmark's return of the day; NaN
	left    *eventstudy.Day // with the abnormal return of the day; nil
	outcome *eventstudy.Outcome
}

// ofDay reports whether a claim is one of a price or of a change of a single day. Claims of longer
// spans or of ranks have no session of their own.
func ofDay(v *claims.Verdict) bool {
	return v.Claim.Shape().Seen == claims.OnDay && v.Claim.Target != nil
}

// sessionOf makes the session of a claim, or says what is missing for it. Each thing that can be
// missing is named by itself, because each has another remedy: another file, another day, a finding
// to look into.
func sessionOf(doc *report.Document, v *claims.Verdict, neighbours [2]int) (*claimDay, error) {
	r := v.Plain("")
	if d := v.Decided(); d != nil && slices.Contains(v.Claim.Securities, d.Security) {
		r = v.Plain(d.Security)
	}
	if r == nil {
		return nil, lacks("there is no price to hold claim %q against", v.Claim.ID)
	}
	series := doc.Panel.Series[r.Security]
	if series == nil || series.Security.Prices == nil {
		return nil, lacks("there are no prices of %s", r.Security)
	}
	day := v.Claim.Date
	if r.Closed != "" {
		return nil, lacks("the exchange of %s was closed on %s", r.Security, day.Long())
	}
	s := &claimDay{doc: doc, day: day, market: math.NaN()}
	s.x = claims.NewListing(series.Security, nil)
	i, ok := s.x.Row(day)
	switch {
	case !ok || math.IsNaN(r.Value) && r.Need != "":
		return nil, lacks("claim %q needs %s", v.Claim.ID, r.Need)
	case i == 0:
		return nil, lacks("the file of %s has no close before %s", r.Security, day.Long())
	}
	own := s.x.Bar(i, i)
	s.base = s.x.Bar(i-1, i).Close
	switch {
	case math.IsNaN(s.base):
		return nil, lacks("prices of %s from %s on cannot be compared with those before",
			r.Security, day.Long())
	case math.IsNaN(own.High) || math.IsNaN(own.Low):
		return nil, lacks("the file of %s has no high and low for %s", r.Security, day.Long())
	}
	// A false close of the day before moves each change of the day, and is as bad as one of its
	// own.
	s.wrong = s.x.FalseOn(day)
	if s.wrong == "" {
		s.wrong = s.x.FalseOn(s.x.Days[i-1])
	}
	s.surround(i, neighbours)
	s.against(series)
	return s, nil
}

// surround adds the sessions before and after row i that are true and can be compared with it. A
// neighbour on the other side of a split would dwarf the day by a factor of ten.
func (s *claimDay) surround(i int, neighbours [2]int) {
	for j := max(0, i-neighbours[0]); j <= min(len(s.x.Days)-1, i+neighbours[1]); j++ {
		b := s.x.Bar(j, i)
		if j != i && (math.IsNaN(b.Close) || s.x.FalseOn(b.Day) != "") {
			s.omitted++
			continue
		}
		if j == i {
			s.at = len(s.bars)
		}
		s.bars = append(s.bars, b)
	}
}

// against finds what the market did on the day and what of the close it does not explain: of the
// event whose day 0 is nearest. A day may lie in the windows of several events, whose models were
// estimated on different days.
func (s *claimDay) against(series *eventstudy.Series) {
	if l := series.Line; l != nil && l.Market.Benchmark != nil {
		a := dateAxis{days: l.Days}
		if t := a.index(s.day); t < len(l.Days) && l.Days[t] == s.day && t < len(l.Benchmark) {
			s.market = l.Benchmark[t]
			// Newspapers count simple changes: at 10 % a logarithmic one is 0.5 points less.
			if s.doc.Design.Returns == eventstudy.Log {
				s.market = math.Expm1(s.market)
			}
		}
	}
	for _, o := range s.doc.Outcomes {
		for k := range o.Days {
			d := &o.Days[k]
			if o.Security != series.Security.ID || d.Date != s.day || math.IsNaN(d.AR) {
				continue
			}
			if s.left == nil || max(d.Offset, -d.Offset) < max(s.left.Offset, -s.left.Offset) {
				s.left, s.outcome = d, o
			}
		}
	}
}

// id is the listing's.
func (s *claimDay) id() string { return s.x.Security.ID }

// change is a price as a change on the close before.
func (s *claimDay) change(price float64) float64 { return price/s.base - 1 }

// own is the bar of the day itself.
func (s *claimDay) own() claims.Bar { return s.bars[s.at] }

// sessions are the days of a document that can be drawn, each listing and day once, in the order of
// the claims; with a claim's id the one of that claim. Where there is none the error says why.
// Claims that share a listing and a day share their picture, with a line for each figure.
func sessions(
	doc *report.Document, sel Selection, neighbours [2]int,
) (list []*claimDay, err error) {
	index := map[string]*claimDay{}
	why := lacks("no claim of a day's move or price")
	if sel.Claim != "" {
		why = lacks("no claim has the id %q", sel.Claim)
	}
	missed := false
	for i := range doc.Claims {
		v := &doc.Claims[i]
		asked := v.Claim.ID == sel.Claim
		if !ofDay(v) {
			if asked && sel.Claim != "" {
				why = lacks("claim %q is not of a single day's move or price", sel.Claim)
			}
			continue
		}
		s, err := sessionOf(doc, v, neighbours)
		if err != nil {
			if asked || sel.Claim == "" && !missed {
				why, missed = err, true
			}
			continue
		}
		if sel.Security != "" && s.id() != sel.Security {
			continue
		}
		key := s.id() + " " + s.day.String()
		if index[key] == nil {
			index[key] = s
			list = append(list, s)
		}
		s = index[key]
		s.said = append(s.said, v)
		if asked && sel.Claim != "" {
			s.asked = v
		}
	}
	if sel.Claim != "" {
		for _, s := range list {
			if s.asked != nil {
				return []*claimDay{s}, nil
			}
		}
		return nil, why
	}
	if len(list) == 0 {
		return nil, why
	}
	return list, nil
}

// composeSession draws the first day that can be drawn, or that of the claim which is asked for.
// Three sessions before and after show whether the day was one of many such days.
func composeSession(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	neighbours := [2]int{3, 3}
	// A small picture keeps more of what came before, which shows what is usual, than of what came
	// after.
	if c.small() {
		neighbours = [2]int{2, 1}
	}
	list, err := sessions(doc, sel, neighbours)
	if err != nil {
		return nil, err
	}
	s := list[0]
	marks := s.marks()
	v := s.headroom(c, marks, s.span(marks).padded(0.06))
	y := c.newYAxis(v, c.plotHeight(1), percentUnit)
	f := &Figure{
		Files:    priced(doc, s.id()).against(doc, s.id()),
		Titles:   s.titles(),
		Subtitle: s.subtitle(),
		Notes:    s.notes(),
		Alt:      s.alt(),
		Gutter:   c.gutter(y),
		Floor:    c.dayFloor() - leading*c.M.Label, // one line of dates
	}
	f.Panels = []Panel{{Draw: func(c *Canvas, b pane) { s.draw(c, y, marks, b.box) }}}
	return f, nil
}

// span is the range of what is drawn. A claim far from all prices does not press them together. A
// claim of 90 % where prices moved by 9 % is named at the edge, as being off the scale.
func (s *claimDay) span(marks []claimed) span {
	v := spanOf(0)
	for _, b := range s.bars {
		v.add(s.change(b.High), s.change(b.Low), s.change(b.Close))
	}
	v.add(s.market)
	if s.left != nil {
		v.add(s.left.AR)
	}
	// As far as three times their range from them, a claim leaves prices apart that differ.
	prices := v.padded(3)
	for i := range marks {
		m := &marks[i]
		if m.beyond = m.value > prices.hi || m.value < prices.lo; !m.beyond {
			v.add(m.value)
		}
	}
	return v
}

// headroom raises a range so that the label of the highest claim has room over its line. Its place
// is reckoned before the axis is laid, for the axis decides where the line will be.
func (s *claimDay) headroom(c *Canvas, marks []claimed, v span) span {
	rows := map[claims.Status]bool{}
	for _, m := range marks {
		rows[m.look.Status] = true
	}
	need := (2*float64(len(rows))*leading + 1.1) * c.M.Label / c.plotHeight(1)
	if top := math.Min(marks[0].value, v.hi); need < 0.5 {
		v.hi = math.Max(v.hi, (top-need*v.lo)/(1-need))
	}
	return v
}
