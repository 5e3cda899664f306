package claims

import "testing"

// What lies beside the plain figure counts only where the plain reading fails: the other readings
// of a true change keep the chance of its size.
func TestChanceOfATrueChange(t *testing.T) {
	b := realBook(t)
	v := judge1(t, Statement{ID: "x", Securities: []string{"9988.HK"}, Date: date("2025-02-13"),
		Kind: "change-since", Since: "year-start", MoreThan: "40%"}, b)
	for _, r := range v.Readings {
		if v.Status != Supported || r.Chance > 0.5 {
			t.Errorf("%s, %s: chance %v", v.Status, r.Name, r.Chance)
		}
	}
}
