package eventstudy

import (
	"context"
	"fmt"
)

// Run carries out a study: each event is dated, its model estimated, its abnormal
// returns measured and judged; then the tests over groups of events. Events that cannot be measured leave
// as Skips. It returns an error for a design that contradicts itself or when ctx
// ends; a study with no event left is not an error here, see Report.Skips.
func Run(ctx context.Context, p *Panel, events []Event, d Design) (*Report, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	if err := d.needs(&Panel{Lines: p.linesOf(events)}); err != nil {
		return nil, err
	}
	lines := p.linesOf(events)
	if err := d.enough(lines); err != nil {
		return nil, err
	}
	r := &Report{Design: d, Panel: p, Warnings: append(d.simpleFactors(lines), p.Warnings...)}
	outcomes := make([]*Outcome, len(events))
	skips := make([]*Skip, len(events))
	err := forEach(ctx, len(events), d.Workers, func(i int, w *Work) {
		outcomes[i], skips[i] = measure(p, events[i], &d, w)
	})
	if err != nil {
		return nil, err
	}
	settleOverlaps(outcomes, skips, d)
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
	return r, nil
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
	var lead meanTest
	if widest != nil {
		t, _ := Tests.Lookup(widest.Test)
		lead, _ = t.(meanTest)
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

// needs checks that every market has what the model reads.
func (d Design) needs(p *Panel) error {
	n := d.Model.Info().Name
	need := d.Model.Needs()
	for _, l := range p.Lines {
		where := ""
		if l.Market.ID != "" {
			where = fmt.Sprintf(" in market %s", l.Market.ID)
		}
		if need.Benchmark && l.Benchmark == nil {
			return Fault(Pos{}, "give --benchmark PATH, or use --model mean", "model %s needs a benchmark%s", n, where)
		}
		if (need.RF || need.AnyFactors || len(need.Factors) > 0) && l.Factors == nil {
			return Fault(Pos{}, "give --factors PATH (a daily file of Kenneth French's library, or a CSV of factor returns)", "model %s needs factor returns%s", n, where)
		}
		if need.RF && l.RF == nil {
			return Fault(Pos{}, "name the column RF in the factor file", "model %s needs the riskless rate RF, which the factor file does not have%s", n, where)
		}
		for _, f := range need.Factors {
			if l.Factors[f] == nil {
				return Fault(Pos{}, "give --factors a file that has it; files can be combined", "model %s needs the factor %s, which the factor files do not have%s", n, f, where)
			}
		}
		if c, ok := d.Model.(checker); ok {
			if err := c.check(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// checker is a Model whose needs are not a plain list.
type checker interface{ check(l *Timeline) error }
