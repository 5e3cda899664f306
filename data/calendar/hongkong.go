package calendar

import (
	"fmt"
	"time"

	"stockmove/eventstudy"
)

// monthDay is month×100 + day: 219 is 19 February.
type monthDay int

// hongKongFeasts are the feasts of the lunar and solar calendar on their own days, before
// any Sunday is moved (Hong Kong Observatory, Gregorian-lunar conversion
// tables). Years not listed are Unknown: a weekday there must not pass for open.
var hongKongFeasts = []struct {
	year                                                   int
	newYear, chingMing, buddha, tuenNg, autumn, chungYeung monthDay
}{
	{2015, 219, 405, 525, 620, 927, 1021},
	{2016, 208, 404, 514, 609, 915, 1009},
	{2017, 128, 404, 503, 530, 1004, 1028},
	{2018, 216, 405, 522, 618, 924, 1017},
	{2019, 205, 405, 512, 607, 913, 1007},
	{2020, 125, 404, 430, 625, 1001, 1025},
	{2021, 212, 404, 519, 614, 921, 1014},
	{2022, 201, 405, 508, 603, 910, 1004},
	{2023, 122, 405, 526, 622, 929, 1023},
	{2024, 210, 404, 515, 610, 917, 1011},
	{2025, 129, 404, 505, 531, 1006, 1029},
	{2026, 217, 405, 524, 619, 925, 1018},
}

// hongKongOnce are the whole days lost to weather and the one-off holiday: HKEX notices
// of the days. Since 23 September 2024 HKEX trades through severe weather.
var hongKongOnce = []notice{
	{2015, 9, 3, "70th anniversary of victory day"},
	{2016, 8, 2, "Typhoon Nida"},
	{2016, 10, 21, "Typhoon Haima"},
	{2017, 8, 23, "Typhoon Hato"},
	{2020, 10, 13, "Typhoon Nangka"},
	{2021, 10, 13, "Typhoon Kompasu"},
	{2023, 7, 17, "Typhoon Talim"},
	{2023, 9, 1, "Typhoon Saola"},
	{2023, 9, 8, "black rainstorm"},
	{2024, 9, 6, "Typhoon Yagi"},
}

// hongKongYear records one year of HKEX, which has a lunch break and half-days to 12:00; days of
// which weather took only a part count as full. A general holiday on a Sunday, or on a day that is
// one already, moves to the next day that is neither (General Holidays Ordinance); holidays on a
// Saturday are not made up for.
func hongKongYear(ds days, year int) {
	f := hongKongFeasts[year-hongKongFeasts[0].year]
	on := func(md monthDay) eventstudy.Date {
		return eventstudy.NewDate(year, int(md)/100, int(md)%100)
	}
	newYear := on(f.newYear)
	// The first three days of the lunar year; when one is a Sunday the fourth day is a holiday in
	// its stead.
	n := 3
	if nextSunday(newYear) <= newYear+2 {
		n = 4
	}
	for k := range n {
		ds.closed(newYear+eventstudy.Date(k), fmt.Sprintf("Lunar New Year day %d", k+1))
	}
	taken := map[eventstudy.Date]bool{}
	for _, f := range []struct {
		day    eventstudy.Date
		reason string
	}{
		{on(101), "New Year's Day"},
		{easter(year) - 2, "Good Friday"},
		{on(f.chingMing), "Ching Ming"},
		{easter(year) + 1, "Easter Monday"},
		{on(501), "Labour Day"},
		{on(f.buddha), "Buddha's Birthday"},
		{on(f.tuenNg), "Tuen Ng"},
		{on(701), "HKSAR Establishment Day"},
		{on(1001), "National Day"},
		{on(f.autumn) + 1, "day after Mid-Autumn"},
		{on(f.chungYeung), "Chung Yeung"},
		{on(1225), "Christmas Day"},
		{on(1226), "first weekday after Christmas"},
	} {
		for taken[f.day] || f.day.Weekday() == time.Sunday {
			f.day++
		}
		taken[f.day] = true
		ds.closed(f.day, f.reason)
	}
	ds.half(newYear-1, "Lunar New Year's Eve")
	ds.half(on(1224), "Christmas Eve")
	ds.half(on(1231), "New Year's Eve")
}

// nextSunday returns the first Sunday on or after d.
func nextSunday(d eventstudy.Date) eventstudy.Date {
	return d + eventstudy.Date((7-int(d.Weekday()))%7)
}
