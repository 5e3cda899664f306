package report

import "slices"

// leadIndex is the index of the picture under the answer, −1 when there is none: the first of those
// that may lead of a claimed day, else of the mean of many events, else of one event. A claimed day
// is news, a mean is a study, and one event is the case that is left.
func leadIndex(d *Document) int {
	for _, of := range []Section{InClaims, InAverage, InDays} {
		if of == InAverage && !averaged(d) {
			continue
		}
		if i := slices.IndexFunc(d.Pictures, func(p Picture) bool {
			return p.Leads && p.Section == of
		}); i >= 0 {
			return i
		}
	}
	return -1
}

// leadPictures is the picture under the answer.
func leadPictures(d *Document) []block {
	if i := leadIndex(d); i >= 0 {
		return []block{pictureBlock(d, i)}
	}
	return nil
}

// pictures are those of a section, the one under the answer left out.
func pictures(d *Document, section Section) []block {
	var out []block
	first := leadIndex(d)
	for i := range d.Pictures {
		if i != first && d.Pictures[i].Section == section {
			out = append(out, pictureBlock(d, i))
		}
	}
	return out
}

// pictureBlock shows one picture.
func pictureBlock(d *Document, i int) block {
	p := d.Pictures[i]
	p.File = pictureFiles(d)[i]
	return block{Figure: &p}
}
