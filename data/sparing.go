package data

import (
	"fmt"

	"stockmove/data/pricefile"
	"stockmove/eventstudy/words"
)

// sparing are the columns that a study of events reads of a file too large to be held: those that
// returns and volumes are computed from. Claims may ask for any column.
func (s *Spec) sparing() pricefile.Fields {
	if !s.EventsOnly || len(s.Claims) > 0 {
		return 0
	}
	return pricefile.Close | pricefile.AdjClose | pricefile.Volume
}

// tellUnread says of which files columns are left unread.
func tellUnread(files *priceFiles, n *said) {
	for _, f := range files.list {
		if f.file == nil || len(f.file.Unread) == 0 {
			continue
		}
		n.note(fmt.Sprintf("%s is read in parts, for its size, and"+
			" without the columns %s: nothing of the study uses them, and they are not examined."+
			" stockmove inspect reads them all.", f.ref.Shown, words.Names(f.file.Unread)))
	}
}
