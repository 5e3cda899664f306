package eventstudy

import (
	"fmt"
	"slices"
	"strings"
)

// Fits reports the first thing that the design's model lacks in one of the markets, a benchmark or
// factors. Only markets with events matter: one without needs no benchmark.
func (d Design) Fits(markets []Market) *Problem {
	for _, m := range markets {
		if p := d.lacks(m); p != nil {
			p.Model, p.Market = d.Model.Info().Name, m.ID
			return p
		}
	}
	return nil
}

// lacks reports the first thing of the market that the model cannot do without.
func (d Design) lacks(m Market) *Problem {
	need, name := d.Model.Needs(), d.Model.Info().Name
	where := ""
	if m.ID != "" {
		where = " in market " + m.ID
	}
	lack := func(code, hint, format string, args ...any) *Problem {
		return &Problem{Code: code, Hint: hint,
			What: "the model " + name + " " + fmt.Sprintf(format, args...)}
	}
	if need.Benchmark && m.Benchmark == nil {
		return lack(NeedsBenchmark, "give an index or fund, or choose the model mean",
			"needs a benchmark%s, and none is given", where)
	}
	if !need.readsFactors() {
		return nil
	}
	if m.Factors == nil {
		return lack(NeedsFactors,
			"give a daily file of Kenneth French's library or any CSV of factor returns",
			"needs factor returns, and none are given")
	}
	// The first that lacks is named, not all: one file more often brings the others too.
	names := need.Factors
	if need.RF {
		names = append([]string{colRiskless}, names...)
	}
	problem := (*Problem)(nil)
	for _, f := range names {
		if !slices.Contains(m.Factors.Names, f) {
			problem = lack(NeedsFactor, "give one more file: files are joined by day",
				"needs the factor %s, and the factor files have %s", f,
				strings.Join(m.Factors.Names, ", "))
			break
		}
	}
	switch line := (Timeline{Market: m}); {
	case problem != nil:
	case need.AnyFactors && len(factorNames(&line)) == 0:
		problem = lack(NeedsFactor, "give one more file: files are joined by day",
			"has nothing to regress on: the factor files have no column but %s", colRiskless)
	case need.Market && m.Benchmark == nil && !slices.Contains(m.Factors.Names, colMarket):
		problem = lack(NeedsMarket, "give a benchmark, or factors with that column",
			"needs the market's return%s: the factor files have no column %s, and there is no "+
				"benchmark",
			where, colMarket)
	default:
		return nil
	}
	problem.Pos = Pos{File: m.Factors.Source.Path}
	return problem
}

// readsFactors reports whether the model reads a factor file.
func (n Needs) readsFactors() bool { return n.RF || n.AnyFactors || len(n.Factors) > 0 }

// CheckObs complains about a MinObs that the model cannot be estimated with on one of the markets:
// two returns more than it has parameters are the least. A model that reads every factor has as
// many parameters as the market's files have columns; without markets nothing is said of it.
// Called is how the one who asks names the option.
func (d Design) CheckObs(called string, markets ...Market) *Problem {
	if len(markets) == 0 && !d.Model.Needs().AnyFactors {
		markets = []Market{{}}
	}
	for _, m := range markets {
		least := d.LeastFor(&Timeline{Market: m})
		if d.MinObs == 0 || d.MinObs >= least {
			continue
		}
		return OptionOf("min_obs").problem(Problem{Code: ObsTooFew, Remedy: least,
			What: fmt.Sprintf("%s is %d, and the model %s needs %d or more: two more than it has "+
				"parameters",
				called, d.MinObs, d.Model.Info().Name, least),
			Hint: fmt.Sprintf("ask for %d or more, or choose a model of fewer parameters", least)})
	}
	return nil
}
