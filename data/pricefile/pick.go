package pricefile

import (
	"fmt"
	"sort"
	"strings"

	"stockmove/data/cell"
	"stockmove/eventstudy"
)

// use is what a column may be for: a role, in a panel of one security.
type use struct {
	role role
	sec  int // index in plan.wide
}

// picker chooses one column for each use. It lives for one header.
type picker struct {
	p    *plan
	f    *File
	l    *layout
	best map[use]int // the column of each
	also []string    // closes that are not taken
}

// pick chooses one column of each role for each security, the better alias first and the
// left one among equals, and says so where there was a choice. Two closes of one name are
// refused: not even their names tell which is the price.
func (p *plan) pick(f *File, l *layout, roles []role, tick []string) error {
	k := &picker{p: p, f: f, l: l, best: map[use]int{}}
	if err := k.choose(roles, tick); err != nil {
		return err
	}
	k.enter()
	k.name()
	k.tellClose()
	return nil
}

// choose finds the best column for each use. Columns are taken from left to right, and a later one
// takes the place only where it is the better.
func (k *picker) choose(roles []role, tick []string) error {
	index := map[string]int{}
	for i, t := range k.p.wide {
		index[t] = i
	}
	for c, r := range roles {
		if c >= k.p.width || r == roleNone || r >= roleSoft || c == k.l.date {
			continue
		}
		u := use{role: r}
		if k.p.wide != nil && r >= roleOpen && r <= roleVolume {
			if tick[c] == "" {
				continue
			}
			u.sec = index[tick[c]]
		}
		old, ok := k.best[u]
		switch {
		case !ok:
			k.best[u] = c
		case k.l.better(c, old):
			k.best[u] = c
			if err := k.passOver(u, old); err != nil {
				return err
			}
		default:
			if err := k.passOver(u, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// passOver notes a column that is not taken because another is the better one for its use. Two
// closes of one name and one rank are refused. Two of different names are told, because the study
// rests on the choice between them; other roles are passed over in silence.
func (k *picker) passOver(u use, c int) error {
	now, names := k.best[u], k.l.names
	switch u.role {
	case roleVolume:
		if k.l.idle(c) && !k.l.idle(now) {
			k.f.because("volume", names[now], quote(names[c])+" holds zeros at the top of the file")
		}
	case roleClose:
		if fold(names[c]) == fold(names[now]) && !k.l.better(now, c) {
			return k.twoCloses(min(c, now), max(c, now))
		}
		k.also = append(k.also, names[c])
	}
	return nil
}

// enter writes the chosen columns into the plan, in the order of the file, so that the plan does
// not hang on the order of a map.
func (k *picker) enter() {
	uses := make([]use, 0, len(k.best))
	for u := range k.best {
		uses = append(uses, u)
	}
	sort.Slice(uses, func(i, j int) bool { return k.best[uses[i]] < k.best[uses[j]] })
	for _, u := range uses {
		p, c := k.p, k.best[u]
		switch u.role {
		case roleSymbol:
			p.symbol = c
		case roleTime:
			p.clock = c
		case rolePeriod:
			p.period = c
		case roleDate:
			// The date itself is taken already: a second such column is the clock time
			// beside it, as in Stooq's <DATE>,<TIME>, or another date that is not read.
			if f := fold(k.l.names[c]); f == "time" || f == "timestamp" || f == "t" {
				p.clock = c
			}
		case roleSplits:
			// In a panel the column would be of one security only.
			if p.wide == nil {
				p.nums = append(p.nums, numColumn{col: c, role: u.role, coded: true})
			}
		case roleReturn:
			// Elsewhere a column named so may hold anything; CRSP's holds total returns.
			if k.l.crsp() {
				p.nums = append(p.nums, numColumn{col: c, role: u.role, coded: true})
			}
		default:
			n := numColumn{col: c, role: u.role, sec: u.sec,
				coded: k.l.returns && u.role == roleClose}
			if u.role == roleVolume {
				n.scale = cell.Scaled
			}
			p.nums = append(p.nums, n)
		}
	}
}

// name decides what tells the securities apart. CRSP's files have a ticker and a number, and either
// may be named by the header.
func (k *picker) name() {
	p, l := k.p, k.l
	if p.wide != nil {
		p.symbol = -1
	}
	p.long = p.symbol >= 0
	if !p.long || l.forced[p.symbol] != roleNone {
		return
	}
	p.weak = l.alias[p.symbol].rank >= 3
	if c := findName(l.names, "PERMNO"); c >= 0 && c != p.symbol {
		// CRSP's number stays when the ticker changes: FB and META are one security, and
		// an estimation window may lie on either side of the change.
		p.symbol, p.naming = c, p.symbol
	}
}

// tellClose says which column is the close, and why. Later stages need to know when the user has
// chosen against the header, because the basis that the dialect knows is that of the vendor's
// close.
func (k *picker) tellClose() {
	c, ok := k.best[use{role: roleClose}]
	if !ok {
		c, ok = k.best[use{role: roleAdj}]
	}
	_, forced := k.l.forced[c]
	why := "it is the column that the header calls the close"
	switch {
	case k.l.returns:
		k.f.because("return column", k.l.names[k.l.namedReturn()], "it is named after returns")
		return
	case k.p.value:
		k.f.because("price column", "every column",
			"the columns are named after securities, one value each")
		return
	case !ok:
		return
	case forced:
		why = "named by the user"
		switch k.l.alias[c].role {
		case roleClose:
		case roleAdj:
			k.p.close = closeAdj
		default:
			k.p.close = closeOther
		}
	case len(k.also) > 0:
		sort.Strings(k.also)
		why = "it is the likeliest of several close-like columns; not taken: " +
			strings.Join(k.also, ", ") + " (--column close=NAME takes another)"
	}
	k.f.because("price column", k.l.names[c], why)
}

// twoCloses asks which of two columns of one name is meant.
func (k *picker) twoCloses(a, b int) error {
	hint := fmt.Sprintf("say which is the close with --column close=%d or --column close=%d", a+1,
		b+1)
	if k.p.value {
		hint = fmt.Sprintf("rename one of them, or read one alone with --column close=%d", a+1)
	}
	pos := eventstudy.Pos{File: k.f.Path, Line: k.l.rows[k.l.header].line}
	return eventstudy.Fault(pos, hint, "two columns are named %s, the columns %d and %d",
		quote(k.l.names[a]), a+1, b+1)
}

// better reports whether column a is the better bearer of its role than column b: what the user
// names comes first, then the likelier alias ("Close" before "Last"). It reports false for equals,
// so that the left one of them stays. Of two volumes one may be a column of zeros, which is the
// worse whatever it is called.
func (l *layout) better(a, b int) bool {
	_, fa := l.forced[a]
	_, fb := l.forced[b]
	if fa != fb {
		return fa
	}
	if l.alias[a].role == roleVolume && l.alias[b].role == roleVolume && l.idle(a) != l.idle(b) {
		return l.idle(b)
	}
	return l.alias[a].rank < l.alias[b].rank
}

// idle reports a column of zeros in the rows at the top, as MetaTrader's <VOL> is beside <TICKVOL>.
func (l *layout) idle(c int) bool {
	zeros := 0
	for _, r := range l.rows[l.data:] {
		switch v := number(r.cell(c)); {
		case v == 0:
			zeros++
		case v > 0:
			return false
		}
	}
	return zeros > 0
}
