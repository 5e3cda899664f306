package load

import (
	"io"

	"stockmove/data/asked"
	"stockmove/data/factorfile"
	"stockmove/data/input"
	"stockmove/eventstudy"
)

// readFactors reads the factor files and joins them by day; nil where there are none. Joining needs
// all of the files: a factor that two of them have is compared, and a model would lose the days
// that one of them lacks. So nothing is joined where one could not be read.
func readFactors(s *asked.Spec) (joined *eventstudy.Factors, n said, err error) {
	var all []*eventstudy.Factors
	for _, ref := range s.Factors {
		f, findings, err := readFactorFile(ref, s.Stdin, s.Read)
		if err != nil {
			if err := n.keep(err); err != nil {
				return nil, n, err
			}
			continue
		}
		all = append(all, f)
		in := Input{ID: ref.Base(), Role: RoleFactors, Path: ref.Shown, SHA256: f.Source.SHA256,
			Dialect: f.Source.Dialect, Rows: len(f.Dates), Findings: findings}
		if n := len(f.Dates); n > 0 {
			in.First, in.Last = f.Dates[0], f.Dates[n-1]
		}
		n.input(in)
		for _, x := range findings {
			if x.Fatal {
				n.faults.Add(eventstudy.Pos{File: ref.Shown}, "", "%s", x.Text)
			}
			n.warnings = append(n.warnings, x.Warning(ref.Shown))
		}
		if f.Vintage != "" {
			n.note(ref.Shown + " says of itself: " + f.Vintage)
		}
	}
	if n.reach() == lessened || len(all) == 0 {
		return nil, n, nil
	}
	joined, findings, err := factorfile.Join(all...)
	if err != nil {
		return nil, n, err
	}
	for _, x := range findings {
		n.warnings = append(n.warnings, x.Warning("factors"))
	}
	return joined, n, nil
}

// readFactorFile reads one file; the reader itself opens nothing.
func readFactorFile(ref input.Ref, stdin io.Reader, how asked.Reading) (*eventstudy.Factors,
	[]eventstudy.Finding, error) {
	r, err := ref.Open(stdin)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	return factorfile.Read(ref.Shown, r, how.FactorOptions())
}
