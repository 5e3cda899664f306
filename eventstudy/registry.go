package eventstudy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Info is what a method declares about itself. Flag values, completion, list,
// explain, the manual's tables and the conformance tests follow from it.
type Info struct {
	Name       string   // the name on the command line
	Title      string   // a short noun phrase
	Formula    string   // plain text, Unicode symbols, may span lines
	Null       string   // the null hypothesis; empty for a model or a chart
	Assumes    string   // assumptions
	Use        string   // when it is the right one
	Avoid      string   // when it fails
	DF         string   // distribution and degrees of freedom
	Example    string   // lines of a file that show it, as of a kind of claim
	References []string // author, year, journal, pages, equation
	Order      int      // place in lists

	// Of a model: what a return is held against, as a caption says it, with %s for the benchmarks;
	// empty is the title. And what explains the part that is not abnormal, as in "gained 2 % more
	// than …", of one day and of several, with %d for their number; empty is the market.
	Against, Explains, ExplainsDays string
	// Of a model that expects the same of every day: what that is, as "no move".
	Expects string
}

// Method is anything that declares itself.
type Method interface{ Info() Info }

// Registry holds the methods of one kind in their declared order.
type Registry[M Method] struct {
	Kind string // "model", "test", "chart", …
	list []entry[M]
}

// entry keeps the name and the place of a method, so that it declares itself once and not for each
// look-up.
type entry[M Method] struct {
	name   string
	order  int
	method M
}

// Register adds a method; it is called from init functions and panics on a name used twice.
func (r *Registry[M]) Register(m M) {
	info := m.Info()
	e := entry[M]{info.Name, info.Order, m}
	if _, ok := r.Lookup(e.name); ok {
		panic(fmt.Sprintf("%s %q registered twice", r.Kind, e.name))
	}
	at, _ := slices.BinarySearchFunc(r.list, e, func(a, b entry[M]) int {
		return cmp.Or(cmp.Compare(a.order, b.order), strings.Compare(a.name, b.name))
	})
	r.list = slices.Insert(r.list, at, e)
}

// Lookup finds a method by its name.
func (r *Registry[M]) Lookup(name string) (m M, ok bool) {
	for _, e := range r.list {
		if e.name == name {
			return e.method, true
		}
	}
	return m, false
}

// All returns the methods in order.
func (r *Registry[M]) All() []M {
	all := make([]M, len(r.list))
	for i, e := range r.list {
		all[i] = e.method
	}
	return all
}

// Names returns the names in order.
func (r *Registry[M]) Names() []string {
	names := make([]string, len(r.list))
	for i, e := range r.list {
		names[i] = e.name
	}
	return names
}
