package charts

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	imgdraw "image/draw"
	"image/png"
	"math"
	"slices"
	"sync"

	"git.sr.ht/~sbinet/gg"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg/vgimg"

	"stockmove/eventstudy/typeset"
)

// raster is the backend of PNG pictures: vgimg for lines and areas, glyphs drawn
// straight onto its image (vgimg resamples every glyph, which blurs and takes a third of the time).
type raster struct {
	*vgimg.Canvas
	img   *image.RGBA
	dpi   int
	ink   image.Uniform
	types *typeset.Faces
	faces map[faceKey]xfont.Face
	inks  map[uint32]bool // the colours that were drawn with, as their pixels stand in memory
}

type faceKey struct {
	face typeset.Face
	size float64
}

// canvases are the pixels of pictures, reused.
var canvases = sync.Pool{New: func() any { return new(image.RGBA) }}

// pngBackend gives a canvas a fresh picture in the colour of the paper.
func pngBackend(c *Canvas, st Style) {
	k := float64(st.DPI) / 72
	w, h := int(math.Round(c.W*k)), int(math.Round(c.H*k))
	img := canvases.Get().(*image.RGBA)
	if cap(img.Pix) < 4*w*h {
		img.Pix = make([]byte, 4*w*h)
	}
	*img = image.RGBA{Pix: img.Pix[:4*w*h], Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
	ctx := gg.NewContextForRGBA(img)
	ctx.SetLineCapButt()
	ctx.InvertY()
	vgc := vgimg.NewWith(vgimg.UseImageWithContext(img, ctx), vgimg.UseDPI(st.DPI))
	imgdraw.Draw(img, img.Rect, image.NewUniform(c.T.Paper), image.Point{}, imgdraw.Src)
	c.out = &raster{Canvas: vgc, img: img, dpi: st.DPI, types: c.faces,
		faces: map[faceKey]xfont.Face{}, inks: map[uint32]bool{}}
	c.dpi = float64(st.DPI)
}

// SetColor keeps the colour for the glyphs too.
func (r *raster) SetColor(c color.Color) {
	r.ink.C = c
	red, green, blue, _ := c.RGBA()
	r.inks[uint32(red>>8)|uint32(green>>8)<<8|uint32(blue>>8)<<16|0xff<<24] = true
	r.Canvas.SetColor(c)
}

// Write draws a text with its baseline at a point.
func (r *raster) Write(at point, p typeset.Piece) {
	key := faceKey{p.Face, p.Size}
	face := r.faces[key]
	if face == nil {
		var err error
		face, err = opentype.NewFace(r.types.Font(p.Face),
			&opentype.FaceOptions{Size: p.Size, DPI: float64(r.dpi)})
		if err != nil {
			panic(err)
		}
		r.faces[key] = face
	}
	k := float64(r.dpi) / 72
	d := xfont.Drawer{Dst: r.img, Src: &r.ink, Face: face, Dot: fixed.Point26_6{
		X: fixed.Int26_6(math.Round(at.X * k * 64)),
		Y: fixed.Int26_6(math.Round((float64(r.img.Rect.Dy()) - at.Y*k) * 64)),
	}}
	// Pairs are drawn together here: the face's own Kern is that of another size.
	before := rune(0)
	for _, c := range p.Text {
		kern := r.types.Kern(p.Face, before, c) * p.Size * k / 1000
		d.Dot.X += fixed.Int26_6(math.Round(kern * 64))
		d.DrawString(string(c))
		before = c
	}
}

// encode returns the picture as an indexed PNG with its resolution. The raster cannot
// be used afterwards.
func (r *raster) encode() ([]byte, error) {
	img := indexed(r.img, r.inks)
	var buf bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers}
	if err := enc.Encode(&buf, img); err != nil {
		return nil, err
	}
	pixels.Put(&img.Pix)
	canvases.Put(r.img)
	r.img = nil
	return withHead(buf.Bytes(), r.dpi), nil
}

// buffers and pixels are reused from picture to picture.
var (
	buffers bufferPool
	pixels  = sync.Pool{New: func() any { return new([]byte) }}
)

type bufferPool struct{ p sync.Pool }

// Get and Put make the pool a png.EncoderBufferPool.
func (b *bufferPool) Get() *png.EncoderBuffer {
	e, _ := b.p.Get().(*png.EncoderBuffer)
	return e
}
func (b *bufferPool) Put(e *png.EncoderBuffer) { b.p.Put(e) }

// indexed reduces a picture to a palette of at most 256 colours: those that were drawn with, the
// commonest, and for the others (shades on the edges of letters and lines) the nearest of those. An
// indexed picture is a quarter of the size to filter and compress. Colours are ranked by count and
// then by value, so the same picture gives the same bytes.
func indexed(src *image.RGBA, inks map[uint32]bool) *image.Paletted {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	// Nearly all of a chart is paper: count and remember runs of equal pixels.
	type run struct{ id, n int32 }
	runs := make([]run, 0, 32*h)
	ids := make(map[uint32]int32, 2048)
	type used struct {
		c  uint32
		n  int
		id int32
	}
	var all []used
	lastC, lastID := uint32(0), int32(-1)
	for y := range h {
		row := src.Pix[y*src.Stride : y*src.Stride+4*w]
		for x := 0; x < w; {
			c := binary.LittleEndian.Uint32(row[4*x:])
			twice := uint64(c) | uint64(c)<<32
			n := x + 1
			for n+2 <= w && binary.LittleEndian.Uint64(row[4*n:]) == twice {
				n += 2
			}
			for n < w && binary.LittleEndian.Uint32(row[4*n:]) == c {
				n++
			}
			id := lastID
			if c != lastC || lastID < 0 {
				var ok bool
				if id, ok = ids[c]; !ok {
					id = int32(len(all))
					ids[c] = id
					all = append(all, used{c, 0, id})
				}
				lastC, lastID = c, id
			}
			all[id].n += n - x
			runs = append(runs, run{id, int32(n - x)})
			x = n
		}
	}
	// A rare colour of a scale of colours keeps its place before a common shade between letters.
	for i := range all {
		if inks[all[i].c] {
			all[i].n += w * h
		}
	}
	slices.SortFunc(all, func(a, b used) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.c, b.c))
	})
	n := min(len(all), 256)
	palette := make(color.Palette, n)
	index := make([]uint8, len(all)) // by id
	for i, u := range all {
		if i < n {
			palette[i] = color.RGBA{uint8(u.c), uint8(u.c >> 8), uint8(u.c >> 16), 255}
			index[u.id] = uint8(i)
			continue
		}
		best, least := 0, math.MaxInt
		for k, v := range all[:n] {
			if d := distance(u.c, v.c); d < least {
				best, least = k, d
			}
		}
		index[u.id] = uint8(best)
	}
	p := pixels.Get().(*[]byte)
	if cap(*p) < w*h {
		*p = make([]byte, w*h)
	}
	img := &image.Paletted{Pix: (*p)[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h),
		Palette: palette}
	at := 0
	for _, r := range runs {
		v := index[r.id]
		for end := at + int(r.n); at < end; at++ {
			img.Pix[at] = v
		}
	}
	return img
}

// distance is the squared distance of two colours, green weighing most.
func distance(a, b uint32) int {
	d := func(shift uint) int { return int(a>>shift&255) - int(b>>shift&255) }
	r, g, bl := d(0), d(8), d(16)
	return 3*r*r + 6*g*g + bl*bl
}

// withHead inserts two chunks after the header: pHYs, the resolution in pixels per metre, without
// which a word processor takes 72 or 96 dpi and shows the picture three times too large; and
// the mark of a picture of stockmove.
func withHead(b []byte, dpi int) []byte {
	ppm := uint32(math.Round(float64(dpi) / 0.0254))
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, ppm), ppm)
	return slices.Concat(b[:pngHeader], pngChunk("pHYs", append(size, 1)), pngMark, b[pngHeader:])
}

// pngHeader is the length of a PNG's signature and IHDR chunk.
const pngHeader = 8 + 25

// pngChunk is a chunk of a Bytes: length, kind, content and sum.
func pngChunk(kind string, content []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	b = append(append(b, kind...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}
