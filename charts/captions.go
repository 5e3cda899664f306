package charts

import (
	"fmt"

	"stockmove/eventstudy"
	"stockmove/eventstudy/typeset"
)

// Captions are texts of the user's own in the place of those that a chart composes. Nil leaves the
// composed one; an empty title or subtitle leaves it out. A publisher words its own headlines; what
// the chart found is still said to who cannot see it.
type Captions struct{ Title, Subtitle *string }

// maxLines is how many lines a title, a subtitle and a source may have. Three lines of title push
// the picture out of its own frame.
const maxLines = 2

// checkCaptions refuses captions that do not fit: cutting them would change what was meant.
func (c *Canvas) checkCaptions(own Captions, source string) error {
	var ps eventstudy.Problems
	check := func(what, text string, h typeset.Hand) {
		w := c.W - 2*c.M.Margin
		lines := c.faces.Wrap(text, h, w)
		if len(lines) > maxLines || c.widest(lines, h) > w {
			ps.Add(eventstudy.Pos{}, "shorten it, or draw a larger picture",
				"the %s does not fit into two lines of a picture %s", what, c.size.words())
		}
	}
	if own.Title != nil {
		check("title", *own.Title, bold(c.M.Title))
	}
	if own.Subtitle != nil {
		check("subtitle", *own.Subtitle, roman(c.M.Sub))
	}
	if source != "" {
		check("source", "Source: "+source, roman(c.M.Foot))
	}
	return ps.Err()
}

// words is the size in a sentence: "of the size single", "of 7 × 4.2 inches".
func (s Size) words() string {
	if s.Name != "" {
		return "of the size " + s.Name
	}
	return fmt.Sprintf("of %.3g × %.3g inches", s.W, s.H)
}

// caption puts the user's own texts in the place of the composed ones. The figure stays as it is:
// its own words are still what the picture shows, for who cannot see it.
func (f *Figure) caption(own Captions) *Figure {
	g := *f
	if own.Title != nil {
		g.Titles = []string{*own.Title}
	}
	if own.Subtitle != nil {
		g.Subtitle = []string{*own.Subtitle}
	}
	return &g
}
