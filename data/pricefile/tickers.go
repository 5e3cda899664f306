package pricefile

import "slices"

// tickers numbers the tickers that one reader of chunks meets, in the order in which it meets them.
// Thousands of tickers in millions of rows are looked up so, mostly without a map.
type tickers struct {
	ids   []string
	rows  []int // of the table, on which each stands first
	index map[string]int32
	after []int32 // the ticker that last followed each ticker
	prev  int32   // the ticker of the row before, −1 at first
}

// newTickers returns an empty list, which has no row before the first.
func newTickers() *tickers { return &tickers{index: map[string]int32{}, prev: -1} }

// number returns the number of a ticker; row is where it stands. Files repeat tickers in runs or in
// rounds, so the last one and the one that followed it before are tried first.
func (t *tickers) number(b []byte, row int) int32 {
	if len(b) > 0 && b[0] == '\'' {
		b = b[1:]
	}
	if t.prev >= 0 {
		if string(b) == t.ids[t.prev] {
			return t.prev
		}
		if a := t.after[t.prev]; a >= 0 && string(b) == t.ids[a] {
			t.prev = a
			return a
		}
	}
	id, ok := t.index[string(b)]
	if !ok {
		id = int32(len(t.ids))
		s := string(b)
		t.ids, t.rows = append(t.ids, s), append(t.rows, row)
		t.after = append(t.after, -1)
		t.index[s] = id
	}
	if t.prev >= 0 {
		t.after[t.prev] = id
	}
	t.prev = id
	return id
}

// unite numbers the tickers of several readers by their first rows in the file. It returns them in
// that order and, for each reader, the new number of each of its own. So the numbers of tickers,
// and with them the order of securities, do not depend on how the file was cut.
func unite(all []*tickers) (ids []string, again [][]int32) {
	type place struct{ reader, number int }
	var list []place
	for i, t := range all {
		for k := range t.ids {
			list = append(list, place{i, k})
		}
	}
	slices.SortFunc(list, func(a, b place) int {
		return all[a.reader].rows[a.number] - all[b.reader].rows[b.number]
	})
	again = make([][]int32, len(all))
	for i, t := range all {
		again[i] = make([]int32, len(t.ids))
	}
	index := map[string]int32{}
	for _, p := range list {
		id := all[p.reader].ids[p.number]
		n, ok := index[id]
		if !ok {
			n = int32(len(ids))
			index[id] = n
			ids = append(ids, id)
		}
		again[p.reader][p.number] = n
	}
	return ids, again
}
