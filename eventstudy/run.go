package eventstudy

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Run carries out a study: each event is dated, its model estimated, its abnormal
// returns measured and judged; then the tests over groups of events. Events that cannot be measured
// leave as Skips. It returns an error for a design that contradicts itself or when ctx ends; a
// study with no event left is not an error here, see Report.Skips.
func Run(ctx context.Context, p *Panel, events []Event, d Design) (*Report, error) {
	return run(ctx, p, events, d, func() {})
}

// RunOnce is Run for the last study of a panel: packed prices are let go as soon as the events are
// measured, for the tests need the room. Neither the panel nor its securities may be measured
// again.
func RunOnce(ctx context.Context, p *Panel, events []Event, d Design) (*Report, error) {
	return run(ctx, p, events, d, func() {
		for _, x := range p.Series {
			if held := x.Security.Prices; held.Packed != nil {
				*held.Packed = PackedPrices{}
			}
		}
	})
}

// run is Run; measured is called when no series is read any more.
func run(ctx context.Context, p *Panel, events []Event, d Design,
	measured func()) (*Report, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	lines := p.linesOf(events)
	markets := marketsOf(lines)
	err := cmp.Or(d.Fits(markets), d.CheckObs("min_obs", markets...), d.knows(p),
		d.sharesOf(p, events)).Err()
	if err != nil {
		return nil, err
	}
	d.busy = d.occasions(p, events)
	r := &Report{Design: d, Panel: p, Warnings: append(d.simpleFactors(lines), p.Warnings...)}
	outcomes := make([]*Outcome, len(events))
	skips := make([]*Skip, len(events))
	shared := newSamples()
	pieces := p.pieces(events)
	err = forEach(ctx, len(pieces), d.Workers, func(k int, w *Work) {
		w.samples = shared
		for _, i := range pieces[k] {
			outcomes[i], skips[i] = measure(p, events[i], &d, w)
		}
	})
	if err != nil {
		return nil, err
	}
	// Only measured events can overlap: one that was skipped leaves the days to the others.
	settleOverlaps(p, outcomes, skips, d)
	measured()
	for i := range events {
		if skips[i] != nil {
			r.Skips = append(r.Skips, *skips[i])
		} else {
			r.Outcomes = append(r.Outcomes, outcomes[i])
		}
	}
	r.Attrition = attrition(len(events), r.Skips)
	for _, g := range groups(r.Outcomes) {
		if err := r.aggregate(ctx, g, p); err != nil {
			return nil, err
		}
	}
	r.Differences = differences(r)
	return r, nil
}

// mostTogether is how many events of a closed series one worker measures in turn: enough for the
// opening of it to cost little, and few enough for the workers to end together.
const mostTogether = 32

// pieces are the events that one worker measures in turn, by their places in the list: each by
// itself, but those of a closed series together, since it is opened for them.
func (p *Panel) pieces(events []Event) [][]int {
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	closed := func(i int) bool {
		x := p.Series[events[i].Security]
		return x != nil && x.Return == nil
	}
	if slices.ContainsFunc(order, closed) {
		slices.SortStableFunc(order, func(a, b int) int {
			return strings.Compare(events[a].Security, events[b].Security)
		})
	}
	pieces := make([][]int, 0, len(events))
	for len(order) > 0 {
		n, first := 1, order[0]
		for n < min(len(order), mostTogether) && closed(first) &&
			events[order[n]].Security == events[first].Security {
			n++
		}
		pieces, order = append(pieces, order[:n]), order[n:]
	}
	return pieces
}

// aggregate adds what is said of a group: means, average path and tests.
func (r *Report) aggregate(ctx context.Context, group string, p *Panel) error {
	d := &r.Design
	a := &Abnormal{Group: group, Outcomes: ofGroup(r.Outcomes, group), Panel: p, Design: d}
	r.Groups = append(r.Groups, group)
	tests, err := runTests(ctx, a)
	if err != nil {
		return err
	}
	var widest *Result // leads the path
	for i, w := range d.Windows {
		lead := a.leading(tests, w)
		r.Aggregate = append(r.Aggregate, meanCAR(a, w, lead))
		if lead == nil {
			continue
		}
		lead.Headline = i == 0 && group == ""
		if widest == nil || w.Len() > widest.Window.Len() {
			widest = lead
		}
	}
	r.Tests = append(r.Tests, tests...)
	// One path has one band, of the test that leads the widest window: it is nearest to the whole.
	var lead GroupTest
	if widest != nil {
		if t, _ := Tests.Lookup(widest.Test); (ofMean | ofDay).of(t) {
			lead = t.(GroupTest)
		}
	}
	path, err := meanPath(a, lead)
	r.Path = append(r.Path, path...)
	return err
}

// linesOf are the timelines of the events' securities: a market without events needs no benchmark.
func (p *Panel) linesOf(events []Event) []*Timeline {
	used := map[*Timeline]bool{}
	for _, e := range events {
		if x := p.Series[e.Security]; x != nil {
			used[x.Line] = true
		}
	}
	var out []*Timeline
	for _, l := range p.Lines {
		if used[l] {
			out = append(out, l)
		}
	}
	return out
}

// marketsOf are the markets of timelines, in their order.
func marketsOf(lines []*Timeline) []Market {
	markets := make([]Market, len(lines))
	for i, l := range lines {
		markets[i] = l.Market
	}
	return markets
}
