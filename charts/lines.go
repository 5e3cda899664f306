package charts

import (
	"math"
	"sort"

	"stockmove/eventstudy"
)

// trace is one line of a chart over trading days. What a line is called is written at its end in
// its own colour, so that no legend has to be looked up and none is needed where colours are lost.
type trace struct {
	name   []string // wordings of its label, longest first
	col    rgb
	dashes []float64
	width  float64
	y      []float64 // by index of the date axis; NaN is unknown
	end    string    // the figure at its end, after the name; may be empty
}

// values fills a trace: the value of day d lies at the axis' index of d. The axis has the days of
// all markets that are drawn, and each line those of its own.
func values(a dateAxis, days []eventstudy.Date, vs []float64) []float64 {
	out := make([]float64, len(a.days))
	for i := range out {
		out[i] = math.NaN()
	}
	for i, d := range days {
		if k := a.index(d); k < len(a.days) && a.days[k] == d {
			out[k] = vs[i]
		}
	}
	return out
}

// points maps a trace onto a panel, leaving out the days of other markets. A holiday is no gap in
// the data, and the line runs across it.
func (t trace) points(x, y scale) []point {
	var ps []point
	for i, v := range t.y {
		if !math.IsNaN(v) {
			ps = append(ps, point{x.at(float64(i)), y.at(v)})
		}
	}
	return ps
}

// drawTraces draws lines, the first on top. The first is that of the first security, which the
// picture is about.
func (c *Canvas) drawTraces(ts []trace, x, y scale) {
	for i := len(ts) - 1; i >= 0; i-- {
		ps := ts[i].points(x, y)
		c.Line(ps, ts[i].width, ts[i].col, ts[i].dashes)
		for k := range ps { // labels keep off the lines
			if k > 0 {
				a, b := ps[k-1], ps[k]
				c.Mark(box{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X),
					math.Max(a.Y, b.Y)}.grow(0.5))
			}
		}
	}
}

// labelEnds names the lines at their right ends in their own colour; labels that would touch are
// moved apart, with a thin leader to their line. Lines that end close to each other are the rule
// where listings of one company are drawn: their labels are spread around their ends, in the order
// of the ends. A legend makes a reader go to and fro between line and key, and fails where colours
// are close or gone. A name at the end of its line is read where the line is looked at, and its
// figure there is the one that most readers want.
func (c *Canvas) labelEnds(ts []trace, x, y scale, b box, room float64) {
	type tag struct {
		t    trace
		at   point
		text string
	}
	var tags []tag
	st := c.strong()
	for _, t := range ts {
		ps := t.points(x, y)
		if len(ps) == 0 {
			continue
		}
		p := ps[len(ps)-1]
		tags = append(tags, tag{t, p, c.faces.Cut(c.endText(t, room), bold(st.Size), room)})
	}
	// Where the panel is too low for all, the first lines are named.
	if fit := int((b.h()+0.3*st.Size)/(1.18*st.Size)) + 1; len(tags) > fit {
		// The lines are ordered by weight: securities before benchmarks.
		tags = tags[:fit]
	}
	sort.SliceStable(tags, func(i, j int) bool { return tags[i].at.Y > tags[j].at.Y })
	ys := make([]float64, len(tags))
	for i := range tags {
		ys[i] = tags[i].at.Y
	}
	spread(ys, 1.18*st.Size, b.Y0+0.4*st.Size, b.Y1-0.4*st.Size)
	gap := 0.45 * c.M.Label
	for i, t := range tags {
		// A leader is drawn where the label has moved by more than a third of its height, or the
		// line ends well before the edge.
		if math.Abs(ys[i]-t.at.Y) > 0.35*st.Size || b.X1-t.at.X > 2*gap {
			c.Line([]point{{t.at.X + 1, t.at.Y}, {b.X1 + 1.4*gap, ys[i]}}, c.M.Grid,
				c.T.weak(t.t.col), nil)
			c.Middle(b.X1+1.7*gap, ys[i], t.text, c.heading(t.t.col), left)
			continue
		}
		c.Middle(b.X1+1.7*gap, ys[i], t.text, c.heading(t.t.col), left)
	}
}

// endText is what stands at the end of a line: the longest of its names that fits with the figure
// behind it, measured as one text, since letters and figures draw together. Of a name that is too
// long the figure stays.
func (c *Canvas) endText(t trace, room float64) string {
	st := c.strong()
	end := ""
	if t.end != "" {
		end = " " + t.end
	}
	for _, name := range t.name {
		if c.Width(name+end, st) <= room {
			return name + end
		}
	}
	return c.fit(t.name, st, room-c.Width(end, st)) + end
}

// endLabels is the room that the labels at the ends need, at most a third of the canvas. A
// company's full name may be longer than the picture is wide; past the limit shorter wordings are
// taken.
func (c *Canvas) endLabels(ts []trace) (margin, room float64) {
	w := 0.0
	limit := 0.24 * c.W
	switch {
	case c.size == Phone: // there is height enough for the lines
		limit = 0.4 * c.W
	case c.small():
		limit = 0.32 * c.W
	}
	for _, t := range ts {
		best := 0.0
		for _, n := range t.name {
			s := n
			if t.end != "" {
				s += " " + t.end
			}
			if best = c.Width(s, c.strong()); best <= limit {
				break
			}
		}
		w = max(w, min(best, limit))
	}
	return w + 0.9*c.M.Label, w + 0.1
}

// spread moves falling positions apart to a least distance, within [lo, hi], as little as the least
// squares of the moves allow (pooling of neighbours). It is isotonic regression: subtracting the
// least distances turns "apart and in order" into "not rising", whose least-squares solution pools
// neighbours that violate it (Barlow et al. 1972).
func spread(ys []float64, gap, lo, hi float64) {
	n := len(ys)
	if n == 0 {
		return
	}
	// z_i = y_i + i·gap must not rise: pool adjacent violators.
	type pool struct {
		sum float64
		n   int
	}
	var ps []pool
	for i, y := range ys {
		ps = append(ps, pool{y + float64(i)*gap, 1})
		for len(ps) > 1 {
			a, b := ps[len(ps)-2], ps[len(ps)-1]
			if a.sum/float64(a.n) >= b.sum/float64(b.n) {
				break
			}
			ps = append(ps[:len(ps)-2], pool{a.sum + b.sum, a.n + b.n})
		}
	}
	i := 0
	for _, p := range ps {
		for range p.n {
			ys[i] = p.sum/float64(p.n) - float64(i)*gap
			i++
		}
	}
	// Within the frame, from both ends.
	for i := range ys {
		ys[i] = math.Min(ys[i], hi-float64(i)*gap)
	}
	for i := n - 1; i >= 0; i-- {
		ys[i] = math.Max(ys[i], lo+float64(n-1-i)*gap)
	}
}

// pennant is a vertical line; one without names stands for a further day of the event before it. An
// event that several listings meet on different days has several lines and one name.
type pennant struct {
	x    float64
	name []string // wordings, longest first
}

// drawFlags draws event lines with their names above the panel: the names of the left half end at
// their lines, those of the right half begin there, the inner ones higher, so that no line crosses
// a name. A name without room is cut, then left out. Names that turn away from the middle never
// cross each other's lines.
func (c *Canvas) drawFlags(fs []pennant, b box, levels int) {
	sort.SliceStable(fs, func(i, j int) bool { return fs[i].x < fs[j].x })
	var named []int
	for i, f := range fs {
		if len(f.name) > 0 {
			named = append(named, i)
		}
	}
	n := len(named)
	tops := make([]float64, len(fs))
	for i := range tops {
		tops[i] = b.Y1
	}
	for k, i := range named {
		toLeft := k < n/2
		if n == 1 { // alone: the roomier side
			toLeft = fs[i].x > (b.X0+b.X1)/2
		}
		level := k
		if !toLeft {
			level = n - 1 - k
		}
		side := left // where the name begins
		if toLeft {
			side = right
		}
		if level < levels && c.flagName(fs[i], b, level, side) {
			tops[i] = b.Y1 + (0.35+float64(level)*leading+capital)*c.M.Label
		}
	}
	for i, f := range fs {
		c.VLine(f.x, b.Y0, tops[i], c.M.Event, c.T.Ink, nil)
	}
}

// flagName writes a flag's name so that it begins (left) or ends (right) at its line; it reports
// whether there was room.
func (c *Canvas) flagName(f pennant, b box, level int, how align) bool {
	st := c.label()
	y := b.Y1 + (0.35+float64(level)*leading)*c.M.Label
	gap := 0.35 * c.M.Label
	room, x := c.W-c.M.Margin-f.x-gap, f.x+gap
	if how == right {
		room, x = f.x-gap-c.M.Margin, f.x-gap
	}
	for i, name := range f.name {
		if i == len(f.name)-1 {
			name = c.faces.Cut(name, roman(st.Size), room)
		}
		if c.Width(name, st) <= room && c.Try(x, y, name, st, how) {
			return true
		}
	}
	return false
}
