package issuers

import (
	"regexp"
	"testing"
)

// TestTable holds the form of the table: each issuer has a name of its own and listings whose
// market is an identifier code of four letters.
func TestTable(t *testing.T) {
	market := regexp.MustCompile(`^[A-Z]{4}$`)
	names := map[string]bool{}
	all := All()
	if len(all) < 150 {
		t.Fatalf("%d issuers", len(all))
	}
	for _, c := range all {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if n == "" || names[n] {
				t.Errorf("%s: the name %q is empty or stands twice", c.Name, n)
			}
			names[n] = true
		}
		if len(c.Listings) == 0 {
			t.Errorf("%s has no listing", c.Name)
		}
		for _, l := range c.Listings {
			if l.ID == "" || !market.MatchString(l.Market) {
				t.Errorf("%s: listing %q of market %q", c.Name, l.ID, l.Market)
			}
		}
	}
}
