package cell

// Offset finds the day of an exchange whose zone is not known. It infers from the UTC times of
// day of epoch stamps, of which so many of all rows are Sundays and so many Saturdays, how many
// minutes the exchange's day is ahead of UTC, at least so far that every stamp falls on its day,
// and says by which reading; sure is false when UTC is a mere assumption. What trades on both days
// of the weekend trades around the clock, and its days are those of UTC.
func (seen *Minutes) Offset(sundays, saturdays, rows int) (minutes int, why string, sure bool) {
	at := func(h, m int) int { return h*60 + m }
	switch {
	case seen.Only(at(13, 30), at(14, 30)):
		return 0, "all stamps are at 13:30 or 14:30 UTC, the New York open", true
	case seen.Only(at(4, 0), at(5, 0)):
		return 0, "all stamps are at 04:00 or 05:00 UTC, midnight in New York", true
	case seen.Only(at(1, 30)):
		return 0, "all stamps are at 01:30 UTC, the open of Hong Kong and Shanghai", true
	case seen.Only(at(16, 0)):
		return at(8, 0), "all stamps are at 16:00 UTC, midnight in Hong Kong and Shanghai", true
	case seen.Only(at(15, 0)):
		return at(9, 0), "all stamps are at 15:00 UTC, midnight in Tokyo and Seoul", true
	case seen.Only(0):
		return 0, "all stamps are at midnight UTC", true
	}
	// Evenings that fall on Sundays, and not on Saturdays, belong to the Monday of an exchange in
	// the east. Midnight is 17:00 UTC in Jakarta and 18:30 in Mumbai; the exchanges of the Gulf,
	// which do trade on Sundays, have closed hours before.
	evening, other := at(24, 0), false
	for _, m := range seen.min[:seen.n] {
		switch v := int(m); {
		case v > at(16, 0):
			evening = min(evening, v)
		case v > at(4, 0):
			other = true
		}
	}
	if evening < at(24, 0) && !other && !seen.many && sundays*20 >= rows && saturdays*20 < rows {
		return at(24, 0) - evening, "the stamps are of the evening and morning in UTC and fall " +
			"on Sundays: the exchange's day is the later one", true
	}
	return 0, "the zone of the exchange is not known; the days are those of UTC", false
}
