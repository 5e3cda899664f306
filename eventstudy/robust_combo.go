package eventstudy

import (
	"math"
	"strings"
)

// combo is one combination of model, benchmark, estimation window and returns: what one fit depends
// on.
type combo struct {
	design    Design
	panel     *Panel
	benchmark string          // of an alternative; empty is each market's own
	own       bool            // the study's own combination
	designed  bool            // its estimation window is the design's
	serves    map[string]bool // by market: whether it makes sense there
	problem   string          // why nothing can be measured so
}

// build makes the panels, one for each benchmark and kind of returns, and the combinations.
func (x *exploration) build(markets []Market, secs []Security) error {
	x.market = map[string]string{}
	for _, s := range secs {
		x.market[s.ID] = s.Market
	}
	x.subjects(markets)
	var alts []string
	for _, a := range x.grid.Benchmarks {
		alts = append(alts, a.Prices.ID)
	}
	// The empty id stands for each market's own benchmark and goes first.
	alts = append([]string{""}, distinct(alts)...)
	// Prices become returns once for each kind and benchmark, however many models read them.
	panels := map[ReturnKind]map[string]*Panel{}
	serves := map[string]map[string]Closes{}
	for _, k := range x.grid.Returns {
		d := x.design
		d.Returns = k
		base, err := NewPanel(markets, secs, d)
		if err != nil {
			return err
		}
		panels[k] = map[string]*Panel{"": base}
		x.design.busy = x.design.occasions(base, x.events)
		for _, id := range alts[1:] {
			if panels[k][id], serves[id], err = base.against(id, x.grid.Benchmarks, d); err != nil {
				return err
			}
		}
	}
	// This order is that of the specifications, and of the rows of robust.csv.
	for _, m := range x.grid.Models {
		for _, id := range alts {
			for _, est := range x.grid.Estimations {
				for _, k := range x.grid.Returns {
					if c := x.combo(m, est, k, id, panels[k][id], serves[id]); c != nil {
						x.combos = append(x.combos, c)
					}
				}
			}
		}
	}
	return nil
}

// combo returns one combination, nil where it makes no sense for any event.
func (x *exploration) combo(m Model, est Window, k ReturnKind, id string, p *Panel,
	serves map[string]Closes) *combo {
	d := x.design
	d.Model, d.Estimation, d.Returns = m, est, k
	d.Tests, d.lean = nil, true
	if est != x.design.Estimation {
		d.Dates = Dates{}
	}
	c := &combo{design: d, panel: p, benchmark: id, serves: map[string]bool{},
		designed: est == x.design.Estimation,
		own: id == "" && m.Info().Name == x.design.Model.Info().Name &&
			est == x.design.Estimation && k == x.design.Returns}
	// A model that reads no benchmark is the same under each, so it runs under the market's own
	// alone.
	lines, all := p.used(), true
	for _, l := range lines {
		how, ok := serves[l.Market.ID]
		ok = ok && readsBenchmark(m, l) && how.bears(m) || id == ""
		if c.serves[l.Market.ID] = ok; !ok &&
			(l.Market.Benchmark == nil || l.Market.Benchmark.ID != id) {
			all = false
		}
		if ok && c.problem == "" {
			if err := d.Fits([]Market{l.Market}); err != nil {
				c.problem = brief(err)
			}
		}
	}
	// A grid of the user's may hold what cannot be: it stays in the list, with the reason.
	if err := d.Validate(); err != nil {
		c.problem = brief(err)
	}
	some := false
	for _, ok := range c.serves {
		some = some || ok
	}
	if !some || x.pooled && !all {
		return nil
	}
	if x.pooled { // an index that is some market's own serves that market too
		for _, l := range lines {
			c.serves[l.Market.ID] = true
		}
	}
	return c
}

// brief is an error without its hint.
func brief(err error) string {
	if ps, ok := err.(*Problems); ok && len(ps.List) > 0 {
		return ps.List[0].What
	}
	return err.Error()
}

// readsBenchmark reports whether a model's expected return on a timeline depends on its benchmark.
func readsBenchmark(m Model, l *Timeline) bool {
	n := m.Needs()
	return n.Benchmark || n.Market && l.Factors[colMarket] == nil
}

// against returns the panel with another benchmark in the markets that the grid gives it to, on the
// days of each market's own timeline, so that day 0 stays. A day on which the index did not trade,
// and its return to the next, which covers more than the security's day, are unknown.
func (p *Panel) against(id string, list []Alternative,
	d Design) (*Panel, map[string]Closes, error) {
	q := &Panel{Series: map[string]*Series{}, Order: p.Order}
	lines := map[*Timeline]*Timeline{}
	serves := map[string]Closes{}
	for _, l := range p.Lines {
		n := l
		for _, a := range list {
			if a.Prices.ID != id || a.Market != l.Market.ID {
				continue
			}
			price, _, _, err := a.Prices.series(d.Basis)
			if err != nil {
				// As for a market's own benchmark: the basis asked for is the securities'.
				if price, _, _, err = a.Prices.series(BasisAuto); err != nil {
					return nil, nil, err
				}
			}
			n = &Timeline{}
			*n = *l
			n.Market.Benchmark = a.Prices
			var gap []int32
			_, n.Benchmark, gap, _ = a.Prices.align(l.Days, price, d.Returns)
			for t, g := range gap {
				if g > 0 {
					n.Benchmark[t] = math.NaN()
				}
			}
			serves[l.Market.ID] = a.Closes
		}
		lines[l] = n
		q.Lines = append(q.Lines, n)
	}
	// The series keep their returns; only what they are held against is another.
	for sid, s := range p.Series {
		t := *s
		t.Line = lines[s.Line]
		q.Series[sid] = &t
	}
	return q, serves, nil
}

// choice names what a combination does to the securities of a market, or of all markets in use.
func (x *exploration) choice(c *combo, w Window, market string) Choice {
	ch := Choice{Model: c.design.Model.Info().Name, Window: w, Estimation: c.design.Estimation,
		Dates: c.design.Dates, Returns: c.design.Returns}
	ids := x.ids
	reads := false
	for _, l := range c.panel.Lines {
		if x.pooled || l.Market.ID == market {
			reads = reads || readsBenchmark(c.design.Model, l)
			if b := l.Market.Benchmark; !x.pooled && b != nil {
				ids = []string{b.ID}
			}
		}
	}
	switch {
	case !reads:
	case c.benchmark != "":
		ch.Benchmark = c.benchmark
	default:
		ch.Benchmark = strings.Join(ids, ", ")
	}
	return ch
}
