package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/words"
)

// Clean makes a text that came out of a file safe to print on a terminal, on one line: control
// characters (the escape that starts a terminal command among them), marks that turn the direction
// of writing, invisible characters and bytes that are not UTF-8 are written out as \x1b or \u202e;
// line ends and tabs become one space. Text without any is returned as it is. Everything that comes
// out of a file passes through here before it is shown, in whatever format: names of securities,
// headers, quotes and labels are other people's words.
func Clean(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, steers) < 0 {
		return s // as nearly every text of a file is, which spares the copy
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n' || r == '\t' || r == '\r':
			if t := b.String(); t != "" && !strings.HasSuffix(t, " ") {
				b.WriteByte(' ')
			}
		case steers(r) && r < 0xa0:
			fmt.Fprintf(&b, `\x%02x`, r)
		case steers(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return strings.TrimRight(b.String(), " ")
}

// steers reports control characters, and those that change how the text around them is shown, or
// show nothing. The joiners U+200C and U+200D stay: scripts need them. A mark that turns the
// direction of writing can make one ticker look like another, or a minus stand behind its number.
func steers(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r == 0x061c, r == 0x200b, r == 0x200e, r == 0x200f, r == 0xfeff, r == 0x2028, r == 0x2029,
		r == 0x00ad:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return false
}

// cleanLines is Clean of each line of a text that stands as it is.
func cleanLines(s string) string { return lists.Join(strings.Split(s, "\n"), "\n", Clean) }

// Terminal is Clean with ordinary spaces for those that do not break.
func Terminal(s string) string { return words.Untie(Clean(s)) }

// markdown escapes every character that CommonMark, its tables and its mathematics give a meaning.
// A ticker such as BRK_A or a label with a bar would otherwise open an emphasis or end a cell.
func markdown(s string) string {
	s = words.Tie(Clean(s))
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '$':
			b.WriteByte('\\')
		case '&':
			// Only an entity has a meaning: "&amp;", "&#35;".
			if i+1 < len(s) && s[i+1] != ' ' {
				b.WriteByte('\\')
			}
		case '#', '+', '-', '=', ':':
			// Only at the start of a line do these open a block.
			if i == 0 && (len(s) == 1 || strings.IndexByte(" #-=+:", s[1]) >= 0) {
				b.WriteByte('\\')
			}
		case '.', ')':
			// "1. " opens a list.
			if i > 0 && (i+1 == len(s) || s[i+1] == ' ') &&
				strings.Trim(s[:i], "0123456789") == "" {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`,
	`\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `<`, `\textless{}`, `>`, `\textgreater{}`,
	`|`, `\textbar{}`,
	"`", `\textasciigrave{}`,
	words.Minus, `$-$`, words.Narrow, `\,`, "–", `--`, "—", `---`, "…", `\ldots{}`, "’", `'`, "‘",
	"`", "“", "``", "”", "''",
	"\u2009", `\,`, "′", `$'$`, "±", `$\pm$`, "×", `$\times$`, "→", `$\to$`,
	"α", `$\alpha$`, "β", `$\beta$`, "γ", `$\gamma$`, "δ", `$\delta$`, "ε", `$\varepsilon$`, "κ",
	`$\kappa$`, "λ", `$\lambda$`, "μ", `$\mu$`,
	"ρ", `$\rho$`, "σ", `$\sigma$`, "τ", `$\tau$`, "ω", `$\omega$`, "Σ", `$\Sigma$`, "²", `$^2$`,
	"≥", `$\geq$`, "≤", `$\leq$`, "·", `$\cdot$`, "√", `$\sqrt{}$`,
	"[", `{[}`, "]", `{]}`)

// latex escapes every character that LaTeX gives a meaning, and gives straight quotes their sides.
// Characters that the usual fonts of LaTeX lack, Chinese ones for example, are left as they are:
// XeLaTeX sets them with a font, and no spelling could replace them.
func latex(s string) string {
	var b strings.Builder
	// A quote at the start of a text opens.
	before := ' '
	for _, r := range Clean(s) {
		switch {
		case r != '"':
			b.WriteRune(r)
		case strings.ContainsRune(" ([“‘", before):
			b.WriteRune('“')
		default:
			b.WriteRune('”')
		}
		before = r
	}
	return texEscapes.Replace(b.String())
}

// guard keeps a spreadsheet from taking a text for a formula: an apostrophe goes before a cell that
// begins with = + - @, their full-width forms, a tab or a line end, spaces before them or not. The
// figures of the study are never guarded: they are numbers, and are written by other means. A
// spreadsheet that opens a CSV file runs what looks like a formula, and formulas can load pages and
// start programs; names in an events file are other people's text. An apostrophe is what a person
// would type to prevent it, and spreadsheets do not show it.
func guard(s string) string {
	lead := strings.TrimLeft(s, " ")
	s = Clean(s)
	if lead != "" && strings.ContainsAny(lead[:utf8Len(lead)], "=+-@\t\r\n＝＋－＠") {
		return "'" + s
	}
	return s
}

// utf8Len is the length in bytes of the first character.
func utf8Len(s string) int { _, n := utf8.DecodeRuneInString(s); return n }
