package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"9988.HK":               "9988.HK",
		"阿里巴巴 (9988.HK)":        "阿里巴巴 (9988.HK)",
		"\x1b[31mred\x1b[0m":    `\x1b[31mred\x1b[0m`,
		"a\r\nb\tc":             "a b c",
		"bell\a":                `bell\x07`,
		"\u009b31m":             `\x9b31m`, // the one-character form of ESC [
		"abc\u202edcba":         `abc\u202edcba`,
		"zero\u200bwidth":       `zero\u200bwidth`,
		"bad\xff":               `bad\xff`,
		"end\n":                 "end",
		"replacement \ufffd ok": "replacement \ufffd ok",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCleanAlwaysPrintable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		got := Clean(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got,
			func(r rune) bool { return r < 0x20 || r >= 0x7f && r < 0xa0 || steers(r) }) {
			t.Fatalf("Clean(%q) = %q", s, got)
		}
		if again := Clean(got); again != got {
			t.Fatalf("Clean is not idempotent: %q, %q", got, again)
		}
	})
}

func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"a|b":                       `a\|b`,
		"`code`":                    "\\`code\\`",
		"<script>alert(1)</script>": `\<script\>alert(1)\</script\>`,
		"*bold* _x_ [l](u)":         `\*bold\* \_x\_ \[l\](u)`,
		"# no heading":              `\# no heading`,
		"- no list":                 `\- no list`,
		"1. no list":                `1\. no list`,
		"9988.HK":                   "9988.HK",
		"HK$124.3 to US$5":          `HK\$124.3 to US\$5`,
		"+9.2%":                     "+9.2%",
		"A&amp;B":                   `A\&amp;B`,
		"Lo & Co":                   "Lo & Co",
		"2.05":                      "2.05",
		"two\nlines":                "two lines",
	} {
		if got := markdown(in); got != want {
			t.Errorf("markdown(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLatexEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"R&D 5% #1 a_b {x} $y":  `R\&D 5\% \#1 a\_b \{x\} \$y`,
		`\input{/etc/passwd}`:   `\textbackslash{}input\{/etc/passwd\}`,
		"x^2~y":                 `x\textasciicircum{}2\textasciitilde{}y`,
		"−1.30 to +6.70\u202f%": `$-$1.30 to +6.70\,\%`,
	} {
		if got := latex(in); got != want {
			t.Errorf("latex(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=cmd()":        "'=cmd()",
		"+1":            "'+1",
		"-1":            "'-1",
		"@SUM(A1)":      "'@SUM(A1)",
		"\t=1":          "'=1",
		"\r=1":          "'=1",
		"  =1":          "'  =1",
		"＝1":            "'＝1",
		"9988.HK":       "9988.HK",
		"−0.5":          "−0.5", // a true minus starts no formula
		"":              "",
		"\x1b]0;x\x07=": `\x1b]0;x\x07=`,
	} {
		if got := guard(in); got != want {
			t.Errorf("guard(%q) = %q, want %q", in, got, want)
		}
	}
}
