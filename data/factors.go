package data

import (
	"context"
	"io"

	"stockmove/data/factorfile"
	"stockmove/eventstudy"
)

// readFactors reads the factor files, joins them by day and gives them to every market.
func (l *loader) readFactors(context.Context) error {
	var ps eventstudy.Problems
	var all []*eventstudy.Factors
	for _, ref := range l.spec.Factors {
		f, findings, err := readFactorFile(ref, l.spec.Stdin, l.spec.Read)
		if err != nil {
			if err := mergeInto(&ps, err); err != nil {
				return err
			}
			continue
		}
		all = append(all, f)
		in := Input{ID: ref.Base(), Role: RoleFactors, Path: ref.Shown, SHA256: f.Source.SHA256,
			Dialect: f.Source.Dialect, Rows: len(f.Dates), Findings: findings}
		if n := len(f.Dates); n > 0 {
			in.First, in.Last = f.Dates[0], f.Dates[n-1]
		}
		l.input(in)
		for _, x := range findings {
			if x.Fatal {
				ps.Add(eventstudy.Pos{File: ref.Shown}, "", "%s", x.Text)
			}
			l.warn(x.Warning("").Code, ref.Shown, x.Text)
		}
		if f.Vintage != "" {
			l.study.Notes = append(l.study.Notes, ref.Shown+" says of itself: "+f.Vintage)
		}
	}
	if err := ps.Err(); err != nil || len(all) == 0 {
		return err
	}
	joined, findings, err := factorfile.Join(all...)
	if err != nil {
		return err
	}
	for _, x := range findings {
		l.warn(x.Warning("").Code, "factors", x.Text)
	}
	for i := range l.study.Markets {
		l.study.Markets[i].Factors = joined
	}
	return nil
}

func readFactorFile(ref Ref, stdin io.Reader, how Reading) (*eventstudy.Factors,
	[]eventstudy.Finding, error) {
	r, err := ref.open(stdin)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	return factorfile.Read(ref.Shown, r, how.factorOptions())
}

// factorOptions are the factor reader's.
func (r Reading) factorOptions() factorfile.Options {
	opt := factorfile.Options{Units: r.FactorUnits, MaxBytes: r.MaxBytes}
	if r.DateOrder != "ymd" { // which such a file shows by itself
		opt.DateOrder = r.DateOrder
	}
	return opt
}
