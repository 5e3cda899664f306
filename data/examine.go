package data

import (
	"context"

	"stockmove/data/doctor"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
)

// mostCompared is how many series are held against each other in pairs; a large panel
// comes from one source and is held against its benchmark alone.
const mostCompared = 40

// examine looks at every series for what is suspicious in it, and lists the inputs. A
// finding that makes a study on the file meaningless is a problem; the others go with the prices.
func (l *loader) examine(ctx context.Context) error {
	markets := map[string]eventstudy.Market{}
	for _, m := range l.study.Markets {
		markets[m.ID] = m
	}
	var all []*eventstudy.Prices // in the order of the first jobs
	for _, s := range l.study.Securities {
		all = append(all, s.Prices)
	}
	var jobs []patient
	for _, s := range l.study.Securities {
		if l.idle[s.ID] {
			continue
		}
		m := markets[s.Market]
		jobs = append(jobs, patient{s.Prices, RolePrices,
			doctor.Context{Hours: m.Hours, Calendar: m.ID, Benchmark: m.Benchmark}})
	}
	listed := map[*eventstudy.Prices]bool{}
	for _, m := range l.study.Markets {
		for _, b := range append([]*eventstudy.Prices{m.Benchmark}, m.Others...) {
			if b == nil || listed[b] {
				continue
			}
			listed[b] = true
			jobs = append(jobs,
				patient{b, RoleBenchmark, doctor.Context{Hours: m.Hours, Calendar: m.ID}})
		}
	}
	// Findings are attached once all are known: a series is not changed while another is held
	// against it.
	found := make([][]eventstudy.Finding, len(jobs))
	err := pool.EachWith(ctx, len(jobs), 0, func() func(int) {
		var e doctor.Examiner
		return func(i int) { found[i] = e.Examine(jobs[i].prices, jobs[i].context) }
	})
	if err != nil {
		return err
	}
	if len(all) <= mostCompared {
		for _, f := range doctor.Compare(all...) {
			found[f.A] = append(found[f.A], f.Finding)
			// Days that are doubtful for the one are so for the other; the rest is said once.
			if len(f.Dates) > 0 {
				found[f.B] = append(found[f.B], f.Finding)
			}
		}
	}
	var ps eventstudy.Problems
	for i, j := range jobs {
		j.prices.Findings = append(j.prices.Findings, found[i]...)
		l.series(j.prices, j.role, &ps)
	}
	return ps.Err()
}

// patient is one series to be examined.
type patient struct {
	prices  *eventstudy.Prices
	role    string
	context doctor.Context
}

// series records one series as an input and refuses it when it is useless.
func (l *loader) series(p *eventstudy.Prices, role string, ps *eventstudy.Problems) {
	l.input(Input{
		ID: p.ID, Role: role, Path: p.Source.Path, SHA256: p.Source.SHA256,
		Dialect: p.Source.Dialect,
		Basis:   p.Basis, First: p.First(), Last: p.Last(), Rows: len(p.Dates),
		Findings: p.Findings,
	})
	for _, f := range p.Findings {
		if role == RoleBenchmark && len(f.Dates) == 0 {
			// The core tells of days and of securities; what concerns the whole of a benchmark is
			// told here.
			l.warn(f.Warning("").Code, p.ID, f.Text)
		}
		if f.Fatal {
			ps.Add(eventstudy.Pos{File: p.Source.Path},
				"stockmove inspect "+p.Source.Path+" shows how it was read", "%s: %s", p.ID, f.Text)
		}
	}
}
