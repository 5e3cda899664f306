package cell

import (
	"testing"

	"stockmove/eventstudy"
)

// TestStamps reads single cells. The days are what the text says.
func TestStamps(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-29": "2024-02-29", "2000-02-29": "2000-02-29", "2024-1-2": "2024-01-02",
		"2024/01/02": "2024-01-02", "2024.01.02": "2024-01-02", "20240102": "2024-01-02",
		"2024-01-02 00:00:00+08:00": "2024-01-02", "2024-01-02T23:59:59.999-05:00": "2024-01-02",
		"2024-01-02 16:00": "2024-01-02", "20240102 093000": "2024-01-02",
		"2024年1月2日": "2024-01-02", "2024年01月02日 15:00": "2024-01-02", "2025- 11- 14": "2025-11-14",
		"2025년 11월 14일": "2025-11-14",
		"115/07/20":     "2026-07-20", "115年07月20日": "2026-07-20", "民國99年12月31日": "2010-12-31",
		"Apr 09, 2020": "2020-04-09", "April 9, 2020": "2020-04-09", "9 April 2020": "2020-04-09",
		"31-Dec-2025": "2025-12-31", "2-Jan-15": "2015-01-02",
		"January 02, 25": "2025-01-02", "Fri 12 Jan 2024": "2024-01-12",
		"Mon, Jan 1, 2024": "2024-01-01", "2024-Jan-02": "2024-01-02",
		"2 de enero de 2024": "2024-01-02",
		"2 févr. 2024":       "2024-02-02", "3. März 2024": "2024-03-03",
		"15 янв 2024": "2024-01-15", "7 sty 2024": "2024-01-07", "9 Ağu 2024": "2024-08-09",
		"1 juil. 2024": "2024-07-01",
		"2025-02-13,四": "2025-02-13", "2025/2/28(金)": "2025-02-28", "2025.02.13 (목)": "2025-02-13",
		"2 Jan 2025 Thu": "2025-01-02", "2025-02-13 星期四": "2025-02-13",
		"2-Jan-50": "1950-01-02", "2-Jan-49": "2049-01-02", "2-Jan-99": "1999-01-02",
		"43707": "2019-08-30", "43707.5": "2019-08-30", "'2024-01-02": "2024-01-02",
	} {
		s, _ := ParseDate([]byte(text), &Zone{})
		if !s.Known() || s.Day().String() != want {
			t.Errorf("%q is %x %v, want %s", text, uint32(s.Kind()), s.Known(), want)
		}
	}
	for _, text := range []string{"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10",
		"2024-01-32", "x", "1", "12", "2024", "99999", "2024-01-02x", "2024-01-02,五百",
		"2024-01-02 99:99", "1/2/3/4",
		"13/2024/01",
		"Foo 2, 2024", "32 Jan 2024", "2024-01-0a", "18:00", "3.14", "1e5", "--", "0000-00-00",
		"123456789012345678901"} {
		if s, _ := ParseDate([]byte(text), &Zone{}); s.Known() || s.Kind() == FourDigitYear ||
			s.Kind() == TwoDigitYear {
			t.Errorf("%q is a date: %v", text, s.Day())
		}
	}
	for _, text := range []string{"01/2022", "2022-01", "Jan 2022", "Jan-22", "2022年1月"} {
		if s, _ := ParseDate([]byte(text), &Zone{}); s.Kind() != Month {
			t.Errorf("%q is no month", text)
		}
	}
}

// TestAfternoon reads the twelve-hour clock: 12 PM is noon and not midnight of the next day.
func TestAfternoon(t *testing.T) {
	for text, want := range map[string]int{
		"2024-01-02 11:59 AM": 11*60 + 59, "2024-01-02 12:00 PM": 12 * 60,
		"2024-01-02 12:59 PM": 12*60 + 59,
		"2024-01-02 1:00 PM":  13 * 60, "2024-01-02 11:59 pm": 23*60 + 59,
		"2024-01-02 13:30": 13*60 + 30,
	} {
		s, clock := ParseDate([]byte(text), &Zone{})
		if clock != want || s.Day().String() != "2024-01-02" {
			t.Errorf("%s: %v at %d, want %d", text, s.Day(), clock, want)
		}
	}
}

// FuzzDate reads any date cell; a known day written in ISO form reads back as itself.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-02-29", "2024-01-02 00:00:00+08:00", "Apr 09, 2020",
		"115/07/20", "2025- 11- 14", "1704205800", "43707", "12/31/24", "2024年1月2日", "202201",
		"9 Ağu 2024"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		st, clock := ParseDate([]byte(s), &Zone{})
		if clock < -1 || clock >= 24*60 {
			t.Fatalf("%q: minute %d", s, clock)
		}
		for _, o := range []Order{YMD, MDY, DMY} {
			if k := st.Kind(); k != FourDigitYear && k != TwoDigitYear {
				break
			}
			if d, ok := o.Read(st); ok && (d.Year() < FirstYear || d.Year() > LastYear) {
				t.Fatalf("%q: year %d", s, d.Year())
			}
		}
		if !st.Known() {
			return
		}
		d := st.Day()
		iso := d.String()
		if want, err := eventstudy.ParseDate(iso); err == nil {
			back, _ := ParseDate([]byte(iso), &Zone{})
			if want != d || !back.Known() || back.Day() != d {
				t.Fatalf("%q: %v", s, d)
			}
		} else {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
