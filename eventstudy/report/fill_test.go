package report

import (
	"fmt"
	"reflect"
	"time"

	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
)

// filler gives every field below a value a number, text or day of its own, so that no two figures
// of a document are equal and a swapped pair shows. Slices get three items, pointers a value.
type filler struct{ n int }

// item is the length of every slice that a filler makes.
const items = 3

var (
	typeModel = reflect.TypeFor[eventstudy.Model]()
	typeTest  = reflect.TypeFor[eventstudy.Test]()
	typeDate  = reflect.TypeFor[eventstudy.Date]()
	typeTime  = reflect.TypeFor[time.Time]()
	typeDates = reflect.TypeFor[eventstudy.Dates]()
	typePanel = reflect.TypeFor[*eventstudy.Panel]()
)

func (f *filler) fill(v reflect.Value, name string) {
	f.n++
	switch v.Type() {
	case typeModel:
		v.Set(reflect.ValueOf(stub{}))
		return
	case typeTest:
		v.Set(reflect.ValueOf(namedTest{name: fmt.Sprintf("test-%d", f.n)}))
		return
	case typeDates: // they would stand in place of the offsets: see TestEstimationByDates
		return
	case typePanel: // the data that the results were made from, not a result
		return
	case typeDate:
		v.SetInt(int64(day(2001, 1, 1)) + int64(7*f.n))
		return
	case typeTime:
		v.Set(reflect.ValueOf(time.Date(2002, 3, 4, 5, 6, 7, 0, time.UTC).AddDate(0, 0, f.n)))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				f.fill(v.Field(i), field.Name)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), name)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), items, items))
		f.each(v, name)
	case reflect.Array:
		f.each(v, name)
	case reflect.String:
		v.SetString(fmt.Sprintf("%s-%d", name, f.n))
	case reflect.Float64:
		v.SetFloat(float64(f.n) + 1/float64(f.n+1))
	case reflect.Bool: // the parities of a hash, for two columns of three rows that differ
		v.SetBool(uint32(f.n)*2654435761>>16&1 == 1)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(f.n))
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(uint64(f.n))
	case reflect.Func: // how a conditional model predicts; no figure
	default:
		panic("the filler knows no " + v.Type().String())
	}
}

func (f *filler) each(v reflect.Value, name string) {
	for i := range v.Len() {
		f.fill(v.Index(i), name)
	}
}

// namedTest is a test that only has a name.
type namedTest struct {
	unnamed
	name string
}

type unnamed interface{ eventstudy.GroupTest }

func (t namedTest) Info() eventstudy.Info { return eventstudy.Info{Name: t.name} }

// filled is a document in which every field has a value of its own, as far as the fields can be
// chosen freely: what points into the document points at something in it.
func filled() *Document {
	d := new(Document)
	new(filler).fill(reflect.ValueOf(d).Elem(), "")
	for i := range d.Claims {
		v := &d.Claims[i]
		v.Decider = i
		v.Readings[i].Plain, v.Readings[i].Matches = false, true
		v.Claim.Way = claims.Direction(1 + i%2)
		ready, _ := claims.Parse(claims.Statement{ID: "x", Securities: []string{"X"}, Date: 1,
			Kind: "level", Value: fmt.Sprint(200 + i)})
		v.Claim.Target = ready.Target
	}
	for _, o := range d.Outcomes {
		o.Days[0].Offset = 0 // the first day is day 0
	}
	for i := range d.Tests {
		d.Tests[i].Details[0].Name = eventstudy.MeanCorrelation
		d.Tests[i].Details[1].Name = eventstudy.ExpectedSign
	}
	d.Robust.Pooled = true // the subjects are groups; of single events the group is null
	for i := range d.Robust.Subjects {
		s := &d.Robust.Subjects[i]
		s.First, s.Len, s.Own = i, 1, i
	}
	return d
}
