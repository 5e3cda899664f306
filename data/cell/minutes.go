package cell

import "slices"

// Minutes is a small set of minutes of the day.
type Minutes struct {
	min  [8]int16
	n    int
	many bool // more than it holds
}

// All returns the minutes that the set holds; ok is false when there were more.
func (m *Minutes) All() (minutes []int16, ok bool) { return m.min[:m.n], !m.many }

// Empty reports whether no minute was put in.
func (m *Minutes) Empty() bool { return m.n == 0 }

// Add puts a minute in.
func (m *Minutes) Add(v int) {
	for _, x := range m.min[:m.n] {
		if int(x) == v {
			return
		}
	}
	if m.n == len(m.min) {
		m.many = true
		return
	}
	m.min[m.n] = int16(v)
	m.n++
}

// Merge puts in the minutes of another set.
func (m *Minutes) Merge(o Minutes) {
	for _, x := range o.min[:o.n] {
		m.Add(int(x))
	}
	m.many = m.many || o.many
}

// Only reports whether the set is not empty and holds nothing but the given minutes.
func (m *Minutes) Only(minutes ...int) bool {
	if m.many || m.n == 0 {
		return false
	}
	for _, x := range m.min[:m.n] {
		if !slices.Contains(minutes, int(x)) {
			return false
		}
	}
	return true
}

// Within reports whether the set is not empty and holds minutes of this range only.
func (m *Minutes) Within(from, to int) bool {
	for _, x := range m.min[:m.n] {
		if int(x) < from || int(x) > to {
			return false
		}
	}
	return m.n > 0 && !m.many
}
