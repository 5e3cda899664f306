package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"stockmove/eventstudy"
	"stockmove/eventstudy/typeset"
)

// Size is the printed size of a picture in inches; Name is empty for a free size. It is what the
// picture will measure in print, and all type is set for that: a chart that is scaled afterwards
// has type of another size.
type Size struct {
	Name string
	W, H float64
}

// The presets: one column of a journal, two columns, a 16:9 slide.
var (
	Single = Size{"single", 3.5, 2.6}
	Double = Size{"double", 7, 4.2}
	Slide  = Size{"slide", 13.33, 7.5}

	// Phone is a picture for the width of a telephone, 350 pixels of its page: type is larger
	// against the width than in print.
	Phone = Size{"phone", 3.5, 4.2}
)

// Presets are the sizes that have names to be asked for. Phone is not among them: it is what a page
// shows on a telephone, and no size of print.
var Presets = []Size{Single, Double, Slide}

// SizeNames are the names of the presets.
func SizeNames() []string {
	var names []string
	for _, p := range Presets {
		names = append(names, p.Name)
	}
	return names
}

// useSize says which sizes can be asked for.
func useSize() string {
	return "use " + strings.Join(SizeNames(), ", ") + ", or inches as in 7x4.2"
}

// String returns the preset's name, or "7x4.2". A free size is written as it can be given again.
func (s Size) String() string {
	if s.Name != "" {
		return s.Name
	}
	return fmt.Sprintf("%gx%g", s.W, s.H)
}

// Smallest and largest edge of a free size, in inches: below the first nothing can
// be read at the smallest type, above the second one picture fills the memory.
const (
	minWidth, minHeight = 3.0, 2.2
	maxEdge             = 40.0
)

// ParseSize reads "single", "double", "slide" or a free size in inches, "7x4.2". The sign of
// multiplication and the letter x are one to who types a size.
func ParseSize(s string) (Size, error) {
	for _, p := range Presets {
		if strings.EqualFold(s, p.Name) {
			return p, nil
		}
	}
	t := strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "in")
	ws, hs, ok := strings.Cut(strings.ReplaceAll(t, "×", "x"), "x")
	w, errW := strconv.ParseFloat(strings.TrimSpace(ws), 64)
	h, errH := strconv.ParseFloat(strings.TrimSpace(hs), 64)
	if !ok || errW != nil || errH != nil {
		return Size{}, eventstudy.Fault(eventstudy.Pos{}, useSize(), "not a picture size: %q", s)
	}
	// Said the other way round it would let the word nan pass, which is read as a number.
	if !(w >= minWidth && h >= minHeight && w <= maxEdge && h <= maxEdge) {
		return Size{}, eventstudy.Fault(eventstudy.Pos{}, fmt.Sprintf("from %gx%g to %gx%g inches",
			minWidth, minHeight, maxEdge, maxEdge), "picture size out of range: %q", s)
	}
	return Size{W: w, H: h}, nil
}

// Style is how a picture is made; the zero value is the double preset at 300 dpi, light. It changes
// how a figure looks and never what it says, captions of the user's own aside.
type Style struct {
	Size  Size
	DPI   int    // dots per inch, written into the file; default 300
	Theme string // "light", "dark" or "print"
	Fonts []typeset.Font

	Captions Captions // texts of the user's own

	medium typeset.Medium // what text is set for: pixels, or letters of a vector format
}

// PixelDPI is the resolution of a picture whose size is given in pixels: type of nine points is
// then 19 pixels high, as screens and social media show it. Publishers show pictures at about half
// of the resolution that they are printed at.
const PixelDPI = 150

// ParsePixels reads a size in pixels, "1200x630", at a resolution. Publishers of pages ask for
// pixels; type is still set in points, by the resolution that is assumed.
func ParsePixels(s string, dpi int) (Size, error) {
	ws, hs, ok := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), "×", "x"),
		"x")
	w, errW := strconv.Atoi(ws)
	h, errH := strconv.Atoi(hs)
	if !ok || errW != nil || errH != nil {
		return Size{},
			eventstudy.Fault(eventstudy.Pos{}, "width and height in pixels, as in 1200x630",
				"not a size in pixels: %q", s)
	}
	// Rounded up, so that the limit that a message names is itself allowed.
	least := func(inches float64) int { return int(math.Ceil(inches * float64(dpi))) }
	most := int(maxEdge) * dpi
	if w < least(minWidth) || h < least(minHeight) || w > most || h > most {
		return Size{},
			eventstudy.Fault(eventstudy.Pos{}, fmt.Sprintf("from %dx%d to %dx%d pixels at %d dpi",
				least(minWidth), least(minHeight), most, most, dpi),
				"picture size out of range: %q", s)
	}
	return Size{W: float64(w) / float64(dpi), H: float64(h) / float64(dpi)}, nil
}

// Limits of the resolution and of the picture in pixels. Below the least, type of six points would
// be less than four pixels high; journals ask for 1200 at most, for line art. The pixels of the
// largest picture take 240 MB while it is drawn.
const (
	defaultDPI     = 300
	minDPI, maxDPI = 48, 1200
	maxPixels      = 120e6
)

// filled returns the style with its defaults, or what is wrong with it. The limits keep a slip of a
// digit from filling the memory, and a picture from being smaller than its own title.
func (st Style) filled() (Style, error) {
	if st.Size == (Size{}) {
		st.Size = Double
	}
	if st.DPI == 0 {
		st.DPI = defaultDPI
	}
	if st.DPI < minDPI || st.DPI > maxDPI {
		p := eventstudy.Problem{Key: "dpi", Hint: fmt.Sprintf("from %d to %d", minDPI, maxDPI),
			What: fmt.Sprintf("resolution out of range: %d dpi", st.DPI)}
		return st, p.Err()
	}
	if !(st.Size.W >= minWidth && st.Size.H >= minHeight && st.Size.W <= maxEdge &&
		st.Size.H <= maxEdge) {
		return st, eventstudy.Fault(eventstudy.Pos{}, useSize(), "picture size out of range: %v",
			st.Size)
	}
	if n := st.Size.W * st.Size.H * float64(st.DPI) * float64(st.DPI); n > maxPixels {
		return st, eventstudy.Fault(eventstudy.Pos{}, "a smaller size or fewer dpi",
			"a picture of %.0f million pixels is too large", n/1e6)
	}
	return st, nil
}

// Check tells what is wrong with a style before anything is drawn: the size, the resolution or
// the theme. Fonts show their faults when they are used. The command asks this before it reads a
// file.
func (st Style) Check() error {
	if _, err := st.filled(); err != nil {
		return err
	}
	_, err := themeOf(st.Theme)
	return err
}

// measures is the scale of type of one size, in points. The sizes are those of common journals:
// nothing below six points, labels at seven to nine.
type measures struct {
	Title, Sub, Label, Foot float64
	Margin                  float64 // white edge, 1.5 labels
	Main, Bench             float64 // line widths
	Grid, Event, Zero       float64
	Dot                     float64 // radius of an ordinary mark
}

// measuresOf returns the presets' type at their widths and a straight line
// between them for free sizes; type never shrinks below that of the smallest.
func measuresOf(s Size) measures {
	// Widths in inches, type in points: a column, two columns, a slide.
	type row struct{ w, title, sub, label, foot, stroke float64 }
	// Type is reckoned between these widths and not beyond them: less than six points cannot be
	// read in print, and more than a slide's has no use.
	rows := []row{{3.5, 9, 7.5, 7, 6, 0.9}, {7, 12, 9.5, 8.5, 7, 1}, {13.33, 24, 17, 15, 11, 1.8}}
	if s == Phone {
		rows[0] = row{3.5, 11, 8.5, 8, 7.3, 1}
	}
	// The height limits too: a wide strip has no room for a slide's title.
	w := math.Min(s.W, s.H*7/4.2)
	if s.Name != "" {
		w = s.W
	}
	w = math.Min(math.Max(w, rows[0].w), rows[2].w)
	i := 0
	if w > rows[1].w {
		i = 1
	}
	a, b := rows[i], rows[i+1]
	f := (w - a.w) / (b.w - a.w)
	at := func(x, y float64) float64 { return x + f*(y-x) }
	k := at(a.stroke, b.stroke)
	m := measures{Title: at(a.title, b.title), Sub: at(a.sub, b.sub), Label: at(a.label, b.label),
		Foot: at(a.foot, b.foot)}
	m.Margin = 1.5 * m.Label
	// Widths keep their proportions in every size: the grid is always the faintest line, and the
	// data are the boldest.
	m.Main, m.Bench, m.Grid, m.Event, m.Zero = 1.25*k, 0.75*k, 0.4*k, 0.8*k, 0.7*k
	m.Dot = 0.3 * m.Label
	return m
}
