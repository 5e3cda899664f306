package data

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"stockmove/data/pricefile"
	"stockmove/eventstudy"
)

// peersAsked is the choice of peers that the study makes, ok false where it makes none or where the
// model that it asks for reads none.
func (s *Spec) peersAsked() (a Asked, ok bool) {
	a, ok = s.Design["peers"]
	if !ok || a.Value.(string) == "" {
		return a, false
	}
	if m, asked := s.Design["model"]; asked {
		method, known := eventstudy.Models.Lookup(m.Value.(string))
		return a, known && method.Needs().Peers
	}
	return a, true
}

// readPeers settles which securities are named as peers. A choice without a comma that is no
// security of the study may name a file, which has one a line.
func (l *loader) readPeers(context.Context) error {
	asked, ok := l.spec.peersAsked()
	if !ok {
		return nil
	}
	text := asked.Value.(string)
	l.peers = eventstudy.NamedPeers(text)
	if len(l.peers) != 1 || strings.Contains(text, ",") || slices.Contains(l.securityIDs(), text) {
		return nil
	}
	ref := FileRef(text)
	if asked.Pos.Line > 0 {
		ref = l.spec.Source.Sibling(text).namedAt(asked.Pos)
	}
	like := strings.ContainsAny(text, `/\`) || strings.HasSuffix(text, ".csv") ||
		strings.HasSuffix(text, ".txt")
	if _, err := ref.Stat(); err != nil && !like {
		return nil // a name, of which the core says whether there are prices
	}
	names, sum, err := readNames(ref, l.spec.Stdin, l.spec.Read.Encoding)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return eventstudy.Fault(eventstudy.Pos{File: ref.Shown}, "write one security a line",
			"the file names no peer")
	}
	l.peers = names
	l.input(Input{ID: ref.Base(), Role: RolePeers, Path: ref.Shown, SHA256: sum, Dialect: "names",
		Rows: len(names)})
	return nil
}

// mostNames bounds the list of peers, in bytes.
const mostNames = 1 << 20

// readNames reads the first cell of each row of a small table; a heading, empty lines and those
// that begin with # are none.
func readNames(ref Ref, stdin io.Reader, encoding string) (names []string, sum string,
	err error) {
	t, err := readTable(ref, stdin, encoding)
	if err != nil {
		return nil, "", err
	}
	if len(t.text) > mostNames {
		return nil, "",
			eventstudy.Fault(eventstudy.Pos{File: ref.Shown}, "name the peers, one a line",
				"a file of more than %d bytes is no list of peers", mostNames)
	}
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(t.text, []byte("\ufeff"))))
	lines.Buffer(nil, mostNames+1)
	for n := 0; lines.Scan(); {
		name := lines.Text()
		if i := strings.IndexAny(name, ",;\t"); i >= 0 {
			name = name[:i]
		}
		name = pricefile.CleanID(strings.Trim(strings.TrimSpace(name), `"`))
		if name == "" || strings.HasPrefix(name, "#") {
			continue
		}
		if n++; n == 1 && slices.Contains([]string{"security", "peer", "ticker", "symbol", "id"},
			strings.ToLower(name)) {
			continue
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, t.sum, lines.Err()
}

// eventful are the securities that an event has which names none: all but the peers that are named.
func (l *loader) eventful() []string {
	return slices.DeleteFunc(l.securityIDs(), func(id string) bool {
		return slices.Contains(l.peers, id)
	})
}
