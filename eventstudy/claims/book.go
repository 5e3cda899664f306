package claims

import (
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat"

	"stockmove/eventstudy"
)

// Book is what claims are held against: the study's securities, with prices as quoted where the
// files have them, and what is known of their markets.
type Book struct {
	Securities []eventstudy.Security
	// by market; may be nil: a day without a bar is then a holiday or a gap, and said to be either
	Hours      map[string]eventstudy.Hours
	Benchmarks map[string]*eventstudy.Prices // by market, for the Summary; may be nil
	// by security; securities of one issuer are listings of one company. Without it names decide,
	// and without names prices
	Issuers map[string]string
	// by security, that of its exchange, where file and study name none
	Currencies map[string]string
	Guessed    map[string]string // by security, that of the exchange that its days look like
	// the most by which a reading that is not plain may agree by chance; 0 is 0.05
	Chance float64

	shelf *shelf // what was made of the prices, where the book is opened
}

// Opened is the book with the listings that are made of its prices kept, so that whoever judges and
// whoever writes of the verdicts looks at the same ones. It serves one goroutine.
func (b Book) Opened() Book {
	b.shelf = newShelf(b)
	return b
}

// shelf makes listings of a book's securities when they are asked for: a study of thousands has few
// that claims name.
type shelf struct {
	book  Book
	index map[string]int
	made  map[string]*Listing
	extra map[string]eventstudy.Security // benchmarks that are no securities
}

// newShelf takes the first of two securities with one id, as the study does everywhere.
func newShelf(b Book) *shelf {
	if b.shelf != nil {
		return b.shelf
	}
	s := &shelf{book: b, index: map[string]int{}, made: map[string]*Listing{},
		extra: map[string]eventstudy.Security{}}
	for i, sec := range b.Securities {
		if _, ok := s.index[sec.ID]; !ok {
			s.index[sec.ID] = i
		}
	}
	// A benchmark is a listing that may be claimed about, and is never another listing of one.
	for market, p := range b.Benchmarks {
		if p == nil {
			continue
		}
		if _, ok := s.index[p.ID]; !ok && s.extra[p.ID].Prices == nil {
			s.extra[p.ID] = eventstudy.Security{ID: p.ID, Market: market, Prices: p}
		}
	}
	return s
}

// listing returns a security's listing, an empty one for a security that the study does not have.
func (s *shelf) listing(id string) *Listing {
	if l := s.made[id]; l != nil {
		return l
	}
	sec, ok := s.extra[id]
	if i, own := s.index[id]; own {
		sec, ok = s.book.Securities[i], true
	}
	l := NewListing(eventstudy.Security{ID: id}, nil)
	if ok {
		l = NewListing(sec, s.book.Hours[sec.Market])
		l.findCurrency(s.book.Currencies[id], s.book.Guessed[id])
	}
	l.shelf = s
	s.made[id] = l
	return l
}

// maxStrangers is the size of a study up to which securities of unknown or other issuers are looked
// at as well.
const maxStrangers = 50

// kin says whether two securities may be listings of one company: yes when the Book or their names
// say so, and, where a name is unknown, when the ratio of their prices is as steady as only an
// exchange rate and a conversion ratio leave it. Listings of one company answer for each other,
// those of two never do.
func (s *shelf) kin(a, o eventstudy.Security) bool {
	ia, okA := s.book.Issuers[a.ID]
	io, okO := s.book.Issuers[o.ID]
	if okA && okO {
		return ia == io
	}
	if x, y := stem(a.Name), stem(o.Name); x != "" && y != "" {
		return x == y
	}
	return len(s.book.Securities) <= maxStrangers && steady(s.listing(a.ID), s.listing(o.ID))
}

// akin is kin with any of several; of a security without prices nothing is known, so nothing speaks
// against it.
func (s *shelf) akin(ids []string, o eventstudy.Security) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		i, ok := s.index[id]
		return !ok || s.book.Securities[i].Prices == nil || s.kin(s.book.Securities[i], o)
	})
}

// stem is the first word of a company's name, "alibaba" of "Alibaba Group (Hong Kong)".
func stem(name string) string {
	for _, w := range strings.FieldsFunc(strings.ToLower(name),
		func(r rune) bool { return strings.ContainsRune(" ,.()-–/", r) }) {
		if w != "the" {
			return w
		}
	}
	return ""
}

// steady compares the last 250 common days: the logarithm of the price ratio of two listings of one
// company has a spread of 0.02 to 0.03 over a year (BABA and 9988.HK, 2022 to 2025), that of two
// companies 0.1 and more (BABA and AAPL). With fewer than 20 common days nothing speaks against it.
func steady(a, o *Listing) bool {
	var x []float64
	for i := len(a.Days) - 1; i >= 0 && len(x) < 250; i-- {
		if j, ok := o.Row(a.Days[i]); ok {
			x = append(x, math.Log(a.Close[i]/o.Close[j]))
		}
	}
	if len(x) < 20 {
		return true
	}
	return stat.StdDev(x, nil) < 0.04
}
