package data

import (
	"fmt"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/words"
)

// SetCurrency merges a --currency flag, "SECURITY=USD".
func (s *Spec) SetCurrency(flag string) error {
	id, code, ok := strings.Cut(flag, "=")
	code = strings.TrimSpace(code)
	if code != "GBp" && code != "ZAc" {
		code = strings.ToUpper(code)
	}
	if id = strings.TrimSpace(id); !ok || id == "" || !isCurrency(code) {
		return usage("write --currency AAPL=USD",
			"not a security and a currency of three letters: --currency %q", flag)
	}
	return setOnce(&s.currencyOf, "--currency", id, code)
}

// SetName merges a --name flag, "SECURITY=NAME".
func (s *Spec) SetName(flag string) error {
	id, name, ok := strings.Cut(flag, "=")
	id, name = strings.TrimSpace(id), strings.TrimSpace(name)
	if !ok || id == "" || name == "" {
		return usage(`write --name "9988.HK=Alibaba (Hong Kong)"`,
			"not a security and its name: --name %q", flag)
	}
	return setOnce(&s.nameOf, "--name", id, name)
}

// SetChance merges a --chance flag.
func (s *Spec) SetChance(p float64) error {
	if !(p > 0 && p < 1) {
		return usage("0.05 is the default", "--chance is %g, and must lie between 0 and 1", p)
	}
	s.Chance = &p
	return nil
}

func setOnce(m *map[string]string, flag, id, value string) error {
	if *m == nil {
		*m = map[string]string{}
	}
	if old, ok := (*m)[id]; ok && old != value {
		return usage("give each security one", "%s gives %q twice: %q and %q", flag, id, old, value)
	}
	(*m)[id] = value
	return nil
}

// isCurrency reports a code of three letters.
func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// nameSecurities lays the names and currencies of flags over the securities. Their series are the
// loader's own, so the currency is set in place.
func (l *loader) nameSecurities() error {
	at := map[string]int{}
	var ids []string
	for i, s := range l.study.Securities {
		at[s.ID] = i
		ids = append(ids, s.ID)
	}
	for _, f := range []struct {
		flag string
		of   map[string]string
	}{{"--name", l.spec.nameOf}, {"--currency", l.spec.currencyOf}} {
		for id, v := range f.of {
			i, ok := at[id]
			if !ok {
				if l.ps.Err() != nil {
					continue // its file could not be read
				}
				return usage(nearestHint(id, ids),
					"%s speaks of a security that the study does not have: %q", f.flag, id)
			}
			if f.flag == "--name" {
				l.study.Securities[i].Name = v
			} else if p := l.study.Securities[i].Prices; p != nil {
				p.Currency = v
			}
		}
	}
	return nil
}

// nearestHint proposes the id that was probably meant.
func nearestHint(id string, ids []string) string {
	if near := words.Near(id, ids); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "the securities are " + words.Names(ids)
}

// exchangeCurrency is what shares are quoted in at the exchanges whose calendars are known.
var exchangeCurrency = map[string]string{"XNYS": "USD", "XNAS": "USD", "XHKG": "HKD"}

// Currencies are those of the exchanges of the securities that claims name: by market where it is
// known, and guessed from the days of a series where it is not.
func (s *Study) Currencies() (known, guessed map[string]string) {
	known, guessed = map[string]string{}, map[string]string{}
	named := map[string]bool{}
	for _, c := range s.Claims {
		for _, id := range c.Securities {
			named[id] = true
		}
	}
	for _, x := range s.Securities {
		switch c, ok := exchangeCurrency[x.Market]; {
		case ok:
			known[x.ID] = c
		case named[x.ID] && x.Prices != nil && x.Market == "" && x.Prices.Currency == "":
			market, _ := guessMarket(x.Prices)
			if c, ok := exchangeCurrency[market]; ok {
				guessed[x.ID] = c
			}
		}
	}
	return known, guessed
}

// knownSecurities complains about claims of which no file holds a security; of a list one is
// enough, and the note of the claim names the others.
func (l *loader) knownSecurities(cs []claims.Claim) error {
	var ps eventstudy.Problems
	var ids []string
	have := map[string]bool{}
	for _, s := range l.study.Securities {
		have[s.ID] = true
		ids = append(ids, s.ID)
	}
	for _, m := range l.study.Markets {
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
	return ps.Err()
}
