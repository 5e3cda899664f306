package data

import (
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims/draft"
)

// TestCompanies: a study's names go before the general table, which adds the listings that the
// study lacks; a name that the table does not know stands for itself.
func TestCompanies(t *testing.T) {
	list := Companies([]eventstudy.Security{
		{ID: "9988.HK", Name: "Alibaba, Hong Kong", Market: "XHKG"},
		{ID: "ACME", Name: "Acme Widgets (New York)", Market: "XNYS"},
		{ID: "NONAME"},
	})
	find := func(name string) (out []draft.Company) {
		for _, c := range list {
			if c.Name == name {
				out = append(out, c)
			}
		}
		return out
	}
	if got := find("Alibaba"); len(got) != 1 || len(got[0].Listings) != 2 {
		t.Errorf("Alibaba is %+v, want one company with the listings BABA and 9988.HK", got)
	}
	got := find("Acme Widgets")
	if len(got) != 1 || got[0].Listings[0] != (draft.Listing{ID: "ACME", Market: "XNYS"}) {
		t.Errorf("Acme Widgets is %+v", got)
	}
	if list[0].Name != "Alibaba" || len(find("Apple")) != 1 {
		t.Errorf("the study's names do not go first, or the table is lost")
	}
}

// Listings of an issuer that is known get its name, with the city where it has several; a name that
// is given stays.
func TestNameListings(t *testing.T) {
	list := []eventstudy.Security{{ID: "9988.HK"}, {ID: "BABA"}, {ID: "AAPL"},
		{ID: "BABA", Name: "Own"}, {ID: "X1"}}
	NameListings(list)
	for i, want := range []string{"Alibaba (Hong Kong)", "Alibaba (New York)", "Apple", "Own", ""} {
		if list[i].Name != want {
			t.Errorf("%s: %q, want %q", list[i].ID, list[i].Name, want)
		}
	}
}
