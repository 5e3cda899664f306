package report

import "slices"

// pictureOf says in which section the picture of a chart stands: beside what it shows. A chart that
// has no place here stands in a section of its own, after the rest. The section of a picture is
// that of the question which it answers.
var pictureOf = map[string]string{
	"session": "claims", "claims": "claims", "ytd": "claims",
	"forest": "events", "compare": "events", "heatmap": "events", "power": "events",
	"caar": "average", "cars": "average",
	"ar": "days", "car": "days", "price": "days", "volume": "days", "parity": "days",
	"spec": "robustness",
	"fit":  "fits", "qq": "fits", "placebo": "fits",
}

// leads are the charts that may stand under the answer, the best first: that of a claimed day, that
// of the mean of many events, that of one event. A claimed day is news, a mean is a study, and one
// event is the case that is left.
var leads = []string{"session", "caar", "car"}

// leadIndex is the index of the picture under the answer, −1 when there is none.
func leadIndex(d *Document) int {
	for _, name := range leads {
		if name == "caar" && !averaged(d) {
			continue
		}
		if i := slices.IndexFunc(d.Pictures, func(p Picture) bool {
			return p.Name == name
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
func pictures(d *Document, section string) []block {
	var out []block
	first := leadIndex(d)
	for i := range d.Pictures {
		if i != first && pictureOf[d.Pictures[i].Name] == section {
			out = append(out, pictureBlock(d, i))
		}
	}
	return out
}

// pictureBlock shows one picture.
func pictureBlock(d *Document, i int) block {
	p := d.Pictures[i]
	return block{
		Figure: &figure{
			Name:  p.Name,
			File:  pictureFiles(d)[i],
			Title: p.Title,
			Alt:   p.Alt,
			Bytes: p.Bytes,
			wide:  p.Wide, phone: p.Phone,
		},
	}
}
