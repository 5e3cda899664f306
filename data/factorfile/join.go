package factorfile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"stockmove/eventstudy"
)

// rounding is half of the last digit of the library's files, 0.01 per cent, with a little
// room: RF was 0.012 in older vintages and is 0.01 in newer ones.
const rounding = 0.00005 + 1e-9

// Join joins several files on their common days, for instance the five factors and momentum. A
// factor that two files have must be the same up to rounding, and the first file's is kept; RF
// comes last. Findings tell what was left out or rounded; the error is an *eventstudy.Problems. One
// file alone comes back as it is. The momentum factor is in a file of its own, so that two files
// are the rule for four and six factors. SMB of the three factors and of the five are different
// series under one name, which no rounding explains.
func Join(fs ...*eventstudy.Factors) (*eventstudy.Factors, []eventstudy.Finding, error) {
	if len(fs) == 0 {
		return nil, nil, eventstudy.Fault(eventstudy.Pos{}, "name a file with --factors",
			"no factor file to read")
	}
	if len(fs) == 1 {
		return fs[0], nil, nil
	}
	out := &eventstudy.Factors{Dates: common(fs)}
	if len(out.Dates) == 0 {
		return nil, nil, eventstudy.Fault(eventstudy.Pos{File: fs[1].Source.Path},
			"download both files for the same years", "no day in common with %q", fs[0].Source.Path)
	}
	var ps eventstudy.Problems
	var notes []eventstudy.Finding
	note := func(code string, dates []eventstudy.Date, format string, args ...any) {
		notes = append(notes, eventstudy.Finding{Code: code, Text: fmt.Sprintf(format, args...),
			Dates: dates})
	}
	// A hole in one of the files would shift nothing, but models lose those days: it is told.
	owner := map[string]int{} // file that a column came from
	for i, f := range fs {
		if lost := without(f.Dates, out.Dates); len(lost) > 0 && inside(lost, out.Dates) {
			note("factor-dates", lost, "%d days of %q that another factor file lacks are left out",
				len(lost), f.Source.Path)
		}
		for k, name := range f.Names {
			col := at(f, k, out.Dates)
			j, taken := owner[name]
			if !taken {
				owner[name] = i
				out.Names, out.Columns = append(out.Names, name), append(out.Columns, col)
				continue
			}
			kept := out.Columns[slices.Index(out.Names, name)]
			worst, day := widest(kept, col)
			switch {
			case worst > rounding:
				ps.Add(eventstudy.Pos{File: f.Source.Path}, "give only one of the files, or "+
					"remove the column from one; SMB of the three and of the five factors are "+
					"different series",
					"%s differs from that of %q, by %.3g %% on %s", name, fs[j].Source.Path,
					worst*100, out.Dates[day])
			case worst > 0:
				note("factor-rounding", nil, "%s of %q and of %q differ by up to %.2g %% by "+
					"rounding; the first is used", name, fs[j].Source.Path,
					f.Source.Path, worst*100)
			}
		}
	}
	if err := ps.Err(); err != nil {
		return nil, nil, err
	}
	if k := slices.Index(out.Names, "RF"); k >= 0 {
		out.Names = append(append(out.Names[:k:k], out.Names[k+1:]...), "RF")
		out.Columns = append(append(out.Columns[:k:k], out.Columns[k+1:]...), out.Columns[k])
	}
	out.Vintage, out.Source = provenance(fs)
	if vs := strings.Split(out.Vintage, "; "); len(vs) > 1 && stamp(vs[0]) != stamp(vs[1]) {
		note("factor-vintages", nil, "the factor files are of different vintages: %s", out.Vintage)
	}
	return out, notes, nil
}

// common returns the days that all files have, ascending.
func common(fs []*eventstudy.Factors) []eventstudy.Date {
	days := fs[0].Dates
	for _, f := range fs[1:] {
		var both []eventstudy.Date
		for i, j := 0, 0; i < len(days) && j < len(f.Dates); {
			switch {
			case days[i] < f.Dates[j]:
				i++
			case days[i] > f.Dates[j]:
				j++
			default:
				both = append(both, days[i])
				i, j = i+1, j+1
			}
		}
		days = both
	}
	return days
}

// without returns the days of a that b lacks; both ascend.
func without(a, b []eventstudy.Date) []eventstudy.Date {
	var out []eventstudy.Date
	j := 0
	for _, d := range a {
		for j < len(b) && b[j] < d {
			j++
		}
		if j == len(b) || b[j] != d {
			out = append(out, d)
		}
	}
	return out
}

// inside reports whether any of the days lies between the first and the last of span: files that
// begin or end on other days are ordinary, holes are not. A factor that begins in 1963 beside one
// of 1926 loses no day that both could have.
func inside(days, span []eventstudy.Date) bool {
	for _, d := range days {
		if span[0] < d && d < span[len(span)-1] {
			return true
		}
	}
	return false
}

// at returns column k of a file on the given days, all of which it has. at walks along both lists
// of days at once, since both ascend.
func at(f *eventstudy.Factors, k int, days []eventstudy.Date) []float64 {
	out := make([]float64, len(days))
	j := 0
	for i, d := range days {
		for f.Dates[j] < d {
			j++
		}
		out[i] = f.Columns[k][j]
	}
	return out
}

// widest returns the largest difference of two columns and its row; a value that only one of them
// knows counts as no difference, it is filled in nowhere. It tells rounding, which is alike on all
// days, from another series.
func widest(a, b []float64) (worst float64, row int) {
	for i := range a {
		if d := math.Abs(a[i] - b[i]); d > worst {
			worst, row = d, i
		}
	}
	return worst, row
}

// provenance joins the statements of the files; equal vintages are said once. A report names all of
// the files, so that the numbers can be made again.
func provenance(fs []*eventstudy.Factors) (vintage string, src eventstudy.Source) {
	var vintages, paths, sums, labels []string
	once := func(to []string, s string) []string {
		if s == "" || slices.Contains(to, s) {
			return to
		}
		return append(to, s)
	}
	for _, f := range fs {
		vintages, labels = once(vintages, f.Vintage), once(labels, f.Source.Dialect)
		paths, sums = append(paths, f.Source.Path), append(sums, f.Source.SHA256)
	}
	return strings.Join(vintages, "; "), eventstudy.Source{Path: strings.Join(paths, " + "),
		SHA256: strings.Join(sums, "+"), Dialect: strings.Join(labels, " + ")}
}

// stamp returns the six-digit month of the database that a vintage line names, else the line.
func stamp(line string) string {
	for _, w := range strings.Fields(line) {
		if len(w) == 6 && strings.Trim(w, "0123456789") == "" {
			return w
		}
	}
	return line
}
