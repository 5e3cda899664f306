package main

import (
	"fmt"

	"stockmove/data"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/claims/draft"
)

// parseDay reads the value of --date; NoDate where it is not given.
func parseDay(text string) (eventstudy.Date, error) {
	if text == "" {
		return eventstudy.NoDate, nil
	}
	d, err := eventstudy.ParseDate(text)
	if err != nil {
		return d, usageError{fmt.Sprintf("--date: %v", err),
			"write the day of the article as 2025-02-13"}
	}
	return d, nil
}

// drafted drafts the claims of an article for the securities of a study; nil is none, and then
// nothing is known of what the price files hold. The benchmarks count as held too: an article may
// say of the index what it says of the stock.
func drafted(a draft.Article, day eventstudy.Date, securities []eventstudy.Security,
	markets []eventstudy.Market) draft.Draft {
	o := draft.Options{Date: day, Companies: data.Companies(securities),
		Kinds: claims.Kinds.Names()}
	if len(securities) > 0 {
		held := map[string]bool{}
		for _, s := range securities {
			held[s.ID] = true
		}
		for _, m := range markets {
			if m.Benchmark != nil {
				held[m.Benchmark.ID] = true
			}
		}
		o.Held = func(id string) bool { return held[id] }
	}
	return draft.New(a, o)
}

// claimsOf makes the statements of a draft ready to be judged. One with an open question cannot be:
// its verdict stands already, and says what is asked. A statement that cannot be parsed is listed
// with the reason and not dropped: somebody wrote it, and the ledger answers for every statement.
func claimsOf(d draft.Draft) (ready []claims.Claim, asked []claims.Verdict) {
	for _, s := range d.Statements {
		c, ps := claims.Parse(s.Statement)
		switch {
		case len(s.Questions) > 0:
			asked = append(asked, claims.Unasked(c, s.Questions[0].Text))
		case ps != nil:
			asked = append(asked, claims.Unasked(c, ps.List[0].What))
		default:
			ready = append(ready, c)
		}
	}
	return ready, asked
}
