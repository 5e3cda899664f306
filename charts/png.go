package charts

import (
	"bytes"
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

// raster is the backend of PNG pictures: vgimg for lines and areas, glyphs drawn straight onto its
// image (vgimg resamples every glyph, which blurs and takes a third of the time). It draws on the
// image of the library's own canvas, so that lines and letters lie in one picture.
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

// canvases are the pixels of pictures, reused. A picture of two columns at 300 dots an inch is ten
// megabytes of pixels, and a report draws two dozen of them.
var canvases = sync.Pool{New: func() any { return new(image.RGBA) }}

// pngBackend gives a canvas a fresh picture in the colour of the paper. The ends of lines are cut
// off flat, where the library rounds them: a bar that is drawn as a line would end half its width
// too late.
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
	vgc := vgimg.NewWith(vgimg.UseImageWithContext(img, ctx), vgimg.UseDPI(st.DPI)) // all white
	if c.T.Paper != (rgb{255, 255, 255}) {
		imgdraw.Draw(img, img.Rect, image.NewUniform(c.T.Paper), image.Point{}, imgdraw.Src)
	}
	c.out = &raster{Canvas: vgc, img: img, dpi: st.DPI, types: c.faces,
		faces: map[faceKey]xfont.Face{}, inks: map[uint32]bool{}}
	c.dpi = float64(st.DPI)
}

// SetColor keeps the colour for the glyphs too. The colours are noted as they are set, so that the
// palette of the picture is known without looking at its pixels.
func (r *raster) SetColor(c color.Color) {
	r.ink.C = c
	red, green, blue, _ := c.RGBA()
	r.inks[uint32(red>>8)|uint32(green>>8)<<8|uint32(blue>>8)<<16|0xff<<24] = true
	r.Canvas.SetColor(c)
}

// Write draws a text with its baseline at a point. Glyphs are placed to a 64th of a pixel, which is
// what the font machinery knows.
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

// encode returns the picture as an indexed PNG with its resolution. The raster cannot be used
// afterwards. An indexed picture is smaller and loses nothing, for a chart has few colours and
// their mixtures at edges. The palette is made of the colours that were drawn with and of those
// that smoothing has mixed; where there are more than an index can hold, the rarest mixtures take
// the nearest colour, which nobody sees at an edge.
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

// withHead inserts two chunks after the header: pHYs, the resolution in pixels per metre, without
// which a word processor takes 72 or 96 dpi and shows the picture three times too large; and the
// mark of a picture of stockmove. Chunks of this kind may stand anywhere between the header and the
// pixels (ISO/IEC 15948, 5.6).
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
