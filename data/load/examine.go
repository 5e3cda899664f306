package load

import (
	"context"

	"stockmove/data/doctor"
	"stockmove/eventstudy"
	"stockmove/eventstudy/pool"
)

// MostCompared is how many series are held against each other in pairs; a large panel
// comes from one source and is held against its benchmark alone.
const MostCompared = 40

// patient is one series that is examined. The findings of the reader come first, since they say how
// the numbers were come by, and those of the doctor after them.
type patient struct {
	prices   *eventstudy.Prices
	role     string
	context  doctor.Context
	findings []eventstudy.Finding // the reader's, then the doctor's
}

// examine looks at every series for what is suspicious in it, and lists the inputs. A finding that
// makes a study on the file meaningless is a problem; the others go with the prices. Securities of
// a large panel that no event names are left out: they are most of the cost, and nothing is said of
// them. A benchmark that serves several markets is examined once, with the first of them.
func examine(ctx context.Context, at places, idle map[string]bool) (jobs []patient, n said,
	err error) {
	markets := map[string]eventstudy.Market{}
	for _, m := range at.markets {
		markets[m.ID] = m
	}
	var all []*eventstudy.Prices // in the order of the first jobs
	for _, s := range at.securities {
		all = append(all, s.Prices)
	}
	for _, s := range at.securities {
		if idle[s.ID] {
			continue
		}
		m := markets[s.Market]
		jobs = append(jobs, patient{prices: s.Prices, role: RolePrices,
			context: doctor.Context{Hours: m.Hours, Calendar: m.ID, Benchmark: m.Benchmark}})
	}
	listed := map[*eventstudy.Prices]bool{}
	for _, m := range at.markets {
		for _, b := range append([]*eventstudy.Prices{m.Benchmark}, m.Others...) {
			if b == nil || listed[b] {
				continue
			}
			listed[b] = true
			jobs = append(jobs, patient{prices: b, role: RoleBenchmark,
				context: doctor.Context{Hours: m.Hours, Calendar: m.ID}})
		}
	}
	// Findings are attached once all are known: a series is not changed while another is held
	// against it.
	found := make([][]eventstudy.Finding, len(jobs))
	err = pool.EachWith(ctx, len(jobs), 0, func() func(int) {
		var e doctor.Examiner
		var room eventstudy.PriceRoom
		return func(i int) {
			found[i] = e.Examine(jobs[i].prices.Unpacked(&room), jobs[i].context)
		}
	})
	if err != nil {
		return nil, n, err
	}
	if len(all) <= MostCompared {
		for i, p := range all {
			all[i] = p.Unpacked(new(eventstudy.PriceRoom))
		}
		for _, f := range doctor.Compare(all...) {
			found[f.A] = append(found[f.A], f.Finding)
			// Days that are doubtful for the one are so for the other; the rest is said once.
			if len(f.Dates) > 0 {
				found[f.B] = append(found[f.B], f.Finding)
			}
		}
	}
	for i := range jobs {
		jobs[i].findings = append(jobs[i].prices.Findings, found[i]...)
		jobs[i].tell(&n)
	}
	return jobs, n, nil
}

// attach gives the series what has been found in them. It is done at the end, when no series is
// looked at any more.
func attach(patients []patient) {
	for _, x := range patients {
		x.prices.Findings = x.findings
	}
}

// tell lists a series as an input and refuses it when it is useless. A finding that ends the study
// points to inspect, which shows the file with all that was found in it.
func (x patient) tell(n *said) {
	p := x.prices
	n.input(Input{
		ID: p.ID, Role: x.role, Path: p.Source.Path, SHA256: p.Source.SHA256,
		Dialect: p.Source.Dialect,
		Basis:   p.Basis, First: p.First(), Last: p.Last(), Rows: len(p.Dates),
		Findings: x.findings,
	})
	for _, f := range x.findings {
		if x.role == RoleBenchmark && len(f.Dates) == 0 {
			// The core tells of days and of securities; what concerns the whole of a benchmark is
			// told here.
			n.warnings = append(n.warnings, f.Warning(p.ID))
		}
		if f.Fatal {
			n.faults.Add(eventstudy.Pos{File: p.Source.Path},
				"stockmove inspect "+p.Source.Path+" shows how it was read", "%s: %s", p.ID, f.Text)
		}
	}
}
