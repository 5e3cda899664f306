package draft

import (
	"fmt"
	"testing"

	"stockmove/eventstudy"
)

// Styles of wires, brokers, exchanges, blogs and of languages' habits; the expected claims are read
// off the sentences by hand, with the article's Friday, 14 February 2025, in mind.
func TestStyles(t *testing.T) {
	holdHabits(t, nil, []habit{
		{"a wire's flash", "BUZZ-Alibaba HK shares +6.3% at HK$124.10; highest close in 3 yrs",
			[]string{"move 9988.HK 2025-02-14 +6.3%", "level 9988.HK 2025-02-14 HK$124.10",
				"highest-since 9988.HK 2025-02-14 2022-02-14 close"}},
		{"a ticker without brackets", "Shares of Alibaba 9988.HK up 6.3%, biggest intraday gain " +
			"since Feb 12. Shares of Alibaba BABA.N rose 4.3%.",
			[]string{"move 9988.HK 2025-02-14 6.3% up",
				"largest-gain-since 9988.HK 2025-02-14 2025-02-12 high",
				"move BABA 2025-02-14 4.3% up"}},
		{"money is no place", "Quoted at 124 HK dollars, Alibaba's ADRs rose 4.3%.",
			[]string{"move BABA 2025-02-14 4.3% up", "-124 HK dollars"}},
		{"a broker's start", "Since our upgrade on 13 January Apple shares are up 3.1%.",
			[]string{"change-since AAPL 2025-02-14 3.1% up 2025-01-13"}},
		{"a day that a move is counted from",
			"Alibaba shares in Hong Kong gained HK$7.40 from Thursday. Apple shares rose 1.3% as " +
				"compared with the closing price on 13 February 2025. Apple shares rose 3.3% " +
				"from Wednesday.",
			[]string{"points 9988.HK 2025-02-14 HK$7.40 up", "move AAPL 2025-02-14 1.3% up",
				"change-since AAPL 2025-02-14 3.3% up 2025-02-12"}},
		{"a span of days", "Apple shares rose 5% from Monday to Thursday.", []string{"-5%"}},
		{"one dollar", "Apple shares fell 0.13 dollar to 244.47 dollars.",
			[]string{"points AAPL 2025-02-14 0.13 USD down", "level AAPL 2025-02-14 244.47 USD"}},
		{"at one stage, once", "Apple shares at one stage rose to 245.55 dollars. Apple's stock " +
			"price once rose 1.6%.",
			[]string{"level AAPL 2025-02-14 245.55 USD high", "move AAPL 2025-02-14 1.6% up high"}},
		{"at press time", "As of press time, Apple shares rose 5.9%. Apple shares closed 1.3% up " +
			"last night.", []string{"-5.9%", "-1.3%"}},
		{"questions and their answers", "Did Apple shares fall 5% on Friday, as was said? No. " +
			"They rose 1.3%. Apple shares rose 2%, didn't they? The note asks: Apple shares fell " +
			"6%?",
			[]string{"move AAPL 2025-02-14 1.3% up", "move AAPL 2025-02-14 2% up", "-5%", "-6%"}},
		{"lines of a table", "| Stock | Chg | Apple | 244.60 | +1.27% | Alibaba (HK) +6.34% |",
			[]string{"move AAPL 2025-02-14 +1.27%", "-+6.34%"}},
		{"a correction", "An earlier version of this article said that Apple shares rose 9.2%. " +
			"They rose 1.3%. Apple shares rose 1.97%, not 19.7%, on Thursday.",
			[]string{"move AAPL 2025-02-14 1.3% up", "move AAPL 2025-02-13 1.97% up", "-9.2%",
				"-19.7%"}},
		{"what others said is denied", "Contrary to reports that Apple shares jumped 5%, they " +
			"closed 1.3% higher. It is not true that Apple shares fell 6%. Reports that Apple " +
			"shares had fallen 4% were false. Apple denied that its shares fell 3%.",
			[]string{"move AAPL 2025-02-14 1.3% up close", "-5%", "-6%", "-4%", "-3%"}},
		{"denials", "Apple shares did not rise 5%. Apple shares didn't gain 6%. Apple shares " +
			"never fell 3%. Apple shares failed to gain 2%. Nor did Apple fall 4%. Apple shares " +
			"avoided a 7% drop. Apple shares almost fell 8%. Alibaba failed to close above HK$125.",
			[]string{"-5%", "-6%", "-3%", "-2%", "-4%", "-7%", "-8%", "-above HK$125"}},
		{"no denials", "Apple shares not only rose 1.3% but jumped. Apple shares rose no more " +
			"than 3%.",
			[]string{"move AAPL 2025-02-14 1.3% up", "move AAPL 2025-02-14 up"}},
		{"conditions", "If the deal fails, Apple shares fall 5%. Suppose Apple shares fell 20%. " +
			"In our bear case Apple shares fall 21%. A break opens the way to a 6% rally in " +
			"Apple shares. Apple shares fall 7% if tariffs bite.",
			[]string{"-5%", "-20%", "-21%", "-6%", "-7%"}},
		{"what lies ahead", "Apple shares are set to open 1.5% higher. Apple shares are on track " +
			"for a 2% gain. Traders bet on Apple shares rising 3% by June. Analysts see Apple " +
			"shares falling 12%. Apple needs to rise 6%.",
			[]string{"-1.5%", "-2%", "-3%", "-12%", "-6%"}},
		{"what was seen", "Investors saw Apple shares gain 1.3%. Apple shares see 2% drop.",
			[]string{"move AAPL 2025-02-14 1.3% up", "move AAPL 2025-02-14 2% down"}},
		{"outside of the hours", "Apple shares fell 2% in after-hours trading, after closing up " +
			"1.27%. Alibaba's ADRs were up 3% before the bell. Apple shares slipped 0.3% after " +
			"the close. Apple shares rose 1.3% ahead of results due after the bell.",
			[]string{"move AAPL 2025-02-14 1.27% up close", "move AAPL 2025-02-14 1.3% up", "-2%",
				"-3%", "-0.3%"}},
		{"what was given back", "Alibaba's ADRs gave back an early gain of 6.2% to close up " +
			"4.9%. Apple pared losses of 0.8%. Apple shares swung between a loss of 0.5% and a " +
			"gain of 2.3%.",
			[]string{"move BABA 2025-02-14 6.2% up high", "move BABA 2025-02-14 4.9% up close",
				"move AAPL 2025-02-14 0.8% down low", "move AAPL 2025-02-14 0.5% down low",
				"move AAPL 2025-02-14 2.3% up high"}},
		{"opened", "Apple opened 0.6% lower but finished 1.3% higher.",
			[]string{"move AAPL 2025-02-14 0.6% down open", "move AAPL 2025-02-14 1.3% up close"}},
		{"to date", "Week-to-date, Apple shares are up 7.5%. Apple is up 3.6% month to date. " +
			"Apple posted a weekly gain of 7.4%.",
			[]string{"period-move AAPL 2025-02-14 7.5% up week",
				"period-move AAPL 2025-02-14 3.6% up month",
				"period-move AAPL 2025-02-14 7.4% up week"}},
		{"off a mark", "Apple bounced 2% off its low.", []string{"-2%"}},
		{"ranges of prices", "Apple shares traded between $240.99 and $245.55. The stock's " +
			"52-week range is $164.08 to $260.10. Apple shares moved in a range of $241 to $245.",
			[]string{"level AAPL 2025-02-14 $240.99 low", "level AAPL 2025-02-14 $245.55 high",
				"level AAPL 2025-02-14 $241 low", "level AAPL 2025-02-14 $245 high", "-$164.08",
				"-$260.10"}},
		{"anywhere from", "Apple jumped anywhere from 1% to 2%.",
			[]string{"move AAPL 2025-02-14 1%–2% up"}},
		{"what a week added to the value", "The rally added $100 billion to Apple's market value " +
			"this week.", []string{"-$100 billion"}},
		{"fractions", "Apple rose 1 1/4 percent. Apple lost half a percent. Apple gained three " +
			"quarters of a percent. Apple fell a quarter of a percent. Apple rose 2/3 percent.",
			[]string{"move AAPL 2025-02-14 1.25% up", "move AAPL 2025-02-14 0.5% down",
				"move AAPL 2025-02-14 0.75% up", "move AAPL 2025-02-14 0.25% down"}},
		{"in step with a list", "Apple rose 1.97% and 1.27% on Thursday and Friday. Apple and " +
			"Alibaba rose 1.3% on Thursday and 4.3% on Friday, respectively.",
			[]string{"-1.97%", "-1.27%", "-1.3%", "-4.3%"}},
		{"the most behind a verb of falling", "Apple slid 2.4 per cent on 7 February, the most " +
			"since 8 January.",
			[]string{"move AAPL 2025-02-07 2.4% down",
				"largest-loss-since AAPL 2025-02-07 2025-01-08"}},
		{"long ago", "A year ago Apple rose 5%. Two days ago Apple rose 1.8%. Apple, which fell " +
			"2.4% a week earlier, rose 1.27%.",
			[]string{"move AAPL 2025-02-14 1.27% up", "-5%", "-1.8%", "-2.4%"}},
		{"a day to come", "Apple, whose shares closed at $244.60, will report on 20 February.",
			[]string{"level AAPL 2025-02-14 $244.60 close"}},
		{"a weekday with its date", "Apple shares fell 0.7% on Friday, 31 January.",
			[]string{"move AAPL 2025-01-31 0.7% down"}},
		{"another clause's index", "The S&P 500 slipped 0.01% as Apple gained 1.3%.",
			[]string{"move AAPL 2025-02-14 1.3% up", "-0.01%"}},
	})
}

// A weekday that its date contradicts is asked for, and no day is guessed.
func TestSlipOfADay(t *testing.T) {
	d := draftOf("Apple shares fell 5% on Monday, 10 March.")
	if len(d.Statements) != 1 || d.Statements[0].Date != eventstudy.NoDate ||
		fmt.Sprint(d.Statements[0].Questions) != `[{date which day is "Monday, 10 March"? That `+
			`date is another weekday}]` {
		t.Errorf("%+v", d.Statements)
	}
}

// What an article says of an index is a claim where its own prices are at hand, and of nothing that
// bears its name.
func TestIndicesAtHand(t *testing.T) {
	held := func(id string) bool { return id == "HSI" || id == "AAPL" || id == "^GSPC" }
	holdHabits(t, held, []habit{
		{"a move", "The Hang Seng Index gained 3.7%, or 806 points, to 22,620.33 points.",
			[]string{"move HSI 2025-02-14 3.7% up", "points HSI 2025-02-14 806 up",
				"level HSI 2025-02-14 22,620.33"}},
		{"the other way of writing it", "The S&P 500 slipped 0.01% as Apple gained 1.3%.",
			[]string{"move ^GSPC 2025-02-14 0.01% down", "move AAPL 2025-02-14 1.3% up"}},
		{"no index", "Hang Seng Bank rose 2%. The Nikkei rose 3%. S&P 500 member Apple gained " +
			"1%. Shares in the Hang Seng rose 1%.",
			[]string{"-2%", "-3%", "-1%", "-1%"}},
		{"a start", "The Hang Seng has risen 13% this year.",
			[]string{"change-since HSI 2025-02-14 13% up year-start"}},
	})
}
