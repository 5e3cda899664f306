package eventstudy

import (
	"fmt"
	"sort"
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
}

// Method is anything that declares itself.
type Method interface{ Info() Info }

// Registry holds the methods of one kind in their declared order.
type Registry[M Method] struct {
	Kind string // "model", "test", "chart", …
	list []M
}

// Register adds a method; it is called from init functions and panics on a name used twice.
func (r *Registry[M]) Register(m M) {
	if _, ok := r.Lookup(m.Info().Name); ok {
		panic(fmt.Sprintf("%s %q registered twice", r.Kind, m.Info().Name))
	}
	r.list = append(r.list, m)
	sort.SliceStable(r.list, func(i, j int) bool {
		a, b := r.list[i].Info(), r.list[j].Info()
		if a.Order != b.Order {
			return a.Order < b.Order
		}
		return a.Name < b.Name
	})
}

// Lookup finds a method by its name.
func (r *Registry[M]) Lookup(name string) (m M, ok bool) {
	for _, m := range r.list {
		if m.Info().Name == name {
			return m, true
		}
	}
	return m, false
}

// All returns the methods in order.
func (r *Registry[M]) All() []M { return append([]M(nil), r.list...) }

// Names returns the names in order.
func (r *Registry[M]) Names() []string {
	names := make([]string, len(r.list))
	for i, m := range r.list {
		names[i] = m.Info().Name
	}
	return names
}
