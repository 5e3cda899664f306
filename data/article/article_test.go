package article

import (
	"os"
	"strings"
	"testing"

	"stockmove/data/issuers"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims/draft"
)

func parse(t *testing.T, name, text string) draft.Article {
	t.Helper()
	a, err := Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// texts are the paragraphs, a heading marked with #.
func texts(a draft.Article) []string {
	var out []string
	for _, p := range a.Paragraphs {
		s := strings.Join(strings.Fields(p.Text), " ")
		if p.Heading {
			s = "# " + s
		}
		out = append(out, s)
	}
	return out
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPlain(t *testing.T) {
	a := parse(t, "a.txt",
		"\ufeffShares jump\r\n\r\nFirst line of a long paragraph.\r\nSecond paragraph.\r\n")
	expect(t, texts(a), "# Shares jump", "First line of a long paragraph.", "Second paragraph.")
	if a.Paragraphs[2].Line != 4 {
		t.Errorf("line %d, want 4", a.Paragraphs[2].Line)
	}
}

func TestWrapped(t *testing.T) {
	a := parse(t, "a.txt", "The shares of the company rose by nine per cent on the first\n"+
		"day of the week, which nobody had foreseen. On the second day\nthey fell.\n\n"+
		"The end of it all came late in the day, as it always does, and\nnobody knew why.\n")
	expect(t, texts(a), "The shares of the company rose by nine per cent on the first day of the "+
		"week, which nobody had foreseen. On the second day they fell.",
		"The end of it all came late in the day, as it always does, and nobody knew why.")
}

// TestGoesOn holds which lines of a text that is not wrapped at one width belong together.
func TestGoesOn(t *testing.T) {
	a := parse(t, "a.txt", "Alibaba's stock jumped 4.3% on Friday, its best close\n"+
		"since 2021,\nTaking its gain this year to\n47%.\nApple fell\nby 2% after a strong rise.\n")
	expect(t, texts(a), "Alibaba's stock jumped 4.3% on Friday, its best close since 2021, "+
		"Taking its gain this year to 47%.", "Apple fell by 2% after a strong rise.")
	if a.Paragraphs[1].Line != 5 {
		t.Errorf("line %d, want 5", a.Paragraphs[1].Line)
	}
	a = parse(t, "a.txt", "Shares jump\nApple rose 2% on Friday, in a market that hardly moved "+
		"otherwise.\nas told\n")
	expect(t, texts(a), "# Shares jump", "Apple rose 2% on Friday, in a market that hardly moved "+
		"otherwise.", "# as told")
	a = parse(t, "a.txt", "open 115.2\nhigh 124.3\nclose 116.7\n")
	expect(t, texts(a), "# open 115.2", "# high 124.3", "# close 116.7")
	a = parse(t, "a.txt", "Apple rose 2%\nIntel fell 3%\nCisco was flat\n")
	expect(t, texts(a), "# Apple rose 2%", "# Intel fell 3%", "# Cisco was flat")
	a = parse(t, "a.md", "# Apple and\nshares rose\n- up 2%\n- Down 3% in\n  all\n")
	expect(t, texts(a), "# Apple and", "# shares rose", "# up 2%", "Down 3% in all")
}

func TestMarkdown(t *testing.T) {
	a := parse(t, "a.md", "# Shares jump\n\n"+
		"*Apple* shares [rose](https://example.org/x) **2.5%**.\n\n> A quotation stands here.\n"+
		"- an item of a list.\n")
	expect(t, texts(a), "# Shares jump", "Apple shares rose 2.5%.", "A quotation stands here.",
		"an item of a list.")
}

func TestPage(t *testing.T) {
	a := parse(t, "a.html", `<!doctype html><html><head><title>Shares jump</title>
<meta property="article:published_time" content="2025-02-14T03:14:00+00:00">
<script>var shares = "rose 99%";</script></head><body>
<nav>Tesla shares fell 5%</nav>
<article><h1>Shares &amp; stocks</h1>
<p>Apple shares <b>rose</b>
2.5% on Thursday.<p>And on.</article>
<aside>More: shares fell 7%</aside></body></html>`)
	expect(t, texts(a), "# Shares jump", "# Shares & stocks", "Apple shares rose 2.5% on Thursday.",
		"And on.")
	if a.Date != eventstudy.NewDate(2025, 2, 14) {
		t.Errorf("date %s", a.Date)
	}
	if a.Paragraphs[2].Line != 6 {
		t.Errorf("line %d, want 6", a.Paragraphs[2].Line)
	}
}

// TestEncodings: 0x92 is an apostrophe in Windows-1252, U+2019.
func TestEncodings(t *testing.T) {
	a := parse(t, "a.txt", "Apple\x92s shares rose.")
	expect(t, texts(a), "Apple’s shares rose.")
	if _, err := Parse("a.txt", []byte("PNG\x00\x01")); err == nil {
		t.Error("bytes that are no text were read")
	}
}

var kinds = []string{"move", "level", "change-since", "highest-since", "lowest-since",
	"largest-gain-since", "largest-loss-since"}

// TestCaseArticles drafts the five articles of the embedded case: eight statements about prices,
// one of them made twice, and none in the fourth article.
func TestCaseArticles(t *testing.T) {
	const folder = "../../../shared/articles/"
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Skip("the articles of the case are not beside the checkout")
	}
	want := [][]string{
		{"move 9988.HK 2025-02-13", "largest-gain-since 9988.HK 2025-02-13"},
		{"highest-since 9988.HK 2025-02-13", "move 9988.HK 2025-02-13", "level 9988.HK 2025-02-13",
			"highest-since 9988.HK 2025-02-13"},
		{"change-since 9988.HK 2025-02-13"},
		{},
		{"change-since BABA,9988.HK 2025-02-13"},
	}
	for i, e := range entries {
		body, err := os.ReadFile(folder + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		o := draft.Options{Date: eventstudy.NoDate, Companies: issuers.All(), Kinds: kinds}
		a := parse(t, e.Name(), string(body))
		if i != 0 && i != 3 { // the others carry no date of their own
			o.Date = eventstudy.NewDate(2025, 2, 13)
		}
		var got []string
		for _, s := range draft.New(a, o).Statements {
			got = append(got, s.Kind+" "+strings.Join(s.Securities, ",")+" "+s.Date.String())
		}
		expect(t, got, want[i]...)
	}
}

// hostile are texts that would take long if anything in them were read more than once.
var hostile = map[string]string{
	"words":    strings.Repeat("shares rose 9.1% ", 40_000),
	"commas":   strings.Repeat("9.1%,", 120_000),
	"brackets": strings.Repeat("(", 300_000) + "<b>" + strings.Repeat("<p>", 100_000),
	"names":    strings.Repeat("Apple Alibaba's ", 40_000),
	"since":    strings.Repeat("highest since ", 40_000),
	"tags":     strings.Repeat("<article><nav>", 40_000),
	"dots":     strings.Repeat("A. ", 200_000),
}

func BenchmarkDraft(b *testing.B) {
	for name, text := range hostile {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				a, _ := Parse("a.html", []byte(text))
				draft.New(a, draft.Options{Date: eventstudy.NoDate, Companies: issuers.All(),
					Kinds: kinds})
			}
		})
	}
}

// TestHostile holds that texts without sentences make no claim and no panic.
func TestHostile(t *testing.T) {
	for name, text := range hostile {
		a := parse(t, "a.html", text)
		o := draft.Options{Date: eventstudy.NoDate, Companies: issuers.All(), Kinds: kinds}
		if d := draft.New(a, o); len(d.Statements) > 0 {
			t.Errorf("%s: %d statements", name, len(d.Statements))
		}
	}
}

func FuzzDraft(f *testing.F) {
	for _, s := range []string{"Apple's shares rose 9.1% to $241.53 on Thursday, the highest " +
		"since January 2022.",
		"<p>Alibaba (9988.HK) shares fell 9,2 % so far in 2025",
		"# Shares\n\nup 3 to 4 per cent since late January"} {
		f.Add(s, "a.html")
		f.Add(s, "a.md")
		f.Add(s, "a.txt")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		a, err := Parse(name, []byte(text))
		if err != nil {
			return
		}
		d := draft.New(a, draft.Options{Date: eventstudy.NewDate(2025, 2, 14),
			Companies: issuers.All(), Kinds: kinds})
		var b strings.Builder
		if err := d.WriteTOML(&b); err != nil {
			t.Fatal(err)
		}
	})
}
