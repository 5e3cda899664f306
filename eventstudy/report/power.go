package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"sync"

	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// PowerSchema names the form of the JSON of stockmove power.
const PowerSchema = "stockmove/power/v1"

// Strength is what tests could have seen: a row for each event and window, for each mean, or of a
// plan that has no data yet. It is of a study that was made or of one that is planned; the same
// sentences serve both, with less to say of a plan.
type Strength struct {
	Title  string
	Design *eventstudy.Design
	Effect float64 // that is asked about, a fraction; NaN without one
	Rows   []StrengthRow
	Notes  []string
}

// StrengthRow is one estimate with its error. Estimate is NaN of a plan.
type StrengthRow struct {
	ID, Security, Group string
	Window              eventstudy.Window
	N                   int // events
	Estimate, SE, DF    float64
	P                   float64 // of the test of the estimate; NaN of a plan
	Needed              int     // of a plan: events that would find the effect; 0 where unknown
	// RankFloor says that the SQ test cannot reject at the level asked for, empty where it can.
	RankFloor string
	rank      func() *eventstudy.RankPower
}

// Rank is the power of the SQ test of an event; nil where it has none. It sorts the estimation days
// of the event, so that it is made where it is asked for: a picture of ten thousand events asks for
// none.
func (r *StrengthRow) Rank() *eventstudy.RankPower {
	if r.rank == nil {
		return nil
	}
	return r.rank()
}

// StrengthOf lists the events and means of a measured study. A mean is judged by the test that
// leads there, with that test's own degrees of freedom.
func StrengthOf(r *eventstudy.Report, effect float64) Strength {
	s := Strength{Title: r.Title, Design: &r.Design, Effect: effect}
	for _, o := range r.Outcomes {
		for i := range o.Windows {
			w := &o.Windows[i]
			s.Rows = append(s.Rows, StrengthRow{ID: o.Event.ID, Security: o.Security,
				Group: o.Event.Group, Window: w.Window, N: 1, Estimate: w.CAR, SE: w.SE,
				DF: float64(o.Fit.DF), P: w.P, RankFloor: o.RankFloor(&r.Design),
				rank: sync.OnceValue(func() *eventstudy.RankPower {
					return o.RankPower(w, &r.Design)
				})})
		}
	}
	for _, a := range r.Aggregate {
		row := StrengthRow{ID: "mean", Group: a.Group, Window: a.Window, N: a.N, Estimate: a.CAAR,
			SE: a.SE, DF: math.NaN(), P: math.NaN()}
		if t := testOf(r, &a); t != nil {
			row.DF, row.P = t.Freedom(), t.P
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// detectable is the smallest true effect that the test of a row finds four times in five.
func (s *Strength) detectable(r *StrengthRow) float64 { return s.Design.Detectable(r.SE, r.DF) }

// rankDetectable is the same of its SQ test, which asks the estimation days themselves; NaN where
// it has none. rankPower is its power at the effect that is asked about, rankLeast its least p.
func (r *StrengthRow) rankDetectable() float64 {
	return ofRank(r, (*eventstudy.RankPower).Detectable)
}

func (r *StrengthRow) rankLeast() float64 { return ofRank(r, (*eventstudy.RankPower).Least) }

func (s *Strength) rankPower(r *StrengthRow) float64 {
	return ofRank(r, func(p *eventstudy.RankPower) float64 { return p.At(s.Effect) })
}

// ofRank is a figure of a row's SQ test, NaN without one.
func ofRank(r *StrengthRow, of func(*eventstudy.RankPower) float64) float64 {
	if p := r.Rank(); p != nil {
		return of(p)
	}
	return math.NaN()
}

// power is the chance of finding the effect that is asked about, if it is the true one.
func (s *Strength) power(r *StrengthRow) float64 { return s.Design.Power(s.Effect, r.SE, r.DF) }

// equivalence is the p-value of an effect within ±Effect. It is the larger of the p-values of two
// one-sided tests (Schuirmann, J. Pharmacokinetics and Biopharmaceutics 15:657–680, 1987).
func (s *Strength) equivalence(r *StrengthRow) float64 {
	return eventstudy.Equivalence(r.Estimate, r.SE, r.DF, math.Abs(s.Effect))
}

// said is what the data allow to say of a row. Four things can be true of an estimate, and only one
// of them is that nothing is known.
func (s *Strength) said(r *StrengthRow) string {
	a := s.Design.Alpha
	switch eq := s.equivalence(r); {
	case math.IsNaN(r.P):
		return words.Unknown
	case r.P < a && eq < a:
		return "significant but small"
	case r.P < a:
		return "significant"
	case eq < a:
		return "equivalent to zero"
	case math.IsNaN(s.Effect):
		return "not significant"
	}
	return "the data cannot tell"
}

// Power writes what the tests could have seen in one of the PrintoutFormats.
func Power(w io.Writer, s Strength, format string) error {
	return printout{"power", PowerSchema, s.page, s.members, s.table}.write(w, format)
}

// page has a row for each estimate; what a plan has no estimate for is left out.
func (s Strength) page() page {
	p := page{Title: s.Title}
	m := scaleOf(s.Design)
	asked := !math.IsNaN(s.Effect)
	// A plan has no estimate in any row, so that the first tells what this is.
	planned := len(s.Rows) > 0 && math.IsNaN(s.Rows[0].Estimate)
	ranked := slices.ContainsFunc(s.Rows, func(r StrengthRow) bool { return r.Rank() != nil })
	t := &table{}
	t.columns(left("Of"), left("Window"), right("SE"), right("Could see"),
		right("By rank").when(ranked),
		right(m.words().CAR).when(!planned), right("Cannot exclude").when(!planned),
		right("Power at "+m.size(s.Effect)).when(asked), right("By rank").when(asked && ranked),
		wide("So").when(!planned))
	for i := range s.Rows {
		r := &s.Rows[i]
		t.add(r.name(), r.Window.String(), m.size(r.SE), m.within(s.detectable(r)),
			m.within(r.rankDetectable()),
			m.value(r.Estimate), m.within(s.Design.Excludable(r.Estimate, r.SE, r.DF)),
			words.Size(s.power(r), 1), words.Size(s.rankPower(r), 1), s.said(r))
	}
	t.Foot = fmt.Sprintf("Could see: the smallest true effect that the test at the %s level finds "+
		"four times in five.", words.Level(s.Design.Alpha))
	if ranked {
		t.Foot += " By rank: the same of the SQ test, had the effect been added to each of the " +
			"estimation days; – where no rank is significant or none is taken."
	}
	if !planned {
		t.Foot += " Cannot exclude: effects up to this size are not refuted (two one-sided tests)."
	}
	if !planned && asked {
		t.Foot += " Equivalent to zero, small: an effect beyond ±" + m.size(math.Abs(s.Effect)) +
			" is refuted."
	}
	// A dash is explained where one stands, and only there.
	if slices.ContainsFunc(s.Rows, func(r StrengthRow) bool { return !(r.SE > 0) }) {
		t.Foot += " –: without a standard error nothing is known of what could be seen; " +
			"stockmove run says why there is none."
	}
	p.add("power", "", append([]block{{Table: t}}, paragraphs(s.notes())...))
	return p
}

// notes are what the table leaves to say. A significant estimate of a weak test exaggerates the
// effect, which is told where the power is below the usual four in five.
func (s *Strength) notes() []string {
	out := append([]string(nil), s.Notes...)
	told := map[string]bool{} // events of the same length have one sentence
	for i := range s.Rows {
		if text := s.Rows[i].RankFloor; text != "" && !told[text] {
			told[text] = true
			out = append(out, "SQ test: "+words.Ended(text))
		}
	}
	if math.IsNaN(s.Effect) || len(s.Rows) == 0 {
		return out
	}
	m := scaleOf(s.Design)
	r := &s.Rows[0]
	if x := s.Design.Exaggerates(s.Effect, r.SE); s.Effect != 0 && r.SE > 0 && x.Power < 0.8 {
		out = append(out, fmt.Sprintf("If the true effect were %s, a significant estimate of %s "+
			"would on average be %s times as large as the truth, and of the wrong sign in %s of "+
			"cases  (Gelman & Carlin 2014, normal approximation).",
			m.value(s.Effect), r.name()+" "+r.Window.String(),
			words.Fixed(x.Factor, 1), words.Size(x.WrongSign, 1)))
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Needed > 0 {
			out = append(out,
				fmt.Sprintf("Over %s an effect of %s is found four times in five with %s.",
					r.Window, m.value(s.Effect), words.Counted(r.Needed, "event")))
		}
	}
	return out
}

// needed is NaN where the number is unknown.
func (r *StrengthRow) needed() float64 {
	if r.Needed == 0 {
		return math.NaN()
	}
	return float64(r.Needed)
}

// name is what a row is of. Events are called as in every table, means by what they are of.
func (r *StrengthRow) name() string {
	switch {
	case r.Security != "" && r.ID != "" && r.ID != r.Security:
		return r.ID + " " + r.Security
	case r.Security != "":
		return r.Security
	case r.Group != "":
		return "mean of " + r.Group
	case r.ID == "mean":
		return "mean of " + words.Counted(r.N, "event")
	}
	return r.ID
}

// The level and the side are part of every figure below them, and stand first.
func (s Strength) members(m members) {
	m.num("alpha", s.Design.Alpha)
	m.text("tail", string(s.Design.Tail))
	m.num("aim", eventstudy.PowerAim)
	m.num("effect", s.Effect)
	lines(m.key("rows"), s.Rows, func(m members, x *StrengthRow) { s.fields(m, x) })
}

func (s Strength) table() tidy {
	return rowsOf("id,security,group,first,last,n,estimate,se,df,detectable,excludable,power,"+
		"equivalence,wrong_sign,exaggeration,events_needed,rank_detectable,rank_power,"+
		"rank_least", s.Rows,
		func(c *cells, x *StrengthRow) { s.fields(c, x) })
}

// fields is a row with what its test could see.
func (s Strength) fields(r record, x *StrengthRow) {
	e := s.Design.Exaggerates(s.Effect, x.SE)
	r.text("id", x.ID)
	r.known("security", x.Security)
	r.text("group", x.Group)
	r.window("window", x.Window)
	r.int("n", x.N)
	nums(r, num{"estimate", x.Estimate}, num{"se", x.SE}, num{"df", x.DF},
		num{"detectable", s.detectable(x)},
		num{"excludable", s.Design.Excludable(x.Estimate, x.SE, x.DF)}, num{"power", s.power(x)},
		num{"equivalence", s.equivalence(x)}, num{"wrong_sign", e.WrongSign},
		num{"exaggeration", e.Factor}, num{"events_needed", x.needed()},
		num{"rank_detectable", x.rankDetectable()}, num{"rank_power", s.rankPower(x)},
		num{"rank_least", x.rankLeast()})
}
