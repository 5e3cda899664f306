package asked

import (
	"strings"

	"stockmove/data/input"
)

// SetCurrency merges a --currency flag, "SECURITY=USD".
func (s *Spec) SetCurrency(flag string) error {
	id, code, ok := strings.Cut(flag, "=")
	code = strings.TrimSpace(code)
	if code != "GBp" && code != "ZAc" {
		code = strings.ToUpper(code)
	}
	if id = strings.TrimSpace(id); !ok || id == "" || !isCurrency(code) {
		return input.Usage("write --currency AAPL=USD",
			"not a security and a currency of three letters: --currency %q", flag)
	}
	return setOnce(&s.CurrencyOf, "--currency", id, code)
}

// SetName merges a --name flag, "SECURITY=NAME".
func (s *Spec) SetName(flag string) error {
	id, name, ok := strings.Cut(flag, "=")
	id, name = strings.TrimSpace(id), strings.TrimSpace(name)
	if !ok || id == "" || name == "" {
		return input.Usage(`write --name "9988.HK=Alibaba (Hong Kong)"`,
			"not a security and its name: --name %q", flag)
	}
	return setOnce(&s.NameOf, "--name", id, name)
}

// SetChance merges a --chance flag.
func (s *Spec) SetChance(p float64) error {
	if !(p > 0 && p < 1) {
		return input.Usage("0.05 is the default", "--chance is %g, and must lie between 0 and 1", p)
	}
	s.Chance = &p
	return nil
}

// setOnce keeps what a flag says of a security; saying the same twice does no harm.
func setOnce(m *map[string]string, flag, id, value string) error {
	if *m == nil {
		*m = map[string]string{}
	}
	if old, ok := (*m)[id]; ok && old != value {
		return input.Usage("give each security one", "%s gives %q twice: %q and %q", flag, id, old,
			value)
	}
	(*m)[id] = value
	return nil
}

// isCurrency reports a code of three letters.
func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
