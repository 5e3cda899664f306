package charts

import "strconv"

// measure is a list of numbers and steps as SVG writes them, as shortly as it allows. Numbers are
// hundredths.
type measure []byte

// step writes a step of a path with its numbers.
func (b *measure) step(kind byte, vs ...int) {
	*b = append(*b, kind)
	for i, v := range vs {
		if i > 0 {
			b.apart(v)
		}
		b.number(v)
	}
}

// put writes a number after others.
func (b *measure) put(v int) {
	if len(*b) > 0 {
		b.apart(v)
	}
	b.number(v)
}

// apart parts a number from the one before it, as its own sign does.
func (b *measure) apart(v int) {
	if v >= 0 {
		*b = append(*b, ' ')
	}
}

// number writes hundredths without the zeros that SVG can spare: 50 is ".5" and −300 is "-3".
func (b *measure) number(v int) {
	if v < 0 {
		*b = append(*b, '-')
		v = -v
	}
	whole, part := v/100, v%100
	if whole > 0 || part == 0 {
		*b = strconv.AppendInt(*b, int64(whole), 10)
	}
	if part == 0 {
		return
	}
	*b = append(*b, '.', byte('0'+part/10))
	if part%10 > 0 {
		*b = append(*b, byte('0'+part%10))
	}
}
