package report

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// figure draws a picture at its printed size, smaller only where it is wider than the page, with
// its message and what it shows. A picture that cannot be shown is named with the reason, and the
// report goes on.
func (p *pdf) figure(f *Picture) {
	p.gap(10)
	pw, ph, err := printed(f.Bytes)
	if err != nil {
		p.flow([]span{{p.say(f.File + " cannot be shown: " + err.Error()), body}}, p.w, leading)
		return
	}
	p.figures = append(p.figures, f)
	n := len(p.figures)
	label := fmt.Sprintf("Figure %d. ", n)
	strong, plain := ink{size: 8, bold: true, color: inkColor}, note
	title := p.short(p.wrap([]span{{label + p.tell(f.Title), strong}}, p.w), 2)
	alt := p.caption(f, plain)
	words := 4 + float64(len(title))*10.8 + float64(len(alt))*9.6
	// Sharp at its printed size, a chart is made smaller but never larger.
	k := min(1, p.w/pw, (bottomEdge-topEdge-words-60)/ph)
	pw, ph = pw*k, ph*k
	p.place(ph + words)
	s := p.leaf()
	s.images = append(s.images, pdfImage{p.x, p.y, pw, ph, pictureName(n - 1)})
	p.y += ph + 4
	p.lines(title, p.x, 10.8)
	p.lines(alt, p.x, 9.6)
}

// caption is what a picture shows beyond its title, of a long text as many whole sentences as fit.
// The title is left out of it where the text begins with it, for it stands just above.
func (p *pdf) caption(f *Picture, k ink) [][]span {
	const most = 3 // lines: with them two charts for two columns of print share a sheet
	rest := f.Alt
	if i := strings.Index(rest, f.Title); i >= 0 && i < 40 {
		rest = strings.TrimLeft(rest[i+len(f.Title):], ". ")
	}
	if rest == "" {
		return nil
	}
	all := p.wrap([]span{{p.tell(rest), k}}, p.w)
	if len(all) <= most {
		return all
	}
	text := ""
	for _, s := range strings.SplitAfter(rest, ". ") {
		if len(p.wrap([]span{{p.tell(text + s + "…"), k}}, p.w)) > most {
			break
		}
		text += s
	}
	if text == "" {
		return p.short(all, most)
	}
	return p.wrap([]span{{p.tell(text + "…"), k}}, p.w)
}

func pictureName(i int) string { return fmt.Sprintf("picture %d", i) }

// A picture from elsewhere may be of any size; beyond this one it is refused. A picture of a few
// bytes can claim to be of any size, and its pixels are what is held in memory.
const mostPixels = 1 << 27

// printed returns the size of a PNG in points, by its resolution, else at 150 pixels an inch. What
// it accepts the library can read: its chunks are whole (ISO/IEC 15948, 5.3). The size is what was
// asked for when the chart was drawn: at it the type is as large as in the text.
func printed(b []byte) (w, h float64, err error) {
	head, dpi, err := chunks(b)
	if err != nil {
		return 0, 0, err
	}
	return float64(binary.BigEndian.Uint32(head)) * 72 / dpi,
		float64(binary.BigEndian.Uint32(head[4:])) * 72 / dpi, nil
}

// chunks walks the chunks of a PNG and returns its header and resolution. The library panics on a
// file that breaks off, and pictures may come from anywhere.
func chunks(b []byte) (head []byte, dpi float64, err error) {
	const sig = "\x89PNG\r\n\x1a\n"
	if !bytes.HasPrefix(b, []byte(sig)) {
		return nil, 0, fmt.Errorf("it is no PNG picture")
	}
	dpi = 150
	data := false
	for at := len(sig); at+12 <= len(b); {
		n := int64(binary.BigEndian.Uint32(b[at:]))
		if n > int64(len(b)-at-12) {
			break
		}
		c := b[at+8 : at+8+int(n)]
		switch kind := string(b[at+4 : at+8]); {
		case head == nil && (kind != "IHDR" || n != 13):
			return nil, 0, fmt.Errorf("it has no header")
		case kind == "IHDR":
			head = c
			w, h := int64(binary.BigEndian.Uint32(c)), int64(binary.BigEndian.Uint32(c[4:]))
			if w == 0 || h == 0 || w > mostPixels || h > mostPixels || w*h > mostPixels {
				return nil, 0, fmt.Errorf("its size is %d × %d pixels", w, h)
			}
		case kind == "pHYs" && n == 9 && c[8] == 1:
			if ppm := binary.BigEndian.Uint32(c); ppm >= 400 && ppm <= 400_000 {
				dpi = float64(ppm) * 0.0254
			}
		case kind == "IDAT":
			data = data || n > 0
		case kind == "IEND" && data:
			return head, dpi, nil
		}
		at += 12 + int(n)
	}
	return nil, 0, fmt.Errorf("it breaks off")
}

// register hands the pictures to the library, each under the number of its figure.
func (p *pdf) register(f *fpdf.Fpdf) error {
	for i, fig := range p.figures {
		b, err := opaque(fig.Bytes)
		if err != nil {
			return fmt.Errorf("%s: %w", fig.File, err)
		}
		info := f.RegisterImageOptionsReader(pictureName(i), fpdf.ImageOptions{ImageType: "png"},
			bytes.NewReader(b))
		if err := f.Error(); err != nil {
			return fmt.Errorf("%s: %w", fig.File, err)
		}
		if err := ranked(info, i); err != nil {
			return fmt.Errorf("%s: %w", fig.File, err)
		}
	}
	return nil
}

// ranked gives a picture its place in the file. The library sorts pictures by width alone, and
// those of one width stand in the random order of a map: a millionth of a pixel, which is never
// written, settles it. The fields are private to the library; it encodes and decodes itself, and
// that is the way in.
func ranked(info *fpdf.ImageInfoType, place int) error {
	raw, err := info.GobEncode()
	if err != nil {
		return err
	}
	var (
		data, mask, palette   []byte
		number, bits          int
		w, h, scale, dpi      float64
		space, filter, params string
		clear                 []int
	)
	fields := []any{&data, &mask, &number, &w, &h, &space, &palette, &bits, &filter, &params,
		&clear, &scale, &dpi}
	dec := gob.NewDecoder(bytes.NewReader(raw))
	for _, v := range fields {
		if err := dec.Decode(v); err != nil {
			return err
		}
	}
	w += float64(place) * 1e-6
	var b bytes.Buffer
	enc := gob.NewEncoder(&b)
	for _, v := range fields {
		if err := enc.Encode(v); err != nil {
			return err
		}
	}
	return info.GobDecode(b.Bytes())
}

// opaque returns a PNG that the library takes as it is: eight bits or fewer, not interlaced,
// nothing transparent. Charts are so; any other picture is drawn on white. Transparency would make
// a second picture of it, a mask, which old printers draw as black.
func opaque(b []byte) ([]byte, error) {
	head, _, err := chunks(b)
	if err != nil {
		return nil, err
	}
	bits, kind, interlaced := head[8], head[9], head[12]
	if bits <= 8 && interlaced == 0 && (kind == 0 || kind == 2 || kind == 3) &&
		!bytes.Contains(b[:min(len(b), 2048)], []byte("tRNS")) {
		return b, nil
	}
	src, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	dst := image.NewRGBA(src.Bounds())
	draw.Draw(dst, dst.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(dst, dst.Rect, src, src.Bounds().Min, draw.Over)
	var out bytes.Buffer
	err = png.Encode(&out, dst)
	return out.Bytes(), err
}
