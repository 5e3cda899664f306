package words

import (
	"fmt"
	"strings"
)

// List joins words as a sentence does: "a", "a and b", "a, b and c".
func List(items []string) string { return ListWith(items, "and") }

// ListWith is List with another last conjunction: "a, b or c".
func ListWith(items []string, conjunction string) string {
	if n := len(items); n > 1 {
		return strings.Join(items[:n-1], ", ") + " " + conjunction + " " + items[n-1]
	}
	return strings.Join(items, "")
}

// Few joins the first items of a list with commas and counts the others: "a, b and 3 more". One
// more than most is written out, since "and 1 more" would take its place. No items are "none".
func Few(items []string, most int) string {
	switch n := len(items); {
	case n == 0:
		return "none"
	case n <= most+1:
		return strings.Join(items, ", ")
	default:
		return strings.Join(items[:most], ", ") + " and " + Count(n-most) + " more"
	}
}

// Names is Few with room for twenty: what a message says of the names that there are.
func Names(names []string) string { return Few(names, 20) }

// Some is Few of things that write themselves, such as days.
func Some[T fmt.Stringer](items []T, most int) string {
	texts := make([]string, 0, most+1)
	for _, x := range items[:min(len(items), most+1)] {
		texts = append(texts, x.String())
	}
	if n := len(items); n > most+1 {
		return strings.Join(texts[:most], ", ") + " and " + Count(n-most) + " more"
	}
	return Few(texts, most)
}
