package eventstudy

func init() { Tests.Register(tTest{}) }

// tTest judges one event: the abnormal return or its sum over a window against its
// exact prediction error. Its results stand with each event (Day.T, WindowResult.T).
type tTest struct{}

func (tTest) Info() Info {
	return Info{Name: "t", Order: 10, Title: "t test of one event, exact prediction error",
		Null: "the event has no effect on the return of the day, or on the sum over the window",
		Formula: "t = CAR/√Var(CAR),  Var(CAR) = s²(L + c′(X′X)⁻¹c),  c = Σ x_t over the window\n" +
			"market model: s²(L + L²/M + (Σ(R_mt − R̄_m))²/S_xx)",
		Assumes: "residuals are independent, normal and of one variance in the estimation and " +
			"event windows",
		Use: "one event of one security",
		Avoid: "fat tails at small p (see the rank of the day among the estimation days), " +
			"volatility that rises with the event (16 % instead of 5 % when the variance " +
			"doubles) or comes in storms (6–8 % with GARCH errors)",
		DF: "Student's t with M − K degrees of freedom",
		References: []string{"Campbell, Lo & MacKinlay, The Econometrics of Financial Markets, " +
			"1997, ch. 4",
			"Mikkelson & Partch, Withdrawn security offerings, JFQA 23:119–133, 1988",
			"Salinger, Standard errors in event studies, J. Financial and Quantitative Analysis " +
				"27:39–53, 1992"}}
}
