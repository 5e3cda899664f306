package charts

import (
	"context"
	"errors"

	"stockmove/eventstudy/pool"
	"stockmove/eventstudy/report"
)

// screenDPI is the resolution of pictures that are seen on a page alone: two of its pixels for each
// of the page's on a telephone.
const screenDPI = 200

// Views draws the pictures of RenderAll once more as a page shows them in the dark and on a
// telephone, and puts them beside those for print. A picture whose theme the user has chosen has no
// dark one beside it.
func Views(ctx context.Context, reqs []Request, pics []report.Picture, workers int) error {
	type view struct {
		req   *Request
		size  Size
		theme string
		to    *[]byte
	}
	var todo []view
	i := 0
	for k := range reqs {
		r := &reqs[k]
		if r.Omit != "" {
			continue
		}
		p, theme := &pics[i], r.drawing.st.Theme
		i++
		todo = append(todo, view{r, Phone, theme, &p.Phone})
		if theme == "" || theme == themeNames[0] {
			todo = append(todo, view{r, r.drawing.st.Size, "dark", &p.Dark},
				view{r, Phone, "dark", &p.PhoneDark})
		}
	}
	errs := make([]error, len(todo))
	err := pool.Each(ctx, len(todo), workers, func(i int) {
		v := todo[i]
		st := v.req.drawing.st
		st.Size, st.Theme, st.DPI = v.size, v.theme, screenDPI
		pic, err := Render(v.req.Name, v.req.drawing.doc, v.req.Sel, st)
		var none *NoData
		if errors.As(err, &none) {
			return // too small for what the chart shows
		}
		*v.to, errs[i] = pic.Bytes, err
	})
	return errors.Join(append(errs, err)...)
}
