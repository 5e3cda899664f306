package charts

import (
	"bytes"
	"context"
	"image/png"
	"testing"
)

// TestPhoneType: no type of a picture for telephones is smaller than 10 pixels where the picture is
// 350 pixels wide, as on a page for 390.
func TestPhoneType(t *testing.T) {
	m := measuresOf(Phone)
	for _, points := range []float64{m.Title, m.Sub, m.Label, m.Foot} {
		if px := points / 72 / Phone.W * 350; px < 10 {
			t.Errorf("%v points are %.1f pixels", points, px)
		}
	}
}

// TestViews: each picture has its others for a page, upright for a telephone and dark in the dark,
// unless the user has chosen a theme.
func TestViews(t *testing.T) {
	doc := documentOf(t, "three")
	for theme, dark := range map[string]bool{"": true, "light": true, "dark": false,
		"print": false} {
		reqs, err := Plan(context.Background(), doc, []string{"ar", "price"}, Style{DPI: 72,
			Theme: theme}, 0)
		if err != nil {
			t.Fatal(err)
		}
		pics, err := RenderAll(context.Background(), reqs, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := Views(context.Background(), reqs, pics, 0); err != nil {
			t.Fatal(err)
		}
		for _, p := range pics {
			if (p.Dark != nil) != dark || (p.PhoneDark != nil) != dark || p.Phone == nil {
				t.Errorf("theme %q, %s: %d, %d and %d bytes", theme, p.File, len(p.Dark),
					len(p.PhoneDark), len(p.Phone))
				continue
			}
			for _, x := range []struct {
				png           []byte
				upright, dark bool
			}{{p.Phone, true, theme == "dark"}, {p.PhoneDark, true, true}, {p.Dark, false, true}} {
				if x.png == nil {
					continue
				}
				img, err := png.Decode(bytes.NewReader(x.png))
				if err != nil {
					t.Fatal(err)
				}
				size := img.Bounds().Size()
				r, _, _, _ := img.At(1, 1).RGBA()
				if (size.Y > size.X) != x.upright || (r < 0x8000) != x.dark {
					t.Errorf("theme %q, %s is %v, its edge %x", theme, p.File, size, r)
				}
			}
		}
	}
}
