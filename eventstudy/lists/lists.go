// Package lists has what the standard library lacks for slices: a list of what each item of another
// comes to, the items of one key together, and a list without what it repeats. Everything keeps the
// order of what it is given, because reports, tables and pictures name things in the order in which
// they come; a map, which has none, would give every run another order.
package lists

import "strings"

// Of are the results of f for each item, in their order; nil where there are no items.
func Of[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

// Join puts what each item comes to into one text, with sep between two of them.
func Join[A any](list []A, sep string, f func(A) string) string {
	return strings.Join(Of(list, f), sep)
}

// Once is a list without what it repeats, in the order of the first of each.
func Once[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	var out []T
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// Together puts the items of one key together: the groups in the order of their first items, the
// items of a group in theirs.
func Together[T any, K comparable](list []T, key func(T) K) [][]T {
	at := map[K]int{}
	var out [][]T
	for _, x := range list {
		k := key(x)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], x)
	}
	return out
}
