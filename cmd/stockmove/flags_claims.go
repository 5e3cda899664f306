package main

import (
	"github.com/spf13/pflag"

	"stockmove/data/asked"
)

// claimFlags say how claims are judged, and what the securities that they name are called and
// traded in. They are apart from the options of a design because they change no return and no test.
type claimFlags struct {
	chance            float64
	currencies, names []string
}

func (f *claimFlags) add(s *pflag.FlagSet) {
	s.StringArrayVar(&f.names, "name", nil,
		"what a security is called, `SECURITY=NAME` (repeatable)")
	s.StringArrayVar(&f.currencies, "currency", nil,
		"currency of its prices, `SECURITY=USD` (repeatable)")
	s.Float64Var(&f.chance, "chance", 0.05,
		"`P`, the most of ordinary days on which a reading that rescues a claim may agree")
}

// lay puts the flags over a study.
func (f *claimFlags) lay(spec *asked.Spec, set *pflag.FlagSet) error {
	for _, step := range []struct {
		values []string
		add    func(string) error
	}{{f.names, spec.SetName}, {f.currencies, spec.SetCurrency}} {
		for _, v := range step.values {
			if err := step.add(v); err != nil {
				return err
			}
		}
	}
	if set.Changed("chance") {
		return spec.SetChance(f.chance)
	}
	return nil
}
