package charts

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/report"
	"stockmove/eventstudy/typeset"
)

var update = flag.Bool("update", false,
	"write the golden pictures anew; look at them before they are kept")

// TestGolden compares pictures with those in testdata, which were looked at. The
// comparison is tolerant: another processor rounds a last digit otherwise and moves an edge by a
// shade.
func TestGolden(t *testing.T) {
	for _, g := range []struct {
		study, chart string
		st           Style
	}{
		{"three", "price", Style{}}, {"three", "ar", Style{}}, {"three", "car", Style{}},
		{"three", "fit", Style{}},
		{"three", "placebo", Style{}}, {"three", "claims", Style{}}, {"three", "ytd", Style{}},
		{"three", "session", Style{}},
		{"thirty", "caar", Style{Size: Single}}, {"many", "cars", Style{Size: Single}},
		{"thirty", "forest", Style{Theme: "dark"}},
		{"thirty", "heatmap", Style{Size: Single}},
		{"one", "volume", Style{Size: Single, Theme: "print"}},
		{"three", "parity", Style{Size: Single}}, {"one", "qq", Style{Size: Single}},
		{"crash", "compare", Style{Size: Single}}, {"three", "spec", Style{Size: Single}},
		{"one", "power", Style{Theme: "dark"}}, {"three", "scan", Style{}},
		{"thirty", "coefficients", Style{Size: Single}},
	} {
		t.Run(g.chart, func(t *testing.T) {
			g.st.DPI = 60
			if g.st.Size == Single {
				g.st.DPI = 90
			}
			pic, err := Render(g.chart, documentOf(t, g.study), Selection{}, g.st)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", g.chart+".png")
			if *update {
				if err := os.WriteFile(file, pic.Bytes, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if share, err := differing(pic.Bytes, want); err != nil || share > 0.001 {
				t.Errorf("%.2f %% of the pixels differ from %s (%v)", 100*share, file, err)
			}
		})
	}
}

// differing is the share of pixels that differ by more than an eighth of the scale in a channel.
func differing(a, b []byte) (float64, error) {
	x, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		return 1, err
	}
	y, err := png.Decode(bytes.NewReader(b))
	if err != nil || x.Bounds() != y.Bounds() {
		return 1, err
	}
	n := 0
	r := x.Bounds()
	for i := r.Min.X; i < r.Max.X; i++ {
		for j := r.Min.Y; j < r.Max.Y; j++ {
			r0, g0, b0, _ := x.At(i, j).RGBA()
			r1, g1, b1, _ := y.At(i, j).RGBA()
			if apart(r0, r1) || apart(g0, g1) || apart(b0, b1) {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy()), nil
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 0xffff/8 }

// TestEveryChartIsDrawnSomewhere guards the other tests against a chart that declines every
// document.
func TestEveryChartIsDrawnSomewhere(t *testing.T) {
	for _, ch := range Charts.All() {
		name := ch.Info().Name
		drawn := false
		for _, s := range []string{"three", "thirty"} {
			_, err := Render(name, documentOf(t, s), Selection{}, Style{DPI: 48, Size: Single})
			var none *NoData
			if err != nil && !errors.As(err, &none) {
				t.Errorf("%s of %s: %v", name, s, err)
			}
			drawn = drawn || err == nil
		}
		if !drawn {
			t.Errorf("no document shows %s", name)
		}
		if info := ch.Info(); info.Title == "" || info.Use == "" || info.Order == 0 {
			t.Errorf("%s declares too little: %+v", name, info)
		}
	}
}

// plan composes the named charts of a document, all without names.
func plan(t testing.TB, doc *report.Document, st Style, names ...string) []Request {
	t.Helper()
	reqs, err := Plan(context.Background(), doc, names, st, 0)
	if err != nil {
		t.Fatal(err)
	}
	return reqs
}

func TestSameBytes(t *testing.T) {
	doc := documentOf(t, "three")
	var first [][]byte
	for _, procs := range []int{1, 2, 4} {
		old := runtime.GOMAXPROCS(procs)
		pics, err := RenderAll(context.Background(), plan(t, doc, Style{Size: Single, DPI: 96}), 0)
		runtime.GOMAXPROCS(old)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range pics {
			if procs == 1 {
				first = append(first, p.Bytes)
			} else if !bytes.Equal(first[i], p.Bytes) {
				t.Errorf("%s differs on %d processors", p.File, procs)
			}
		}
	}
}

func TestRenderAllStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := documentOf(t, "one")
	if _, err := RenderAll(ctx, plan(t, doc, Style{DPI: 48}), 1); !errors.Is(err,
		context.Canceled) {
		t.Errorf("drawing: got %v", err)
	}
	if _, err := Plan(ctx, doc, nil, Style{DPI: 48}, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("planning: got %v", err)
	}
}

// The resolution stands in the file: 300 dpi are 11811 pixels per metre (300/0.0254
// = 11811.02), the unit is the metre, and the picture is 7 × 4.2 in.
func TestResolution(t *testing.T) {
	pic, err := Render("ar", documentOf(t, "one"), Selection{}, Style{})
	if err != nil {
		t.Fatal(err)
	}
	b := pic.Bytes[33:]
	if string(b[4:8]) != "pHYs" || binary.BigEndian.Uint32(b[8:]) != 11811 ||
		binary.BigEndian.Uint32(b[12:]) != 11811 || b[16] != 1 {
		t.Errorf("chunk %q", b[:21])
	}
	cfg, err := png.DecodeConfig(bytes.NewReader(pic.Bytes))
	if err != nil || cfg.Width != 2100 || cfg.Height != 1260 {
		t.Errorf("%d × %d, %v", cfg.Width, cfg.Height, err)
	}
	if len(pic.Bytes) > 300e3 {
		t.Errorf("%d bytes", len(pic.Bytes))
	}
}

func TestRefusals(t *testing.T) {
	doc := documentOf(t, "one")
	for _, c := range []struct {
		name string
		sel  Selection
		st   Style
		want string
	}{
		{"carr", Selection{}, Style{}, `no such chart: "carr"`},
		{"ar", Selection{}, Style{Theme: "pink"}, `no such theme: "pink"`},
		{"ar", Selection{}, Style{DPI: 5}, "5 dpi"},
		{"ar", Selection{}, Style{Size: Size{W: 30, H: 30}, DPI: 1200}, "million pixels"},
		{"ar", Selection{},
			Style{Fonts: []typeset.Font{{Name: "bad.ttf", Data: []byte("no font")}}},
			"bad.ttf: not a font"},
		{"ar", Selection{Event: "x"}, Style{}, `no measured event has the id "x"`},
		{"ar", Selection{Security: "x"}, Style{}, `not measured for "x"`},
		{"caar", Selection{}, Style{}, "2 events needed, 1 measured"},
		{"parity", Selection{}, Style{}, "no two listings"},
	} {
		if _, err := Render(c.name, doc, c.sel, c.st); err == nil ||
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
	var none *NoData
	if _, err := Render("volume", documentOf(t, "gaps"), Selection{}, Style{}); !errors.As(err,
		&none) {
		t.Errorf("a file without volume: %v", err)
	}
	for _, empty := range []*report.Document{nil, {}, {Report: &eventstudy.Report{}},
		{Report: &eventstudy.Report{Panel: &eventstudy.Panel{}}}} {
		for _, name := range Charts.Names() {
			if _, err := Render(name, empty, Selection{}, Style{}); !errors.As(err, &none) {
				t.Errorf("%s of an empty document: %v", name, err)
			}
		}
	}
}

func TestPlan(t *testing.T) {
	file := func(reqs []Request) (drawn, omitted []string) {
		for _, r := range reqs {
			if r.Omit == "" {
				drawn = append(drawn, r.File)
			} else {
				omitted = append(omitted, r.Name+": "+r.Omit)
			}
		}
		return drawn, omitted
	}
	drawn, omitted := file(plan(t, documentOf(t, "one"), Style{}, "ar", "claims", "caar",
		"nonsense"))
	if got := strings.Join(drawn, " "); got != "ar.png claims.png" {
		t.Errorf("drawn: %s", got)
	}
	got := strings.Join(omitted, "; ")
	if got != `caar: 2 events needed, 1 measured; nonsense: no such chart: "nonsense"` {
		t.Errorf("omitted: %s", got)
	}
	// Two events: the second has files of its own, its name made safe.
	s := study{securities: 2, events: 2, level: 100, jump: 0.1, name: "A"}
	doc := s.document(t)
	doc.Outcomes[1].Event.ID = "Q3 / résumé: *?"
	drawn, _ = file(plan(t, doc, Style{}, "ar", "price"))
	if got := strings.Join(drawn, " "); got != "ar.png ar-q3---r-sum.png price.png" {
		t.Errorf("drawn: %s", got)
	}
}

// counted counts how often a chart is composed.
type counted struct {
	chart
	n atomic.Int32
}

func (ch *counted) Compose(doc *report.Document, sel Selection, c *Canvas) (*Figure, error) {
	ch.n.Add(1)
	return ch.chart.Compose(doc, sel, c)
}

// What Plan composed is what RenderAll draws: no chart is composed twice.
func TestComposedOnce(t *testing.T) {
	doc := documentOf(t, "one")
	ar, _ := Charts.Lookup("ar")
	once := &counted{chart: ar.(chart)}
	once.info.Name = "ar-counted"
	all := Charts
	t.Cleanup(func() { Charts = all })
	Charts = eventstudy.Registry[Chart]{Kind: "chart"}
	Charts.Register(once)
	reqs, err := Plan(context.Background(), doc, nil, Style{DPI: 48}, 0)
	if err != nil {
		t.Fatal(err)
	}
	pics, err := RenderAll(context.Background(), reqs, 0)
	if err != nil || len(pics) != 1 || len(pics[0].Bytes) == 0 {
		t.Fatalf("%d pictures, %v", len(pics), err)
	}
	if n := once.n.Load(); n != 1 {
		t.Errorf("composed %d times", n)
	}
}

func BenchmarkRender(b *testing.B) {
	for _, name := range Charts.Names() {
		doc := documentOf(b, "three")
		if _, err := Render(name, doc, Selection{}, Style{DPI: 48}); err != nil {
			doc = documentOf(b, "thirty")
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Render(name, doc, Selection{}, Style{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRenderAll(b *testing.B) {
	doc := documentOf(b, "three")
	for b.Loop() {
		if _, err := RenderAll(context.Background(), plan(b, doc, Style{}), 0); err != nil {
			b.Fatal(err)
		}
	}
}
