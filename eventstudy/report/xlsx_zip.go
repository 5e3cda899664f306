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
	w     io.Writer
	parts []*zipPart
}

// contentTypes is the part that lists the others.
const contentTypes = "[Content_Types].xml"

// zipPart is one file of the archive, packed.
type zipPart struct {
	name   string
	packed bytes.Buffer
	plain  bytes.Buffer // of the list of contents alone
	method uint16
	pack   io.WriteCloser
	sum    uint32
	size   uint64
}

func (z *sortedZip) Create(name string) (io.Writer, error) {
	p := &zipPart{name: name, method: zip.Deflate}
	z.parts = append(z.parts, p)
	if strings.HasSuffix(name, ".png") { // packed already
		p.method, p.pack = zip.Store, asItIs{&p.packed}
		return p, nil
	}
	var err error
	p.pack, err = flate.NewWriter(&p.packed, flate.DefaultCompression)
	return p, err
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
	// The list of contents comes first, as programs that read a workbook as a stream expect it.
	slices.SortFunc(z.parts, func(a, b *zipPart) int { return strings.Compare(a.name, b.name) })
	out := zip.NewWriter(z.w)
	for _, p := range z.parts {
		if p.plain.Len() > 0 {
			if _, err := p.add(sorted(p.plain.Bytes())); err != nil {
				return err
			}
		}
		if err := p.pack.Close(); err != nil {
			return err
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
