package report

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// sortedZip is an archive whose bytes depend on what is in it and on nothing else: the library
// writes parts, and the kinds of pictures in the list of contents, in the random order of a map.
// Each part is packed as it comes, and all are written in the order of their names at the end.
type sortedZip struct {
	w       io.Writer
	parts   []*zipPart
	deflate *flate.Writer // one for all parts: its tables are larger than most of them
}

// contentTypes is the part that lists the others.
const contentTypes = "[Content_Types].xml"

// zipPart is one file of the archive, packed.
type zipPart struct {
	name   string
	packed bytes.Buffer
	plain  bytes.Buffer // of the list of contents alone
	method uint16
	pack   io.WriteCloser // nil until the part is begun
	sum    uint32
	size   uint64
}

// Create begins a part; the one before is whole then, as in any archive that is written in one go.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	if err := z.end(); err != nil {
		return nil, err
	}
	p := &zipPart{name: name, method: zip.Deflate}
	z.parts = append(z.parts, p)
	switch {
	case name == contentTypes: // packed at the end
	case strings.HasSuffix(name, ".png"): // packed already
		p.method, p.pack = zip.Store, asItIs{&p.packed}
	default:
		z.begin(p)
	}
	return p, nil
}

// begin packs a part from here on.
func (z *sortedZip) begin(p *zipPart) {
	if z.deflate == nil {
		z.deflate, _ = flate.NewWriter(nil, flate.DefaultCompression) // fails for other levels only
	}
	z.deflate.Reset(&p.packed)
	p.pack = z.deflate
}

// end makes the last part whole.
func (z *sortedZip) end() error {
	if len(z.parts) == 0 || z.parts[len(z.parts)-1].pack == nil {
		return nil
	}
	return z.parts[len(z.parts)-1].pack.Close()
}

// asItIs packs nothing.
type asItIs struct{ io.Writer }

func (asItIs) Close() error { return nil }

// AddFS is never asked for: a workbook has no folder.
func (z *sortedZip) AddFS(fs.FS) error { return fs.ErrInvalid }

func (p *zipPart) Write(b []byte) (int, error) {
	if p.name == contentTypes {
		return p.plain.Write(b)
	}
	return p.add(b)
}

func (p *zipPart) add(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.pack.Write(b)
}

// defaults finds the kinds of parts in the list of contents.
var defaults = regexp.MustCompile(`(<Default [^>]*></Default>)+`)

// sorted puts the kinds of parts in the list of contents in order.
func sorted(list []byte) []byte {
	return defaults.ReplaceAllFunc(list, func(b []byte) []byte {
		all := strings.SplitAfter(strings.TrimSuffix(string(b), "</Default>"), "</Default>")
		all[len(all)-1] += "</Default>"
		slices.Sort(all)
		return []byte(strings.Join(all, ""))
	})
}

// Close writes the archive. The times of the parts are left out, for a workbook that differs from
// run to run cannot be compared.
func (z *sortedZip) Close() error {
	if err := z.end(); err != nil {
		return err
	}
	// The list of contents comes first, as programs that read a workbook as a stream expect it.
	slices.SortFunc(z.parts, func(a, b *zipPart) int { return strings.Compare(a.name, b.name) })
	out := zip.NewWriter(z.w)
	for _, p := range z.parts {
		if p.name == contentTypes {
			z.begin(p)
			if _, err := p.add(sorted(p.plain.Bytes())); err != nil {
				return err
			}
			if err := p.pack.Close(); err != nil {
				return err
			}
		}
		w, err := out.CreateRaw(&zip.FileHeader{Name: p.name, Method: p.method, CRC32: p.sum,
			CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size})
		if err == nil {
			_, err = w.Write(p.packed.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}
