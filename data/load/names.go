package load

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// nameSecurities lays the names, currencies and numbers of shares of flags over the securities.
// Their series are the loader's own, so the currency is set in place. A name that no security has
// is refused, unless it may be that of a file which could not be read.
func nameSecurities(s *asked.Spec, securities []eventstudy.Security, r reach) error {
	at := map[string]int{}
	var ids []string
	for i, s := range securities {
		at[s.ID] = i
		ids = append(ids, s.ID)
	}
	find := func(flag, id string) (*eventstudy.Security, error) {
		i, ok := at[id]
		switch {
		case ok:
			return &securities[i], nil
		case r == lessened:
			return &eventstudy.Security{}, nil // its file could not be read
		}
		return nil, input.Usage(nearestHint(id, ids),
			"%s speaks of a security that the study does not have: %q", flag, id)
	}
	return cmp.Or(
		told("--name", s.NameOf, find, func(x *eventstudy.Security, v string) { x.Name = v }),
		told("--currency", s.CurrencyOf, find, func(x *eventstudy.Security, v string) {
			if x.Prices != nil {
				x.Prices.Currency = v
			}
		}),
		told("--shares", s.SharesOf, find, func(x *eventstudy.Security, n float64) {
			x.Shares = []eventstudy.Shares{{Count: n}}
		}))
}

// told lays what a flag says of securities over those that find finds.
func told[T any](flag string, of map[string]T,
	find func(flag, id string) (*eventstudy.Security, error),
	lay func(*eventstudy.Security, T)) error {
	for _, id := range slices.Sorted(maps.Keys(of)) {
		x, err := find(flag, id)
		if err != nil {
			return err
		}
		lay(x, of[id])
	}
	return nil
}

// nearestHint proposes the id that was probably meant. With nothing near, all names are listed, as
// far as a line takes them.
func nearestHint(id string, ids []string) string {
	if near := words.Near(id, ids); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return "the securities are " + words.Names(ids)
}

// exchangeCurrency is what shares are quoted in at the exchanges whose calendars are known.
var exchangeCurrency = map[string]string{"XNYS": "USD", "XNAS": "USD", "XHKG": "HKD"}

// Currencies are those of the exchanges of the securities that claims name: by market where it is
// known, and guessed from the days of a series where it is not. A guess is kept apart from what is
// known: a claim in dollars about a share whose currency was only guessed is told with that doubt.
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
			market, _ := GuessMarket(x.Prices)
			if c, ok := exchangeCurrency[market]; ok {
				guessed[x.ID] = c
			}
		}
	}
	return known, guessed
}
