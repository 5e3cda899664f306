package charts

import (
	"context"
	"errors"

	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

// Views draws the pictures of RenderAll once more for the inside of a page: wide, and upright for a
// telephone, each with its colours on a light page and on a dark one. A picture whose theme the
// user has chosen keeps it in the dark. What the pictures share, colours and letters, is the style
// that Views returns.
func Views(ctx context.Context, reqs []Request, pics []report.Picture,
	workers int) (style string, err error) {
	type view struct {
		of   *drawing
		size Size
		to   *report.Vector
		pen  *inlinePen
		c    *Canvas
	}
	var todo []view
	var fonts []typeset.Font
	i := 0
	for k := range reqs {
		d := reqs[k].drawing
		if reqs[k].Omit != "" {
			continue
		}
		fonts = d.st.Fonts
		todo = append(todo, view{of: d, size: onPage(d.st.Size), to: &pics[i].Wide},
			view{of: d, size: Phone, to: &pics[i].Phone})
		i++
	}
	// Each view has a place of its own for its error, behind that of the context.
	errs := make([]error, len(todo)+1)
	errs[0] = pool.Each(ctx, len(todo), workers, func(i int) {
		v := &todo[i]
		v.c, v.pen, errs[i+1] = v.of.inline(v.size)
	})
	if err := errors.Join(errs...); err != nil {
		return "", err
	}
	s, err := newSheet(fonts)
	if err != nil {
		return "", err
	}
	// Written only when all are drawn, and in their order: the numbers of colours hang on it.
	for _, v := range todo {
		if v.pen != nil {
			*v.to = s.drawing(v.c, v.pen)
		}
	}
	return s.css(), nil
}

// onPage is the size of the wide picture of a page, whatever is printed: that of two columns, whose
// type is read at the width of a page. Of a size of the user's own a tall shape is kept, up to
// twice the width. A strip that was asked for in print would be a line on a page.
func onPage(s Size) Size {
	tall := Double
	if s.Name == "" {
		if h := Double.W * s.H / s.W; h > Double.H {
			tall = Size{W: Double.W, H: min(h, 2*Double.W)}
		}
	}
	return tall
}

// inline draws a chart again for a page at a size; there is no pen where the chart says that the
// size is too small for what it shows. The dark one is composed too, and must come out in the same
// words and places: only its colours are taken from it.
func (d *drawing) inline(size Size) (*Canvas, *inlinePen, error) {
	draw := func(theme string) (*Canvas, *inlinePen, error) {
		st := d.st
		st.Size, st.Theme, st.medium = size, theme, typeset.Letters
		again, err := compose(d.name, d.doc, d.sel, st)
		if err != nil {
			return nil, nil, err
		}
		pen := &inlinePen{h: again.c.H}
		again.on(func(c *Canvas, _ Style) {
			c.out = pen
			c.Rect(box{0, 0, c.W, c.H}, c.T.Paper)
		})
		return again.c, pen, nil
	}
	c, pen, err := draw(d.st.Theme)
	var none *NoData
	if errors.As(err, &none) {
		return nil, nil, nil
	}
	// A theme that the user chose is that of both pages; a second drawing would be the same.
	if err != nil || d.st.Theme != "" && d.st.Theme != ThemeNames[0] {
		return c, pen, err
	}
	_, dark, err := draw("dark")
	if err == nil {
		pen.inTheDark(dark)
	}
	return c, pen, err
}
