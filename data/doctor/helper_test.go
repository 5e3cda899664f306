package doctor

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"stockmove/eventstudy"
)

// table reads rows "date,open,high,low,close,adj,volume" of a test; a column without any
// value is absent, an empty cell or nan unknown.
func table(t testing.TB, id, text string) *eventstudy.Prices {
	t.Helper()
	p := &eventstudy.Prices{ID: id, Basis: eventstudy.Split}
	cols := make([][]float64, 6)
	seen := [6]bool{}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		w := strings.Split(strings.TrimSpace(line), ",")
		if w[0] == "date" {
			continue
		}
		d, err := eventstudy.ParseDate(w[0])
		if err != nil || len(w) != 7 {
			t.Fatalf("bad row %q", line)
		}
		p.Dates = append(p.Dates, d)
		for k := range cols {
			v, err := strconv.ParseFloat(w[k+1], 64)
			if err != nil {
				v = math.NaN()
			}
			seen[k] = seen[k] || w[k+1] != ""
			cols[k] = append(cols[k], v)
		}
	}
	for k, to := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose, &p.Volume} {
		if seen[k] {
			*to = cols[k]
		}
	}
	return p
}

// weekdayHours knows every weekday as a full session but for the listed closures and half-days.
type weekdayHours struct{ closed, half map[string]bool }

func (h weekdayHours) Session(d eventstudy.Date) eventstudy.Session {
	switch {
	case d.Weekend() || h.closed[d.String()]:
		return eventstudy.Session{Kind: eventstudy.Closed, Reason: "Test Day"}
	case h.half[d.String()]:
		return eventstudy.Session{Kind: eventstudy.Half}
	}
	return eventstudy.Session{Kind: eventstudy.Full}
}

// sound returns n weekdays from Monday, 1 January 2024, of prices like a share's: daily moves
// of about 1 %, a range around them, a dividend of 2 % half-way, volumes within a factor of three.
func sound(id string, n int, seed uint64) *eventstudy.Prices {
	r := rand.New(rand.NewPCG(seed, 7))
	p := &eventstudy.Prices{ID: id, Basis: eventstudy.Split, Currency: "USD"}
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	c := 100.0
	for d := eventstudy.NewDate(2024, 1, 1); len(p.Dates) < n; d++ {
		if d.Weekend() {
			continue
		}
		o := c * math.Exp(0.004*r.NormFloat64())
		c *= math.Exp(0.01 * r.NormFloat64())
		h, l := math.Max(o, c)*1.004, math.Min(o, c)*0.996
		p.Dates = append(p.Dates, d)
		p.Open, p.High, p.Low, p.Close = append(p.Open, round(o)), append(p.High, round(h)),
			append(p.Low, round(l)), append(p.Close, round(c))
		q := 0.98
		if len(p.Dates) > n/2 {
			q = 1
		}
		p.AdjClose = append(p.AdjClose, math.Round(round(c)*q*1e4)/1e4)
		p.Volume = append(p.Volume, math.Round(1e6*(1+2*r.Float64())))
	}
	return p
}

// scale multiplies the prices of rows from..to−1, the adjusted ones too.
func scale(p *eventstudy.Prices, from, to int, by float64) {
	scaleQuoted(p, from, to, by)
	for i := from; i < to; i++ {
		p.AdjClose[i] *= by
	}
}

// scaleQuoted multiplies the quoted prices of rows from..to−1.
func scaleQuoted(p *eventstudy.Prices, from, to int, by float64) {
	for _, col := range [][]float64{p.Open, p.High, p.Low, p.Close} {
		for i := from; i < to; i++ {
			col[i] *= by
		}
	}
}

// flatten makes row i a bar without range, at price c and volume v.
func flatten(p *eventstudy.Prices, i int, c, v float64) {
	for _, col := range [][]float64{p.Open, p.High, p.Low, p.Close, p.AdjClose} {
		col[i] = c
	}
	p.Volume[i] = v
}

// insert puts a copy of row i after it, on day d.
func insert(p *eventstudy.Prices, i int, d eventstudy.Date) {
	p.Dates = slices.Insert(p.Dates, i+1, d)
	for _, col := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose, &p.Volume} {
		*col = slices.Insert(*col, i+1, (*col)[i])
	}
}

// remove takes rows from..to−1 out.
func remove(p *eventstudy.Prices, from, to int) {
	p.Dates = slices.Delete(p.Dates, from, to)
	for _, col := range []*[]float64{&p.Open, &p.High, &p.Low, &p.Close, &p.AdjClose, &p.Volume} {
		*col = slices.Delete(*col, from, to)
	}
}

// codes joins the codes of findings.
func codes(fs []eventstudy.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}
