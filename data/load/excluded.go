package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"stockmove/data/asked"
	"stockmove/data/tables"
	"stockmove/eventstudy"
)

// readExcluded reads the files of excluded days and returns the securities with their own. A day
// without a security is one of all. The days are sorted and each kept once, as the core wants them.
func readExcluded(s *asked.Spec, securities []eventstudy.Security, r reach) ([]eventstudy.Security,
	said, error) {
	var n said
	of := map[string][]eventstudy.Date{}
	for _, ref := range s.Excluded {
		days, sum, err := tables.ReadExcludedFile(ref, s.Stdin, s.Read)
		if err != nil {
			if err := n.keep(err); err != nil {
				return securities, n, err
			}
			continue
		}
		in := Input{ID: ref.Base(), Role: RoleExcluded, Path: ref.Shown, SHA256: sum,
			Dialect: "days", Rows: len(days), First: days[0].Date, Last: days[0].Date}
		for _, d := range days {
			of[d.Security] = append(of[d.Security], d.Date)
			in.First, in.Last = min(in.First, d.Date), max(in.Last, d.Date)
		}
		n.input(in)
	}
	if len(of) == 0 {
		return securities, n, nil
	}
	securities = slices.Clone(securities)
	for i := range securities {
		s := &securities[i]
		s.Excluded = slices.Concat(of[""], of[s.ID])
		slices.Sort(s.Excluded)
		s.Excluded = slices.Compact(s.Excluded)
		delete(of, s.ID)
	}
	delete(of, "")
	// What is left are names that no security has.
	if len(of) > 0 && r == whole {
		names := slices.Sorted(maps.Keys(of))
		if n := len(names); n > 5 {
			names = append(names[:5], fmt.Sprintf("%d more", n-5))
		}
		n.warn("security_unknown", "exclude-days",
			"excluded days name securities that the study does not have: "+
				strings.Join(names, ", "))
	}
	return securities, n, nil
}
