package pixels

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"
)

// decoded is what image/png reads of a picture.
func decoded(t *testing.T, b []byte) *image.Paletted {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Paletted)
}

// sameAs holds a picture to an image, pixel by pixel.
func sameAs(t *testing.T, p *Picture, want image.Image) {
	t.Helper()
	got := decoded(t, p.PNG())
	if got.Rect != want.Bounds() {
		t.Fatalf("%v, want %v", got.Rect, want.Bounds())
	}
	for y := range p.H {
		for x := range p.W {
			a := color.RGBAModel.Convert(got.At(x, y))
			if b := color.RGBAModel.Convert(want.At(x, y)); a != b {
				t.Fatalf("at %d, %d: %v, want %v", x, y, a, b)
			}
		}
	}
}

// Of a picture of few colours every pixel is kept, whichever rows are those above once more, and
// whatever was drawn in the same room before.
func TestKeepsPixels(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	p := new(Picture)
	for _, size := range []image.Point{{37, 60}, {1, 1}, {300, 9}, {7, 200}} {
		want := image.NewRGBA(image.Rectangle{Max: size})
		p.Reset(size.X, size.Y, color.Black)
		for y := range size.Y {
			for x := range size.X {
				v := uint8(rnd.IntN(5))
				c := color.RGBA{v, 2 * v, 200 - v, 255}
				if y > 0 && y%7 < 4 {
					c = want.RGBAAt(x, y-1)
				}
				want.Set(x, y, c)
				p.Span(y, x, x+1, p.Ink(c), full)
			}
		}
		sameAs(t, p, want)
		if n := len(decoded(t, p.PNG()).Palette); n > 5 {
			t.Errorf("%d colours", n)
		}
	}
}

// Inks that cover a part of a pixel mix as those of image/draw do, and nothing is drawn beyond the
// picture.
func TestMixesAsImageDraw(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	paper := color.RGBA{250, 251, 20, 255}
	p, want := new(Picture), image.NewRGBA(image.Rect(0, 0, 12, 8))
	p.Reset(12, 8, paper)
	draw.Draw(want, want.Rect, image.NewUniform(paper), image.Point{}, draw.Src)
	// Twelve stamps of sixteen shades on 96 pixels keep within the palette.
	for range 12 {
		mask := image.NewAlpha(image.Rect(0, 0, 3, 4))
		for i := range mask.Pix {
			mask.Pix[i] = uint8(rnd.IntN(16) * 17)
		}
		c := color.RGBA{uint8(rnd.IntN(256)), uint8(rnd.IntN(256)), uint8(rnd.IntN(256)), 255}
		x, y := rnd.IntN(16)-3, rnd.IntN(12)-3
		to := mask.Rect.Add(image.Pt(x, y))
		draw.DrawMask(want, to, image.NewUniform(c), image.Point{}, mask, image.Point{}, draw.Over)
		p.Stamp(x, y, mask, p.Ink(c))

		cover := uint8(rnd.IntN(256))
		y = rnd.IntN(10) - 1
		draw.DrawMask(want, image.Rect(x, y, x+5, y+1), image.NewUniform(c), image.Point{},
			image.NewUniform(color.Alpha{cover}), image.Point{}, draw.Over)
		p.Span(y, x, x+5, p.Ink(c), uint32(cover)*0x101)
	}
	sameAs(t, p, want)
}

// Beyond 256 colours those that were drawn with are kept, and of the others the rare ones take the
// nearest, which a search through all of them finds too.
func TestPalette(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	p := new(Picture)
	p.Reset(600, 4, color.White)
	inks := map[color.RGBA]int{{255, 255, 255, 255}: -1}
	for i := range 200 {
		c := color.RGBA{uint8(i), uint8(rnd.IntN(256)), uint8(rnd.IntN(256)), 255}
		inks[c] = i
		p.Span(0, i, i+1, p.Ink(c), full)
	}
	mixed := make([]uint32, 300)
	for i := range mixed {
		c := rnd.Uint32() | 0xff<<24
		mixed[i] = c
		p.Span(1, i, i+1, p.ink(c), full)
	}
	got := decoded(t, p.PNG())
	if len(got.Palette) != 256 {
		t.Errorf("%d colours", len(got.Palette))
	}
	for c, x := range inks {
		if x >= 0 && color.RGBAModel.Convert(got.At(x, 0)) != c {
			t.Errorf("%v was drawn with and is %v", c, got.At(x, 0))
		}
	}
	far := func(a, b color.RGBA) int {
		r, g, bl := int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B)
		return 3*r*r + 6*g*g + bl*bl
	}
	for i, c := range mixed {
		want := color.RGBA{byte(c), byte(c >> 8), byte(c >> 16), 255}
		best := 1 << 30
		for _, e := range got.Palette {
			best = min(best, far(want, color.RGBAModel.Convert(e).(color.RGBA)))
		}
		if d := far(want, color.RGBAModel.Convert(got.At(i, 1)).(color.RGBA)); d != best {
			t.Fatalf("%v is %v, %d away, and not %d", want, got.At(i, 1), d, best)
		}
	}
}

// Of two colours as near as each other the first of the palette is taken, whichever is greener.
func TestNearestOfTwo(t *testing.T) {
	less, more := uint32(100<<8|0xff<<24), uint32(102<<8|0xff<<24)
	for _, palette := range [][]uint32{{less, more}, {more, less}} {
		if got := newNearest(palette).to(101<<8 | 0xff<<24); got != 0 {
			t.Errorf("number %d of %x", got, palette)
		}
	}
}

// A picture of more colours than an Ink has numbers for is drawn all the same, each pixel within
// the rounding and the palette's reach of its own.
func TestManyColours(t *testing.T) {
	p := new(Picture)
	p.Reset(300, 300, color.White)
	for i := range 90000 {
		p.Span(i/300, i%300, i%300+1, p.ink(uint32(i)*187|0xff<<24), full)
	}
	if len(p.colours) > 1<<16 {
		t.Errorf("%d colours", len(p.colours))
	}
	if n := len(decoded(t, p.PNG()).Palette); n != 256 {
		t.Errorf("%d in the palette", n)
	}
}

// FuzzSqueeze: another reader of the format gets every byte back.
func FuzzSqueeze(f *testing.F) {
	f.Add([]byte{}, 1)
	f.Add([]byte("aaaaaaaaaaaabababababcccc"), 4)
	f.Add(bytes.Repeat([]byte("one row, "), 9000), 9)
	f.Add(bytes.Repeat([]byte{1}, 300), 40000)
	noise := make([]byte, 70000)
	rnd := rand.New(rand.NewPCG(7, 8))
	for i := range noise {
		noise[i] = uint8(rnd.ExpFloat64() * 9)
	}
	f.Add(noise, 700)
	f.Fuzz(func(t *testing.T, b []byte, stride int) {
		if stride < 1 {
			return
		}
		_, stream := squeezed(nil, b, stride, nil)
		r, err := zlib.NewReader(bytes.NewReader(stream))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%d bytes came back of %d, %v", len(got), len(b), err)
		}
	})
}

// The codes of RFC 1951, 3.2.2: symbols A to H of 3, 3, 3, 3, 3, 2, 4 and 4 bits.
func TestCodes(t *testing.T) {
	want := []string{"010", "011", "100", "101", "110", "00", "1110", "1111"}
	for i, c := range codes([]uint8{3, 3, 3, 3, 3, 2, 4, 4}) {
		s := ""
		for k := range c.n {
			s += string('0' + rune(c.v>>k&1))
		}
		if s != want[i] {
			t.Errorf("symbol %d: %s, want %s", i, s, want[i])
		}
	}
}

// Lengths of Huffman's classic example, reckoned by hand: 5, 9, 12, 13, 16 and 45 of a hundred take
// 4, 4, 3, 3, 3 and 1 bits. Counts that grow as Fibonacci's numbers give the deepest tree, which
// must keep the limit and leave no code unused.
func TestLengths(t *testing.T) {
	if got := lengths([]int{5, 9, 12, 13, 0, 16, 45}, 15); !bytes.Equal(got,
		[]uint8{4, 4, 3, 3, 0, 3, 1}) {
		t.Errorf("%v", got)
	}
	fib := []int{1, 1}
	for len(fib) < 30 {
		fib = append(fib, fib[len(fib)-1]+fib[len(fib)-2])
	}
	for _, most := range []uint8{7, 15} {
		whole := 0
		for _, n := range lengths(fib, most) {
			if n < 1 || n > most {
				t.Fatalf("a code of %d bits", n)
			}
			whole += 1 << (15 - n)
		}
		if whole != 1<<15 {
			t.Errorf("codes of at most %d bits take %d of %d", most, whole, 1<<15)
		}
	}
}
