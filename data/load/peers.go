package load

import (
	"slices"
	"strings"

	"stockmove/data/asked"
	"stockmove/data/input"
	"stockmove/data/tables"
	"stockmove/eventstudy"
)

// readPeers settles which securities are named as peers. A choice without a comma that is no
// security of the study may name a file, which has one a line. What looks like a path but is none
// is opened all the same, so that the error speaks of the file and not of a security of that name.
func readPeers(s *asked.Spec, securities []string) (names []string, n said, err error) {
	choice, ok := s.PeersAsked()
	if !ok {
		return nil, n, nil
	}
	text := choice.Value.(string)
	names = eventstudy.NamedPeers(text)
	if len(names) != 1 || strings.Contains(text, ",") || slices.Contains(securities, text) {
		return names, n, nil
	}
	ref := input.FileRef(text)
	if choice.Pos.Line > 0 {
		ref = s.Source.Sibling(text).NamedAt(choice.Pos)
	}
	like := strings.ContainsAny(text, `/\`) || strings.HasSuffix(text, ".csv") ||
		strings.HasSuffix(text, ".txt")
	if _, err := ref.Stat(); err != nil && !like {
		return names, n, nil // a name, of which the core says whether there are prices
	}
	names, sum, err := tables.ReadNames(ref, s.Stdin, s.Read.Encoding)
	if err != nil {
		return nil, n, err
	}
	if len(names) == 0 {
		return nil, n, eventstudy.Fault(eventstudy.Pos{File: ref.Shown},
			"write one security a line", "the file names no peer")
	}
	n.input(Input{ID: ref.Base(), Role: RolePeers, Path: ref.Shown, SHA256: sum, Dialect: "names",
		Rows: len(names)})
	return names, n, nil
}

// eventful are the securities that an event has which names none: all but the peers that are named.
// Peers are there to be compared with, and an event for all securities is not theirs.
func eventful(at places, peers []string) []string {
	return slices.DeleteFunc(at.ids(), func(id string) bool {
		return slices.Contains(peers, id)
	})
}
