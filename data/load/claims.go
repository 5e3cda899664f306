package load

import (
	"stockmove/data/asked"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// readClaims reads the claims of a study; ids must be unique over all its files. Each is checked
// for what its kind needs while it is read; here only what several files and the securities have to
// do with each other is looked at.
func readClaims(s *asked.Spec, at places, r reach) (list []claims.Claim, n said, err error) {
	from := map[string]string{}
	for _, ref := range s.Claims {
		some, sum, err := asked.ReadClaimsFile(ref, s.Stdin)
		if err != nil {
			if err := n.keep(err); err != nil {
				return nil, n, err
			}
			continue
		}
		n.input(Input{ID: ref.Base(), Role: RoleClaims, Path: ref.Shown, SHA256: sum,
			Rows: len(some)})
		for _, c := range some {
			if other, ok := from[c.ID]; ok {
				n.faults.Add(c.Pos, "give each claim an id of its own",
					"claim %q stands in %s too", c.ID, other)
				continue
			}
			from[c.ID] = ref.Shown
			list = append(list, c)
		}
	}
	// A file that could not be read may hold what a claim names.
	if n.reach() == whole && r == whole {
		at.knownSecurities(list, &n.faults)
	}
	return list, n, nil
}

// knownSecurities complains about claims of which no file holds a security; of a list one is
// enough, and the note of the claim names the others. A benchmark counts as a security: articles
// compare a share with its index.
func (p places) knownSecurities(cs []claims.Claim, ps *eventstudy.Problems) {
	var ids []string
	have := map[string]bool{}
	for _, s := range p.securities {
		have[s.ID] = true
		ids = append(ids, s.ID)
	}
	for _, m := range p.markets {
		if m.Benchmark != nil && !have[m.Benchmark.ID] {
			have[m.Benchmark.ID] = true
			ids = append(ids, m.Benchmark.ID)
		}
	}
	for _, c := range cs {
		found := len(c.Securities) == 0
		for _, id := range c.Securities {
			found = found || have[id]
		}
		if !found {
			ps.Add(c.Pos, nearestHint(c.Securities[0], ids), "claim %q: no file holds %s", c.ID,
				words.Names(c.Securities))
		}
		if c.Against != "" && !have[c.Against] {
			ps.Add(c.Pos, nearestHint(c.Against, ids),
				"claim %q: no file holds %s, which it is compared with", c.ID, c.Against)
		}
	}
}
