package pricefile

import (
	"strings"
	"unicode"

	"stockmove/data/cell"
)

// role is what a column is for.
type role uint8

// The order of the roles is used: those from open to volume are columns of Fields, those before
// soft are read or looked at, and the last two never are.
const (
	roleNone role = iota
	roleDate
	roleSymbol
	roleOpen
	roleHigh
	roleLow
	roleClose
	roleAdj
	roleVolume
	roleReturn // CRSP's total return, from which an adjusted close follows
	roleSplits // shares after the day for one before it
	roleChange // percent change: it shows the decimal mark, and is not read otherwise
	roleTime   // clock time beside the date
	rolePeriod // Stooq's <PER>
	roleSoft   // ratios and returns: never a price, but some of the names are tickers too
	roleOther  // known, and never a price: previous close, turnover, dividends
)

// field is the name of a role in Options.Columns, empty for those that have none.
func (r role) field() string {
	return [...]string{roleDate: "date", roleSymbol: "symbol", roleOpen: "open", roleHigh: "high",
		roleLow: "low", roleClose: "close", roleAdj: "adj", roleVolume: "volume",
		roleReturn: "return", roleSplits: "splits", roleOther: ""}[r]
}

// fieldRole returns the role of a field that the user names.
func fieldRole(field string) role {
	if field == ignored {
		return roleOther
	}
	for r := roleDate; r <= roleVolume; r++ {
		if r.field() == field {
			return r
		}
	}
	return roleNone
}

// alias is one name of a role. Of two columns of one role that with the lower rank is
// taken. Letter names are believed only together: a panel may hold the tickers C and T.
type alias struct {
	role   role
	rank   int
	lang   string
	letter bool
}

// fold makes "Adj. Close**", "adj_close" and "Adj Close" one name. It brings a header name to the
// form of the table: lower case, without blanks, underscores, dots, hyphens, quotes, marks and
// units in brackets. Brackets go with all that is in them, since they hold units and remarks, and
// marks of any script's punctuation go alone. "+/-%" is a name by itself and keeps its marks.
func fold(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '（' || r == '[':
			depth++
		case r == ')' || r == '）' || r == ']':
			depth = max(0, depth-1)
		case depth > 0 || unicode.IsSpace(r):
		case strings.ContainsRune("_.-*\"'<>:\ufeff", r) && !strings.HasPrefix(s, "+/-"):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// lookup returns what a header name stands for. "Volume BTC" counts in a currency: where no
// plain volume stands beside it, it is the volume. Services number the fields of their JSON, as in
// "4. close", and the number says nothing.
func lookup(header string) alias {
	if a, ok := names[fold(header)]; ok {
		return a
	}
	if joinedDate(header) {
		return alias{role: roleDate, lang: "en"}
	}
	if unit, ok := strings.CutPrefix(header, "Volume "); ok && len(unit) >= 3 && len(unit) <= 5 &&
		strings.ToUpper(unit) == unit && !strings.ContainsAny(unit, " .-_0123456789") {
		return alias{role: roleVolume, rank: 2, lang: "en"}
	}
	if n, field, ok := strings.Cut(header, ". "); ok && cell.AllDigits(n) {
		return names[fold(field)]
	}
	return alias{}
}

// NamesPrice reports whether a column of that name holds prices, returns or volumes, in any of the
// languages that are known.
func NamesPrice(header string) bool {
	switch a := lookup(header); a.role {
	case roleOpen, roleHigh, roleLow, roleClose, roleAdj, roleVolume, roleReturn:
		return !a.letter
	}
	return false
}

// letters reports whether a header's one-letter names are to be believed: all of open, high, low
// and close are there. A panel of the tickers C and T has no O, H and L beside them, while services
// that shorten names to a letter shorten all of them.
func letters(cells []string) bool {
	var have [roleOther + 1]bool
	for _, c := range cells {
		have[lookup(c).role] = true
	}
	return have[roleOpen] && have[roleHigh] && have[roleLow] && have[roleClose]
}

// aliases returns what each header cell stands for, letter names only when believed.
func aliases(cells []string) []alias {
	ok := letters(cells)
	out := make([]alias, len(cells))
	for i, c := range cells {
		if a := lookup(c); ok || !a.letter {
			out[i] = a
		}
	}
	return out
}
