package eventstudy

func init() { Tests.Register(sqTest{}) }

// sqTest judges one event by its place among the estimation days. Its results stand with each event
// (Day.Rank, WindowResult.Rank).
type sqTest struct{}

func (sqTest) Info() Info {
	return Info{Name: "sq", Order: 15, Title: "SQ test of one event: its rank among the " +
		"estimation days",
		Null: "the day, or the sum over the window, is one like those of the estimation window",
		Formula: "p = (1 + #{estimation days at least as far out})/(M + 1)\n" +
			"window of L days: p = (1 + #{sums at least as far out})/(M − L + 2), over the M − L " +
			"+ 1 sums of L neighbouring residuals\n" +
			"each in units of its own error: √Var(CAR) of the event, s√(L − c′(X′X)⁻¹c) of the " +
			"sums; one-sided by the sign\n" +
			"power at an effect δ: the share of the sums with p ≤ α when δ/√Var(CAR) is added to " +
			"each; p is never below 1/(M + 1), so that 99 days cannot reject at 0.5 %",
		Assumes: "the days are alike in distribution, whatever it is; no storms and calms",
		Use: "one event with fat tails or few estimation days, where Student's t promises too " +
			"much; 99 days are enough for 1 %",
		Avoid: "windows that fit fewer than 40 times into the estimation window: the sums " +
			"overlap and know little more than M/L of them (6 to 8 % instead of 5 over 11 of 240 " +
			"days); it is not stated over more than a twentieth",
		DF: "the uniform on the places",
		References: []string{"Gelbach, Helland & Klick, Valid inference in single-firm, " +
			"single-event studies, American Law and Economics Review 15:495–541, 2013",
			"Fisch, Gelbach & Klick, The logic and limits of event studies in securities fraud " +
				"litigation, Texas Law Review 96:553–621, 2018"}}
}
