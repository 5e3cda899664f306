package tables

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"

	"stockmove/data/input"
	"stockmove/data/pricefile"
	"stockmove/eventstudy"
)

// mostNames bounds the list of peers, in bytes.
const mostNames = 1 << 20

// ReadNames reads the first cell of each row of a small table; a heading, empty lines and those
// that begin with # are none. A list may be a table of which the first column counts, as exports of
// index constituents are.
func ReadNames(ref input.Ref, stdin io.Reader, encoding string) (names []string, sum string,
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
	return names, t.Sum, lines.Err()
}
