package data

import (
	"io"
	"slices"
	"strings"

	"stockmove/data/article"
	"stockmove/data/calendar"
	"stockmove/data/input"
	"stockmove/data/issuers"
	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims/draft"
)

// RoleArticle is an article whose statements are drafted.
const RoleArticle = "article"

// IsArticle reports whether the name of a file says that it is an article.
func IsArticle(name string) bool { return article.Is(name) }

// ReadArticle reads the text of an article: plain text, Markdown or HTML.
func ReadArticle(ref input.Ref, stdin io.Reader) (draft.Article, load.Input, error) {
	body, sum, err := ref.Read(stdin, article.MaxBytes)
	if err != nil {
		return draft.Article{}, load.Input{}, err
	}
	a, err := article.Parse(ref.Shown, body)
	a.Name = ref.Base()
	in := load.Input{ID: ref.Base(), Role: RoleArticle, Path: ref.Shown, SHA256: sum,
		Rows: len(a.Paragraphs)}
	return a, in, err
}

// Companies returns what is known of issuers by name: those that the study names, each with the
// other listings that the general table has of it, then the rest of the table.
func Companies(securities []eventstudy.Security) []draft.Company {
	var own []draft.Company
	for _, s := range securities {
		name := companyName(s.Name)
		if name == "" {
			continue
		}
		l := draft.Listing{ID: s.ID, Market: s.Market}
		i := slices.IndexFunc(own, func(c draft.Company) bool { return c.Name == name })
		if i < 0 {
			own = append(own, draft.Company{Name: name})
			i = len(own) - 1
		}
		own[i].Listings = append(own[i].Listings, l)
	}
	table := issuers.All()
	for i := range own {
		k := slices.IndexFunc(table, func(c draft.Company) bool { return sameCompany(own[i], c) })
		if k < 0 {
			continue
		}
		own[i].Aliases = append([]string{table[k].Name}, table[k].Aliases...)
		own[i].Listings = union(table[k].Listings, own[i].Listings)
		table = slices.Delete(table, k, k+1)
	}
	return append(own, table...)
}

// NameListings gives the securities that have no name that of the issuer whose listing they are by
// their id, with the city of the exchange where the issuer is listed in several: "Alibaba (Hong
// Kong)".
func NameListings(securities []eventstudy.Security) {
	of := map[string]string{}
	for _, c := range issuers.All() {
		for _, l := range c.Listings {
			name := c.Name
			if p, ok := calendar.PlaceOf(l.Market); ok && len(c.Listings) > 1 {
				name += " (" + p.City + ")"
			}
			of[l.ID] = name
		}
	}
	for i := range securities {
		if s := &securities[i]; s.Name == "" {
			s.Name = of[s.ID]
		}
	}
}

// companyName is a security's name without the listing that it may carry behind a comma or in
// brackets: "Alibaba, Hong Kong" is Alibaba.
func companyName(name string) string {
	if i := strings.IndexAny(name, ",("); i >= 0 {
		name = name[:i]
	}
	return strings.TrimSpace(name)
}

// sameCompany reports whether a company of the study is one of the table: by its name or by a
// listing of the same id.
func sameCompany(own, c draft.Company) bool {
	if own.Name == c.Name || slices.Contains(c.Aliases, own.Name) {
		return true
	}
	return slices.ContainsFunc(own.Listings, func(l draft.Listing) bool {
		return slices.ContainsFunc(c.Listings, func(o draft.Listing) bool { return o.ID == l.ID })
	})
}

// union is the listings of a, then those of b that a lacks; b's market goes first where it has one.
func union(a, b []draft.Listing) []draft.Listing {
	out := slices.Clone(a)
	for _, l := range b {
		i := slices.IndexFunc(out, func(o draft.Listing) bool { return o.ID == l.ID })
		switch {
		case i < 0:
			out = append(out, l)
		case l.Market != "":
			out[i].Market = l.Market
		}
	}
	return out
}
