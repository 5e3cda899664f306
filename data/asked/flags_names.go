package asked

import (
	"math"
	"strconv"
	"strings"

	"stockmove/data/input"
	"stockmove/data/pricefile"
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

// SetShares merges a --shares flag, "SECURITY=NUMBER": the shares outstanding at all times, which
// stand in place of those of the study file.
func (s *Spec) SetShares(flag string) error {
	id, text, ok := strings.Cut(flag, "=")
	id = pricefile.CleanID(id)
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if !ok || id == "" || err != nil || !isCount(n) {
		return input.Usage("write --shares AAPL=15.1e9",
			"not a security and a number of shares: --shares %q", flag)
	}
	return setOnce(&s.SharesOf, "--shares", id, n)
}

// isCount reports a number of shares that an issuer can have.
func isCount(n float64) bool { return n >= 1 && !math.IsInf(n, 1) }

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
func setOnce[T comparable](m *map[string]T, flag, id string, value T) error {
	if *m == nil {
		*m = map[string]T{}
	}
	if old, ok := (*m)[id]; ok && old != value {
		return input.Usage("give each security one", "%s gives %q twice: %#v and %#v", flag, id,
			old, value)
	}
	(*m)[id] = value
	return nil
}

// isCurrency reports a code of three letters.
func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}
