package pixels

import (
	"cmp"
	"math/bits"
	"slices"
)

// lengths are how many bits stand for each symbol, by Huffman's method, the more the rarer it is;
// none for one that does not occur. Where a code came out longer than most, the counts are halved
// until it does not: the rarest symbols draw together, and the code loses next to nothing.
func lengths(count []int, most uint8) []uint8 {
	type leaf struct{ n, symbol int }
	out := make([]uint8, len(count))
	var leaves []leaf
	for symbol, n := range count {
		if n > 0 {
			leaves = append(leaves, leaf{n, symbol})
		}
	}
	if len(leaves) < 2 {
		// A code of one symbol takes a bit; none at all is told as a code of one.
		for _, l := range append(leaves, leaf{})[:1] {
			out[l.symbol] = 1
		}
		return out
	}
	for {
		// Equal counts go by their symbols, or the same picture might give other bytes.
		slices.SortFunc(leaves, func(a, b leaf) int {
			return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.symbol, b.symbol))
		})
		weights := make([]int, len(leaves))
		for i, l := range leaves {
			weights[i] = l.n
		}
		depths := huffman(weights)
		if slices.Max(depths) <= most {
			for i, l := range leaves {
				out[l.symbol] = depths[i]
			}
			return out
		}
		for i := range leaves {
			// Rounded up, so that no symbol that occurs loses its code.
			leaves[i].n = (leaves[i].n + 1) / 2
		}
	}
}

// huffman is how deep each leaf of Huffman's tree lies, of at least two ascending weights. The two
// lightest nodes are joined until one is left; joined nodes come out in ascending order too, so
// that the lightest is always the first of either queue.
func huffman(weights []int) []uint8 {
	n := len(weights)
	w := append(make([]int, 0, 2*n-1), weights...)
	above := make([]int, 2*n-1) // of each node, the one that it was joined into
	for leaf, joined := 0, n; len(w) < 2*n-1; {
		sum := 0
		for range 2 {
			next := &joined
			if leaf < n && (joined == len(w) || w[leaf] <= w[joined]) {
				next = &leaf
			}
			sum += w[*next]
			above[*next] = len(w)
			*next++
		}
		w = append(w, sum)
	}
	depths := make([]uint8, 2*n-1)
	for i := 2*n - 3; i >= 0; i-- {
		depths[i] = depths[above[i]] + 1
	}
	return depths[:n]
}

// codes are the canonical codes of those lengths (RFC 1951, 3.2.2), first bit lowest. A reader
// makes the same ones of the lengths, which is why no code itself is ever written. They are turned
// about here, once, because the stream takes the first bit as the lowest.
func codes(lengths []uint8) []code {
	var count, next [17]uint16
	for _, n := range lengths {
		if n > 0 {
			count[n]++
		}
	}
	for n := 1; n < len(next); n++ {
		next[n] = (next[n-1] + count[n-1]) << 1
	}
	out := make([]code, len(lengths))
	for symbol, n := range lengths {
		if n > 0 {
			out[symbol] = code{uint32(bits.Reverse16(next[n]) >> (16 - n)), uint(n)}
			next[n]++
		}
	}
	return out
}
