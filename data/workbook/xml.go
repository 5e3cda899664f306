package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
)

// scanner goes through a part element by element. Names are taken without their name spaces, which
// differ between the two forms of the standard. It knows one element back, which is enough to tell
// the text of a cell from that between cells.
type scanner struct {
	dec    *xml.Decoder
	inside string // the element that was begun last and has not ended
}

// element is a beginning, an end or a text; text is nil unless it is one.
type element struct {
	start *xml.StartElement
	end   string
	text  []byte
}

// starts reports the beginning of an element of that name.
func (e element) starts(name string) bool { return e.start != nil && e.start.Name.Local == name }

// ends reports its end.
func (e element) ends(name string) bool { return e.end == name }

// next returns the next element; the error at the end of the part is io.EOF. A text is good until
// the next call. Comments and instructions are passed over.
func (s *scanner) next() (element, error) {
	for {
		t, err := s.dec.RawToken()
		if err != nil {
			return element{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			s.inside = t.Name.Local
			return element{start: &t}, nil
		case xml.EndElement:
			s.inside = ""
			return element{end: t.Name.Local}, nil
		case xml.CharData:
			return element{text: t}, nil
		}
	}
}

// skip goes on behind the end of an element that has begun.
func (s *scanner) skip(name string) error {
	for {
		switch e, err := s.next(); {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case e.ends(name):
			return nil
		}
	}
}

// walk lets read go through a part. The part is unpacked as it is read, and ends with ErrTooLong
// beyond the limit.
func (b *book) walk(part string, read func(*scanner) error) error {
	f := b.parts[part]
	if f == nil {
		return fmt.Errorf("it lacks its part %q", part)
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return read(&scanner{dec: xml.NewDecoder(&limited{r, b.limit})})
}

// each calls see for each element that begins in a part.
func (b *book) each(part string, see func(*xml.StartElement)) error {
	return b.walk(part, func(s *scanner) error {
		for {
			e, err := s.next()
			switch {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			case e.start != nil:
				see(e.start)
			}
		}
	})
}

// limited reads until a limit, beyond which lies an error and not the end. A part may unpack to a
// thousand times its size, and a limit on the file says nothing of it.
type limited struct {
	r    io.Reader
	left int64
}

// Read reads on, and ends with an error where more comes than may.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, ErrTooLong
	}
	return n, err
}

// attr is the value of an attribute, empty where there is none. Attributes are few, and are looked
// through in their order.
func attr(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
