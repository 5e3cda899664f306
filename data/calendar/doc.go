// Package calendar tells when exchanges trade: New York (XNYS, XNAS) and Hong Kong
// (XHKG), generated from the exchanges' own rules, and markets of which nothing but
// clock and hours is known (Custom).
//
// Sources: NYSE Rule 7.2 and the NYSE's yearly list of holidays and early closings
// (published up to 2028); the General Holidays Ordinance (cap. 149) of Hong Kong, the
// Hong Kong Observatory's Gregorian-lunar conversion tables, and HKEX's trading calendars and
// severe-weather notices. The days on which a price file has bars overrule any
// calendar: it only answers where there is no bar to ask.
package calendar
