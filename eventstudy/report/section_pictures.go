package report

import "slices"

// leadPicture is the chart of a claimed day, which answers at a glance and stands right under the
// answer.
const leadPicture = "session"

// leadIndex is the index of the first such chart, −1 when there is none.
func leadIndex(d *Document) int {
	return slices.IndexFunc(d.Pictures, func(p Picture) bool { return p.Name == leadPicture })
}

// dayPicture is the picture under the answer.
func dayPicture(d *Document) []block {
	if i := leadIndex(d); i >= 0 {
		return []block{pictureBlock(d, i)}
	}
	return nil
}

// charts shows all other pictures.
func charts(d *Document) []block {
	var out []block
	first := leadIndex(d)
	for i := range d.Pictures {
		if i != first {
			out = append(out, pictureBlock(d, i))
		}
	}
	return out
}

// pictureBlock shows one picture.
func pictureBlock(d *Document, i int) block {
	p := d.Pictures[i]
	return block{Figure: &figure{File: pictureFiles(d)[i], Title: p.Title, Alt: p.Alt, PNG: p.PNG}}
}
