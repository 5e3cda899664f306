package load

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"stockmove/data/factorfile"
	"stockmove/data/input"
	"stockmove/data/tables"
	"stockmove/eventstudy"
)

// folderOf lists the price files of a folder in the order of their names, and what else it holds.
// ok is false when the ref is not a folder. What is left out is named in the notes, so that a file
// with another ending is not missed in silence. Names that begin with "~$" are the lock files of a
// spreadsheet that is open.
func folderOf(r input.Ref) (files []input.Ref, others []string, ok bool, err error) {
	if r.Stdin() {
		return nil, nil, false, nil
	}
	// A file that is missing is not told here: reading it gives the same words for all files.
	info, err := r.Stat()
	if err != nil || !info.IsDir() {
		return nil, nil, false, nil // opening it will tell what is wrong
	}
	entries, err := r.ReadDir()
	if err != nil {
		return nil, nil, true, r.Fault(err)
	}
	own := reported(entries)
	for _, e := range entries {
		if own[e.Base()] {
			continue // a report that was written among its inputs
		}
		name := strings.ToLower(e.Base())
		ending := filepath.Ext(strings.TrimSuffix(name, ".gz"))
		info, err := e.Stat()
		switch {
		case err == nil && !info.IsDir() && !info.Mode().IsRegular():
			// A pipe or a device would be waited for.
			others = append(others, e.Base()+" (no regular file)")
		case err != nil || info.IsDir() || !input.PriceEndings[ending] ||
			strings.HasPrefix(name, "readme") || strings.HasPrefix(name, "."),
			strings.HasPrefix(name, "~$"):
			others = append(others, e.Base())
		case otherKind(e):
			others = append(others, e.Base())
		default:
			files = append(files, e)
		}
	}
	if len(files) == 0 {
		return nil, nil, true, eventstudy.Fault(eventstudy.Pos{File: r.Shown},
			"price files end in .csv, .txt, .tsv or .xlsx, also with .gz",
			"the folder holds no price file")
	}
	return files, others, true, nil
}

// reported names the files of a report that an earlier run has written into a folder: they are
// tables too, and no prices. A study that is run with its report in the folder of its prices would
// otherwise read its own tables on the next run.
func reported(entries []input.Ref) map[string]bool {
	for _, e := range entries {
		info, err := e.Stat()
		if e.Base() != "manifest.json" || err != nil || !info.Mode().IsRegular() {
			continue
		}
		body, _, err := e.Read(nil, input.MaxEvents)
		// Of a manifest only these two keys matter; one of another program has another schema.
		var m struct {
			Schema  string
			Outputs []struct{ Name string }
		}
		if err != nil || json.Unmarshal(body, &m) != nil ||
			!strings.HasPrefix(m.Schema, "stockmove/manifest/") {
			return nil
		}
		own := map[string]bool{"manifest.json": true}
		for _, o := range m.Outputs {
			own[o.Name] = true
		}
		return own
	}
	return nil
}

// otherKind reports a table that is no prices: events or factor returns, which people keep beside
// them. A file that cannot be opened is told when it is read. The same rules decide here as in
// inspect, so that a file is taken for the same kind wherever it is met.
func otherKind(r input.Ref) bool {
	f, err := r.Open(nil)
	if err != nil {
		return false
	}
	defer f.Close()
	head, _, err := tables.Opening(r, f, 0)
	if err != nil {
		return false
	}
	return tables.LooksLikeEvents(head) || factorfile.Looks(head)
}
