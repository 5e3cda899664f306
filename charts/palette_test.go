package charts

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

// Of a picture of few colours every pixel is kept, whichever rows are those above once more.
func TestIndexedKeepsPixels(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	src := image.NewRGBA(image.Rect(0, 0, 37, 60))
	for y := range 60 {
		for x := range 37 {
			if y > 0 && y%7 < 4 {
				src.Set(x, y, src.At(x, y-1))
				continue
			}
			v := uint8(rnd.IntN(5))
			src.Set(x, y, color.RGBA{v, 2 * v, 200 - v, 255})
		}
	}
	got := indexed(src, nil)
	for y := range 60 {
		for x := range 37 {
			a, b := src.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y))
			if a != b {
				t.Fatalf("at %d, %d: %v is %v", x, y, a, b)
			}
		}
	}
	if n := len(got.Palette); n != 5 {
		t.Errorf("%d colours", n)
	}
}
