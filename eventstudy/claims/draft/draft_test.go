package draft

import (
	"fmt"
	"strings"
	"testing"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// companies are those of the tests: one listing, two listings, an alias.
var companies = []Company{
	{Name: "Alibaba", Aliases: []string{"Alibaba Group", "BABA"},
		Listings: []Listing{{"BABA", "XNYS"}, {"9988.HK", "XHKG"}}},
	{Name: "Apple", Listings: []Listing{{"AAPL", "XNAS"}}},
	{Name: "Shell", Listings: []Listing{{"SHEL.L", "XLON"}, {"SHEL", "XNYS"}}},
}

var kinds = claims.Kinds.Names()

// draftOf drafts an article of one paragraph, dated Friday, 14 February 2025.
func draftOf(text string) Draft {
	a := Article{Name: "a.txt", Date: eventstudy.NewDate(2025, 2, 14),
		Paragraphs: []Paragraph{{Line: 1, Text: text}}}
	return New(a, Options{Date: eventstudy.NoDate, Companies: companies, Kinds: kinds})
}

// line is a statement on one line: kind, listings, day, keys.
func line(s Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s", s.Kind, strings.Join(s.Securities, "+"), s.Date)
	for _, k := range []struct{ name, value string }{
		{"value", s.Value}, {"at_least", s.AtLeast}, {"at_most", s.AtMost},
		{"more_than", s.MoreThan},
		{"less_than", s.LessThan}, {"about", s.About}, {"nearly", s.Nearly},
		{"between", text(s.Between)}, {"direction", s.Direction}, {"since", s.Since},
		{"span", s.Span}, {"period", s.Period}, {"length", text(s.Length)},
		{"days", text(s.Days)},
		{"against", s.Against},
		{"basis", s.Basis},
	} {
		if k.value != "" {
			fmt.Fprintf(&b, " %s=%s", k.name, k.value)
		}
	}
	for _, q := range s.Questions {
		fmt.Fprintf(&b, " %s?", q.Key)
	}
	return b.String()
}

// TestPhrasings holds what the words of a sentence come to; the expected claims are read off the
// sentences by hand.
func TestPhrasings(t *testing.T) {
	const thu, fri = "2025-02-13", "2025-02-14"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Apple shares closed at their highest in nearly three years on Friday.",
			[]string{"highest-since AAPL " + fri + " since?"}},
		{"Apple shares fell 2.5% on Thursday.",
			[]string{"move AAPL " + thu + " value=2.5% direction=down"}},
		{"Apple fell 2.5 percent on Thursday. It closed at $209.27, down 2.5 percent.",
			[]string{"move AAPL " + thu + " value=2.5% direction=down",
				"level AAPL " + thu + " value=$209.27 basis=close"}},
		{"Alibaba's Hong Kong shares closed at HK$116.70. BABA shares traded as low as $114.76.",
			[]string{"level 9988.HK " + fri + " value=HK$116.70 basis=close",
				"level BABA " + fri + " value=$114.76 basis=low"}},
		{"Apple shares fell to $209.27. It closed at $210.11.",
			[]string{"level AAPL " + fri + " value=$209.27",
				"level AAPL " + fri + " value=$210.11 basis=close"}},
		{"Apple reported a profit. It rose 5 percent.", nil},
		{"Apple fell 2.5 percent on Thursday.",
			[]string{"move AAPL " + thu + " value=2.5% direction=down"}},
		{"Shares of Apple slid 2.5 per cent today.",
			[]string{"move AAPL " + fri + " value=2.5% direction=down"}},
		{"Apple's stock was up 2.5pc on Thursday.",
			[]string{"move AAPL " + thu + " value=2.5% direction=up"}},
		{"Apple's stock dropped nine per cent on Thursday.",
			[]string{"move AAPL " + thu + " value=9% direction=down"}},
		{"Apple's stock dropped twenty-one per cent on Thursday.",
			[]string{"move AAPL " + thu + " value=21% direction=down"}},
		{"Apple's stock rose nearly nine percent on Thursday.",
			[]string{"move AAPL " + thu + " nearly=9% direction=up"}},
		{"Apple's stock rose just under 9% on Thursday.",
			[]string{"move AAPL " + thu + " nearly=9% direction=up"}},
		{"Apple's stock rose well over 9% on Thursday.",
			[]string{"move AAPL " + thu + " more_than=9% direction=up"}},
		{"Apple's stock rose 9.2 p.c. on Thursday.",
			[]string{"move AAPL " + thu + " value=9.2% direction=up"}},
		{"Apple's stock fell thirty basis points on Thursday.",
			[]string{"move AAPL " + thu + " value=30bp direction=down"}},
		{"Shell shares in London closed at 112p on Thursday.",
			[]string{"level SHEL.L " + thu + " value=112p basis=close"}},
		{"Shell shares in London closed at GBX 112 on Thursday.",
			[]string{"level SHEL.L " + thu + " value=112p basis=close"}},
		{"Shell shares in London closed at 112 GBX on Thursday.",
			[]string{"level SHEL.L " + thu + " value=112p basis=close"}},
		{"Alibaba's Hong Kong shares fell to as low as HK$115.20 on Thursday.",
			[]string{"level 9988.HK " + thu + " value=HK$115.20 basis=low"}},
		{"Alibaba's Hong Kong shares traded as high as 124.3 Hong Kong dollars on Thursday.",
			[]string{"level 9988.HK " + thu + " value=124.3 HKD basis=high"}},
		{"Apple's shares have risen 3.5-fold since January 2023.",
			[]string{"multiple AAPL " + fri + " value=3.5x since=2023-01"}},
		{"Apple's shares have risen threefold since January 2023.",
			[]string{"multiple AAPL " + fri + " value=threefold since=2023-01"}},
		{"Apple's shares have halved since January 2023.",
			[]string{"multiple AAPL " + fri + " value=halved since=2023-01"}},
		{"Apple's shares have lost a third since January 2023.",
			[]string{"multiple AAPL " + fri + " value=lost a third since=2023-01"}},
		{"Apple shares lost 50 cents on Thursday.",
			[]string{"points AAPL " + thu + " value=50 cents direction=down"}},
		{"Apple's shares outperformed the S&P 500 by 3 percentage points on Thursday.",
			[]string{"relative AAPL " + thu + " value=3% direction=up against=GSPC"}},
		{"Apple's shares beat the Hang Seng Index by 1 point on Thursday.",
			[]string{"relative AAPL " + thu + " value=1 point direction=up against=HSI"}},
		{"Apple lagged the S&P 500 so far this year.",
			[]string{"relative AAPL " + fri + " direction=down since=year-start against=GSPC"}},
		{"Apple's trading volume was three times its 30-day average on Thursday.",
			[]string{"volume AAPL " + thu + " value=3x days=30"}},
		{"The rally added $119 billion to Apple's market value.",
			[]string{"market-value AAPL " + fri + " value=$119 billion direction=up"}},
		{"Apple fell 9% on Thursday, wiping $160bn off its market value.",
			[]string{"move AAPL " + thu + " value=9% direction=down",
				"market-value AAPL " + thu + " value=$160 bn direction=down"}},
		{"Apple's market value reached $3.6 trillion on Thursday.",
			[]string{"market-value AAPL " + thu + " value=$3.6 trillion"}},
		{"Apple's stock entered a bear market on Thursday.",
			[]string{"regime AAPL " + thu + " value=bear"}},
		{"Apple's stock fell into correction territory on Thursday.",
			[]string{"regime AAPL " + thu + " value=correction"}},
		{"Apple's stock had its best week since July 2024.",
			[]string{"best-since AAPL " + fri + " since=2024-07 period=week"}},
		{"For the week, Apple gained 7.5%, its best week since July 2024.",
			[]string{"period-move AAPL " + fri + " value=7.5% direction=up period=week",
				"best-since AAPL " + fri + " since=2024-07 period=week"}},
		{"Apple's stock suffered its worst monthly loss since March 2020.",
			[]string{"worst-since AAPL " + fri + " since=2020-03 period=month"}},
		{"Apple's shares rose 1% on Thursday and have gained more than 40% so far this year.",
			[]string{"move AAPL " + thu + " value=1% direction=up",
				"change-since AAPL " + thu + " more_than=40% direction=up since=year-start"}},
		{"Apple's shares rose 1% on Thursday and gained 6% this week.",
			[]string{"move AAPL " + thu + " value=1% direction=up",
				"period-move AAPL " + thu + " value=6% direction=up period=week"}},
		{"Shares of Alibaba Group (9988.HK) rose 2.5% on Thursday.",
			[]string{"move 9988.HK " + thu + " value=2.5% direction=up"}},
		{"Shares of Alibaba (NYSE: BABA) rose 1% on Thursday.",
			[]string{"move BABA " + thu + " value=1% direction=up"}},
		{"BABA shares rose 1% on Thursday.",
			[]string{"move BABA " + thu + " value=1% direction=up"}},
		{"Apple's falling shares touched $196.00 on Thursday.",
			[]string{"level AAPL " + thu + " value=$196.00 basis=low"}},
		{"Apple shares rose from $230 to $241.53 on Thursday.",
			[]string{"level AAPL " + thu + " value=$241.53"}},
		{"Shares of Shell (SHEL.N) rose 1% on Thursday.",
			[]string{"move SHEL " + thu + " value=1% direction=up"}},
		{"Apple's market value rose to $3.6 trillion on Thursday.",
			[]string{"market-value AAPL " + thu + " value=$3.6 trillion"}},
		{"Apple shares fell 3% on Thursday, deep in a bear market.",
			[]string{"move AAPL " + thu + " value=3% direction=down"}},
		{"Apple shares have gained 12% since December 20.",
			[]string{"change-since AAPL " + fri + " value=12% direction=up since=2024-12-20"}},
		{"Apple shares have gained 12% since February.",
			[]string{"change-since AAPL " + fri + " value=12% direction=up since?"}},
		{"A deal of Apple with Alibaba lifted the Hong Kong shares by 3% on Thursday.",
			[]string{"move 9988.HK " + thu + " value=3% direction=up"}},
		{"Apple opened a store. Tech shares rose 2% on Thursday.", nil},
		{"Apple's stock saw its biggest weekly loss since March 2020.",
			[]string{"worst-since AAPL " + fri + " since=2020-03 period=week"}},
		{"On 6 January 2025 Apple was sued. Apple shares rose 2%.",
			[]string{"move AAPL " + fri + " value=2% direction=up"}},
		{"Apple on Thursday fell 2%.", []string{"move AAPL " + thu + " value=2% direction=down"}},
		{"Apple shares gained 9,2 % on Thursday.",
			[]string{"move AAPL " + thu + " value=9,2% direction=up"}},
		{"Apple shares rose as much as 9.2% on Thursday.",
			[]string{"move AAPL " + thu + " value=9.2% direction=up basis=high"}},
		{"Apple shares fell as much as 9.2% on Thursday.",
			[]string{"move AAPL " + thu + " value=9.2% direction=down basis=low"}},
		{"Apple shares closed 1.2% higher on Thursday.",
			[]string{"move AAPL " + thu + " value=1.2% direction=up basis=close"}},
		{"Apple stock ended down 1.2 percent on Feb. 12.",
			[]string{"move AAPL 2025-02-12 value=1.2% direction=down basis=close"}},
		{"Apple shares closed at $241.53 on Thursday.",
			[]string{"level AAPL " + thu + " value=$241.53 basis=close"}},
		{"Apple shares rose 2% to $241.53 on Thursday.",
			[]string{"move AAPL " + thu + " value=2% direction=up",
				"level AAPL " + thu + " value=$241.53"}},
		{"Alibaba's Hong Kong-listed shares jumped 8.5% to HK$113.80 on Wednesday.",
			[]string{"move 9988.HK 2025-02-12 value=8.5% direction=up",
				"level 9988.HK 2025-02-12 value=HK$113.80"}},
		{"Alibaba's U.S. shares were up 4.9% on Wednesday.",
			[]string{"move BABA 2025-02-12 value=4.9% direction=up"}},
		{"Alibaba's shares rose 4% in Hong Kong on Thursday.",
			[]string{"move 9988.HK " + thu + " value=4% direction=up"}},
		{"Alibaba shares rose 4% on Thursday.",
			[]string{"move BABA+9988.HK " + thu + " value=4% direction=up"}},
		{"Apple shares have risen more than 40% since January.",
			[]string{"change-since AAPL " + fri + " more_than=40% direction=up since=year-start"}},
		{"Apple shares are up nearly 40% so far this year.",
			[]string{"change-since AAPL " + fri + " nearly=40% direction=up since=year-start"}},
		{"Apple stock has lost at least 12% year-to-date.",
			[]string{"change-since AAPL " + fri + " at_least=12% direction=down since=year-start"}},
		{"Apple shares have gained about 12% since March 2024.",
			[]string{"change-since AAPL " + fri + " about=12% direction=up since=2024-03"}},
		{"Apple shares have gained 12% since late January.",
			[]string{"change-since AAPL " + fri + " value=12% direction=up since?"}},
		{"Apple shares rose between 9.1% and 9.2% on Thursday.",
			[]string{`move AAPL ` + thu + ` between=["9.1%", "9.2%"] direction=up`}},
		{"Apple shares rose 9.1 to 9.2% on Thursday.",
			[]string{`move AAPL ` + thu + ` between=["9.1%", "9.2%"] direction=up`}},
		{"Apple shares hit their highest since January 2022 on Thursday.",
			[]string{"highest-since AAPL " + thu + " since=2022-01"}},
		{"Apple shares saw their biggest one-day drop since 2020 on Thursday.",
			[]string{"largest-loss-since AAPL " + thu + " since=2020"}},
		{"Apple shares fell the most since August 2024 on Thursday.",
			[]string{"largest-loss-since AAPL " + thu + " since=2024-08"}},
		{"Apple stock reached a three-year high on Thursday.",
			[]string{"highest-since AAPL " + thu + " since=2022-02-13"}},
		{"Apple stock closed at a record high on Thursday.",
			[]string{"n-high AAPL " + thu + " span=all"}},
		{"Apple stock touched a 52-week low on Thursday.",
			[]string{"n-low AAPL " + thu + " span=52w"}},
		{"Apple shares lost $7.30 on Thursday.",
			[]string{"points AAPL " + thu + " value=$7.30 direction=down"}},
		{"Shell shares in London fell 30p on Thursday.",
			[]string{"points SHEL.L " + thu + " value=30p direction=down"}},
		{"Apple's shares rose 2% after sales grew 11%.",
			[]string{"move AAPL " + fri + " value=2% direction=up"}},
		{"Apple shares fell 6% this week.",
			[]string{"period-move AAPL " + fri + " value=6% direction=down period=week"}},
		{"Apple shares rose 5% over the past month.",
			[]string{"period-move AAPL " + fri + " value=5% direction=up period=1 month"}},
		{"Apple shares are up 30% in the past 12 months.",
			[]string{"period-move AAPL " + fri + " value=30% direction=up period=12 months"}},
		{"Apple stock trades 12% below its 52-week high.",
			[]string{"from-extreme AAPL " + fri + " value=12% direction=down span=52w"}},
		{"Apple shares rose for a fifth straight session on Thursday.",
			[]string{"streak AAPL " + thu + " direction=up length=5"}},
		{"Apple shares extended a three-day losing streak on Thursday.",
			[]string{"streak AAPL " + thu + " direction=down length=3"}},
		{"Apple shares have more than doubled since January.",
			[]string{"multiple AAPL " + fri + " more_than=doubled since=year-start"}},
		{"Foo Widgets' shares rose 2% on Thursday.",
			[]string{"move  " + thu + " value=2% direction=up security?"}},
	} {
		d := draftOf(c.text)
		var got []string
		for _, s := range d.Statements {
			got = append(got, line(s))
			if _, ps := claims.Parse(s.Statement); ps != nil && len(s.Questions) == 0 {
				t.Errorf("%s: the claim that is drafted cannot be read: %v", c.text, ps)
			}
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s\n  got  %q\n  want %q\n  left %v", c.text, got, c.want, d.LeftOut)
		}
	}
}

// A stop before a small letter ends no sentence.
func TestSentences(t *testing.T) {
	if got := Sentences(
		"It rose by gains in chips, phones etc. and closed. Then it fell."); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// TestLeftOut holds that figures which prices cannot decide make no claim, and why.
func TestLeftOut(t *testing.T) {
	for text, reason := range map[string]string{
		"Apple's sales rose 11% to $185.1 billion.":                business,
		"Huawei's market share reached 16%.":                       business,
		"Analysts expect Apple shares to rise 10% this spring.":    forecast,
		"Apple shares could fall 20% if tariffs bite.":             forecast,
		"Goldman raised its price target on Apple shares to $250.": target,
		"Apple shares rose 3% in premarket trading.":               hours,
		"Apple shares were down 3% in after-hours trading.":        hours,
		"The S&P 500 gained 1.0%.":                                 indexed,
		"Tech stocks rose 2%.":                                     nobody,
		"Apple shares rose 5% last week.":                          stretch,
		"Apple shares fell 9% for a third straight quarter.":       stretch,
		"Apple's market value rose 3% on Thursday.":                marketCap,
		"Apple's shares hit a record high in January.":             undated,
		"Apple's stock entered a bull market in 2023.":             undated,
		"Apple's shares have risen 40% in 2025.":                   undated,
		"Apple's turnover was 3 times as large.":                   business,
		"Apple shares beat the Kospi on Thursday by 2%.":           indexed,
		"The S&P 500 entered a bear market on Thursday.":           indexed,
		"Apple shares rose from $230 on Thursday.": "the price that a move " +
			"started from",
		"Apple could beat the S&P 500 by 3 points.":      forecast,
		"Apple bought back 2% of its stock options.":     offer,
		"Apple pays a dividend of $0.25 a share.":        offer,
		"Apple said 5% of its customers were in Europe.": business,
	} {
		d := draftOf(text)
		if len(d.Statements) > 0 {
			t.Errorf("%s: %s", text, line(d.Statements[0]))
			continue
		}
		if len(d.LeftOut) == 0 || d.LeftOut[0].Reason != reason {
			t.Errorf("%s: left out %v, want %q", text, d.LeftOut, reason)
		}
	}
}

// A day that is given goes before the one that the article carries, and the draft says so.
func TestRedated(t *testing.T) {
	a := Article{Name: "a.txt", Date: eventstudy.NewDate(2025, 2, 14),
		Paragraphs: []Paragraph{{Line: 1, Text: "Apple fell 2.5 percent on Thursday."}}}
	for _, c := range []struct {
		carried, asked eventstudy.Date
		want           string
	}{
		{a.Date, eventstudy.NewDate(2025, 2, 20),
			"the article is dated 14 February 2025, and is read as of 20 February 2025, as " +
				"asked for"},
		{a.Date, a.Date, ""}, {a.Date, eventstudy.NoDate, ""},
		{eventstudy.NoDate, eventstudy.NewDate(2025, 2, 20), ""},
	} {
		a.Date = c.carried
		d := New(a, Options{Date: c.asked, Companies: companies, Kinds: kinds})
		var b strings.Builder
		if err := d.WriteTOML(&b); err != nil {
			t.Fatal(err)
		}
		if got := d.Redated(); got != c.want ||
			strings.Contains(b.String(), "# The article is dated") != (c.want != "") {
			t.Errorf("%q, want %q\n%s", got, c.want, b.String())
		}
	}
}
