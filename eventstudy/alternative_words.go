package eventstudy

// Ordinary compares an abnormal return with an ordinary day's, no more strongly than its p-value
// and the alternative allow: a one-sided test of gains says nothing of how large a loss is, and
// p ≥ alpha does not show that nothing happened. It completes "the abnormal return is …".
func (d *Design) Ordinary(p float64) string {
	return d.besides(p, "more than", "higher than", "lower than") + " an ordinary day's"
}

// Zero does the same for a mean and zero: "the mean is …".
func (d *Design) Zero(p float64) string {
	return d.besides(p, "different from", "above", "below") + " zero"
}

// besides words the alternative hypothesis where p speaks for it, and that nothing does where not.
func (d *Design) besides(p float64, differs, above, below string) string {
	yes, no := differs, "not distinguishable from"
	switch d.Tail {
	case Upper:
		yes, no = above, "not distinguishably "+above
	case Lower:
		yes, no = below, "not distinguishably "+below
	}
	if p < d.Alpha {
		return yes
	}
	return no
}
