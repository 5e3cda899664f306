package charts

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"slices"
	"testing"

	"git.sr.ht/~sbinet/gg"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"stockmove/eventstudy/typeset"
)

// plainPen draws as the libraries do by themselves, on a picture of four bytes a pixel: what the
// faster pen is held to.
type plainPen struct {
	*vgimg.Canvas
	img   *image.RGBA
	dpi   float64
	ink   image.Uniform
	types *typeset.Faces
	inks  map[color.RGBA]bool
}

func plainBackend(c *Canvas, st Style) {
	k := float64(st.DPI) / 72
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(c.W*k)), int(math.Round(c.H*k))))
	ctx := gg.NewContextForRGBA(img)
	ctx.SetLineCapButt()
	ctx.InvertY()
	canvas := vgimg.NewWith(vgimg.UseImageWithContext(img, ctx), vgimg.UseDPI(st.DPI))
	draw.Draw(img, img.Rect, image.NewUniform(c.T.Paper), image.Point{}, draw.Src)
	pen := &plainPen{Canvas: canvas, img: img, dpi: float64(st.DPI), types: c.faces,
		inks: map[color.RGBA]bool{}}
	pen.dip(c.T.Paper)
	c.out, c.dpi = pen, float64(st.DPI)
}

func (p *plainPen) dip(c rgb) {
	p.ink.C = c
	p.inks[color.RGBA{c.R, c.G, c.B, 255}] = true
	p.SetColor(c)
}

func (p *plainPen) Fill(path vg.Path, col rgb) {
	p.dip(col)
	p.Canvas.Fill(path)
}

func (p *plainPen) Stroke(path vg.Path, b brush) {
	p.dip(b.ink)
	p.SetLineWidth(vg.Length(b.width))
	var ds []vg.Length
	for _, d := range b.dashes {
		ds = append(ds, vg.Length(d))
	}
	p.SetLineDash(ds, 0)
	p.Canvas.Stroke(path)
}

func (p *plainPen) Write(at point, t typeset.Piece, col rgb) {
	p.dip(col)
	face, err := opentype.NewFace(p.types.Font(t.Face),
		&opentype.FaceOptions{Size: t.Size, DPI: p.dpi})
	if err != nil {
		panic(err)
	}
	k := p.dpi / 72
	d := xfont.Drawer{Dst: p.img, Src: &p.ink, Face: face, Dot: fixed.Point26_6{
		X: fixed.Int26_6(math.Round(at.X * k * 64)),
		Y: fixed.Int26_6(math.Round((float64(p.img.Rect.Dy()) - at.Y*k) * 64))}}
	before := rune(0)
	for _, c := range t.Text {
		kern := p.types.Kern(t.Face, before, c) * t.Size * k / 1000
		d.Dot.X += fixed.Int26_6(math.Round(kern * 64))
		d.DrawString(string(c))
		before = c
	}
}

// indexed takes the picture into 256 colours: those drawn with, the commonest, and for the others
// the nearest of these.
func (p *plainPen) indexed() *image.RGBA {
	count := map[color.RGBA]int{}
	for y := range p.img.Rect.Dy() {
		for x := range p.img.Rect.Dx() {
			count[p.img.RGBAAt(x, y)]++
		}
	}
	value := func(c color.RGBA) int { return int(c.R) | int(c.G)<<8 | int(c.B)<<16 }
	var all []color.RGBA
	for c := range count {
		if p.inks[c] {
			count[c] += len(p.img.Pix)
		}
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], value(a)-value(b))
	})
	kept := all[:min(len(all), 256)]
	to := map[color.RGBA]color.RGBA{}
	for _, c := range all {
		least := math.MaxInt
		for _, k := range kept {
			r, g, b := int(c.R)-int(k.R), int(c.G)-int(k.G), int(c.B)-int(k.B)
			if d := 3*r*r + 6*g*g + b*b; d < least {
				least, to[c] = d, k
			}
		}
	}
	for y := range p.img.Rect.Dy() {
		for x := range p.img.Rect.Dx() {
			p.img.SetRGBA(x, y, to[p.img.RGBAAt(x, y)])
		}
	}
	return p.img
}

// TestPixelsAsLibraries: every chart is, to the pixel, what the libraries draw by themselves. The
// files are smaller than those that image/png writes of them, and none is larger by a fiftieth.
func TestPixelsAsLibraries(t *testing.T) {
	ours, theirs := 0, 0
	for _, c := range []struct {
		study string
		st    Style
	}{
		{"three", Style{Size: Single, DPI: 110}}, {"thirty", Style{Theme: "dark", DPI: 72}},
		{"long", Style{Size: Phone, DPI: 83, Theme: "print"}},
	} {
		for _, r := range plan(t, documentOf(t, c.study), c.st) {
			if r.Omit != "" {
				continue
			}
			r.drawing.on(plainBackend)
			want := r.drawing.c.out.(*plainPen).indexed()
			pic, err := Render(r.Name, documentOf(t, c.study), r.Sel, c.st)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(pic.Bytes))
			if err != nil {
				t.Fatal(err)
			}
			got := image.NewRGBA(want.Rect)
			draw.Draw(got, got.Rect, img, image.Point{}, draw.Src)
			if img.Bounds() != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
				t.Errorf("%s of %s: other pixels", r.File, c.study)
			}
			var file bytes.Buffer
			enc := png.Encoder{CompressionLevel: png.BestSpeed}
			if err := enc.Encode(&file, img); err != nil {
				t.Fatal(err)
			}
			ours, theirs = ours+len(pic.Bytes), theirs+file.Len()
			if n := len(pic.Bytes); n > file.Len()*51/50 {
				t.Errorf("%s of %s: %d bytes, image/png needs %d", r.File, c.study, n, file.Len())
			}
		}
	}
	if ours > theirs {
		t.Errorf("%d bytes, image/png needs %d", ours, theirs)
	}
}

// A rectangle is filled without a rasteriser only where it covers no pixel in part, and is one.
func TestWholePixels(t *testing.T) {
	at := func(xs ...int) (ps []fixed.Point26_6) {
		for i := 0; i < len(xs); i += 2 {
			ps = append(ps, fixed.P(xs[i], xs[i+1]))
		}
		return append(ps, ps[0])
	}
	for _, ps := range [][]fixed.Point26_6{at(1, 2, 5, 2, 5, 9, 1, 9), at(5, 9, 5, 2, 1, 2, 1, 9)} {
		least, most, ok := wholePixels(ps)
		if !ok || least != image.Pt(1, 2) || most != image.Pt(5, 9) {
			t.Errorf("%v: %v to %v, %v", ps, least, most, ok)
		}
		for i := range 4 { // the corner and its neighbour, a half of a pixel off
			for _, d := range []fixed.Point26_6{{X: 32}, {Y: 32}} {
				part := slices.Clone(ps)
				for k, p := range part {
					if d.X > 0 && p.X == ps[i].X || d.Y > 0 && p.Y == ps[i].Y {
						part[k] = p.Add(d)
					}
				}
				if _, _, ok := wholePixels(part); ok {
					t.Errorf("%v covers pixels in part", part)
				}
			}
		}
	}
	if _, _, ok := wholePixels(at(1, 2, 5, 3, 5, 9, 1, 9)); ok {
		t.Error("a slanted edge")
	}
}
