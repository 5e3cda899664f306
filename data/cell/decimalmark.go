package cell

// MarkCounts counts numbers by their shape; those of a column of changes, in per cent, in the upper
// half.
type MarkCounts [2 * MarkKinds]int

// Add counts the shapes of one number.
func (c *MarkCounts) Add(m Marks) {
	for ; m != 0; m &= m - 1 {
		c[Bit(m&-m)]++
	}
}

// Has reports whether a number that is no change has the shape m.
func (c *MarkCounts) Has(m Marks) bool { return c[Bit(m)] > 0 }

// MarkDecision is the decimal mark of a file. Open and no mark at all are two things: a language
// may lean to one side without a proof, and prices are then asked before it is believed.
type MarkDecision struct {
	Mark  byte  // '.' or ','; 0 when it cannot be told
	Proof Marks // the shapes that prove it
	Why   string
	Bad   bool // proofs for both marks
	Open  bool // the language alone decides, so prices may still overrule it
}

// DecideMark weighs what all numbers of the file prove: two marks in a cell, a mark twice in a
// cell, or a mark before other than three digits. What stays open is left to the language of the
// header. A mark that both sides prove is no decision but a fault.
func DecideMark(counts *MarkCounts, lang string, delim byte) MarkDecision {
	has := counts.Has
	change := func(m Marks) bool { return counts[Bit(m)+MarkKinds] > 0 }
	point, comma := has(PointDecimal) || has(CommaGroup), has(CommaDecimal) || has(PointGroup)
	if !point && !comma {
		// The per cent change has two decimals on every page, and shows the page's mark.
		point, comma = change(PointDecimal) && !change(CommaDecimal),
			change(CommaDecimal) && !change(PointDecimal)
	}
	switch {
	case point && comma:
		return MarkDecision{Mark: '.', Bad: true}
	case point:
		return MarkDecision{Mark: '.', Proof: PointDecimal | CommaGroup}
	case comma:
		return MarkDecision{Mark: ',', Proof: CommaDecimal | PointGroup}
	case !has(PointEither) && !has(CommaEither):
		return MarkDecision{Mark: '.', Why: "no number has a mark"}
	case has(PointEither) && has(CommaEither):
		return MarkDecision{}
	}
	switch lang {
	case "pt", "es", "de", "fr", "it", "tr", "ru", "id", "sv", "nl", "da", "fi":
		return MarkDecision{Mark: ',', Open: true,
			Why: "the language of the header writes a decimal comma, and every number fits"}
	case "en", "zh", "ja", "ko", "pl", "vi", "th":
		// An English header over semicolons comes from a program that avoids the comma
		// because it is the decimal mark, or from one that just likes semicolons.
		if delim == ';' && lang == "en" {
			return MarkDecision{}
		}
		return MarkDecision{Mark: '.', Open: true,
			Why: "the language of the header writes a decimal point, and every number fits"}
	}
	if has(PointEither) && delim == ',' {
		return MarkDecision{Mark: '.', Open: true,
			Why: "commas separate the cells, and every number fits a decimal point"}
	}
	return MarkDecision{}
}
