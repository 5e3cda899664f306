package eventstudy

// Ordinary compares an abnormal return with an ordinary day's, no more strongly than its p-value
// and the alternative allow: a one-sided test of gains says nothing of how large a loss is, and
// p ≥ alpha does not show that nothing happened. It completes "the abnormal return is …".
func (d *Design) Ordinary(p float64) string {
	yes, no := "more than", "not distinguishable from"
	switch d.Tail {
	case Upper:
		yes, no = "higher than", "not distinguishably higher than"
	case Lower:
		yes, no = "lower than", "not distinguishably lower than"
	}
	if p < d.Alpha {
		return yes + " an ordinary day's"
	}
	return no + " an ordinary day's"
}

// Zero does the same for a mean and zero: "the mean is …".
func (d *Design) Zero(p float64) string {
	yes, no := "different from", "not distinguishable from"
	switch d.Tail {
	case Upper:
		yes, no = "above", "not distinguishably above"
	case Lower:
		yes, no = "below", "not distinguishably below"
	}
	if p < d.Alpha {
		return yes + " zero"
	}
	return no + " zero"
}
