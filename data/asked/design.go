package asked

import (
	"fmt"
	"slices"
	"strings"

	"stockmove/data/input"
	"stockmove/eventstudy"
	"stockmove/eventstudy/words"
)

// Asked is the value that a study gives to an option of its design. Pos is where the study file
// says so, and empty where a flag does; Called is the key or the flag. A message about it must
// point to where it was said.
type Asked struct {
	Value  any
	Called string
	Pos    eventstudy.Pos
}

// Choose merges the value of a flag, which is named as called; one that no study can have is a
// Problems without a place.
func (s *Spec) Choose(o *eventstudy.Option, called string, v any) error {
	if p := nearest(o.Check(v, called)); p != nil {
		return p.Err()
	}
	s.ask(o, Asked{Value: v, Called: called})
	return nil
}

// ask keeps the last value that is given: flags come after the file.
func (s *Spec) ask(o *eventstudy.Option, a Asked) {
	if s.Design == nil {
		s.Design = map[string]Asked{}
	}
	s.Design[o.Name] = a
}

// Chosen is the value of an option: the one that is asked for, else the default.
func Chosen[T any](s *Spec, name string) T {
	if a, ok := s.Design[name]; ok {
		return a.Value.(T)
	}
	return eventstudy.OptionOf(name).Default.(T)
}

// option reads the key of an option. Its value is checked here, where it has a place in the file;
// whether two choices can stand together is known when all keys are read. The key is noted in the
// schema with its words and limits, which are those of the option.
func (s *Spec) option(t *tomlTable, o *eventstudy.Option) {
	v := t.chosen(o)
	t.option(o)
	if v == nil {
		return
	}
	p := nearest(o.Check(v, o.Name))
	if w, ok := v.(string); ok && w == "" && o.Names != nil {
		p.What, p.Hint = o.Name+" is empty", "one of "+words.Names(o.Names())
	}
	if p != nil {
		t.fault(p.Key, p.Hint, "%s", p.What)
	}
	s.ask(o, Asked{Value: v, Called: o.Name, Pos: t.where(o.Name)})
}

// nearest lets a problem of an unknown word name the one that was probably meant.
func nearest(p *eventstudy.Problem) *eventstudy.Problem {
	if p != nil && p.Code == eventstudy.WordUnknown {
		p.Hint = oneOf(p.Given, eventstudy.OptionOf(p.Option).Names())
	}
	return p
}

// checkName complains about a word that is not one of names.
func checkName(what, s string, names []string) *input.UsageError {
	if slices.Contains(names, s) {
		return nil
	}
	return &input.UsageError{
		What: fmt.Sprintf("unknown %s %q", strings.ReplaceAll(what, "_", " "), s),
		Hint: oneOf(s, names),
	}
}

// oneOf names what s may have meant, if anything is like it, and what there is.
func oneOf(s string, names []string) string {
	if near := words.Near(s, names); near != "" {
		return fmt.Sprintf("did you mean %q? One of %s", near, words.Names(names))
	}
	return "it is one of " + words.Names(names)
}

// Settle lays what is asked for over the defaults. lacking are the markets without a benchmark,
// which decide the default model. It is asked twice. Before any file is read nothing is lacking,
// and only what the choices say against each other can be wrong; when the markets are known, the
// default model hangs on whether they have benchmarks. A choice that has no effect is a warning,
// for whoever made it expected one.
func (s *Spec) Settle(lacking []string) (d eventstudy.Design, warnings []eventstudy.Warning,
	err error) {
	d = eventstudy.DefaultDesign()
	for i := range eventstudy.Options {
		o := &eventstudy.Options[i]
		if a, ok := s.Design[o.Name]; ok {
			o.Set(&d, a.Value)
		}
	}
	if _, asked := s.Design["windows"]; !asked {
		d.Windows, warnings = defaultWindows(d.Event)
	}
	_, peers := s.PeersAsked()
	if _, asked := s.Design["model"]; !asked && peers {
		eventstudy.OptionOf("model").Set(&d, "peer-index")
	} else if !asked && len(lacking) > 0 {
		eventstudy.OptionOf("model").Set(&d, "mean")
		warnings = append(warnings, meanServes(lacking))
	}
	if err := d.Validate(); err != nil {
		return d, nil, err
	}
	name := d.Model.Info().Name
	if _, asked := s.Design["dimson_lags"]; asked && name != "dimson" {
		warnings = append(warnings, eventstudy.Warning{Code: "dimson_lags_idle",
			Text: fmt.Sprintf("dimson-lags %d has no effect on the study's model %s:"+
				" only dimson reads leads and lags of the benchmark", d.DimsonLags, name)})
	}
	if !peers && d.Peers != "" {
		warnings = append(warnings, eventstudy.Warning{Code: "peers_idle",
			Text: "peers have no effect on the study's model " + name +
				": only peer-index reads them"})
	}
	for _, name := range []string{"pad", "keep_length"} {
		if a, asked := s.Design[name]; asked && a.Value != false && len(s.Excluded) == 0 {
			warnings = append(warnings, eventstudy.Warning{Code: name + "_idle",
				Text: strings.ReplaceAll(name, "_", "-") +
					" has no effect: no days are excluded (--exclude-days, exclude_days)"})
		}
	}
	if d.Response == eventstudy.ResponseVolume && len(s.SharesOf) > 0 {
		warnings = append(warnings, eventstudy.Warning{Code: "shares_idle",
			Text: "shares have no effect on the response volume: turnover is the one that reads " +
				"them"})
	}
	// Of a model that is asked for by name the parameters are known before a file is read.
	if _, asked := s.Design["model"]; asked {
		err = s.CheckObs(d)
	}
	return d, warnings, err
}

// PeersAsked is the choice of peers that the study makes, ok false where it makes none or where the
// model that it asks for reads none. A choice of peers alone makes the model peer-index, unless
// another model is asked for by name.
func (s *Spec) PeersAsked() (a Asked, ok bool) {
	a, ok = s.Design["peers"]
	if !ok || a.Value.(string) == "" {
		return a, false
	}
	if m, asked := s.Design["model"]; asked {
		method, known := eventstudy.Models.Lookup(m.Value.(string))
		return a, known && method.Needs().Peers
	}
	return a, true
}

// CheckObs complains about a min_obs that the model cannot be estimated with, where the study file
// has it or of the flag.
func (s *Spec) CheckObs(d eventstudy.Design, markets ...eventstudy.Market) error {
	asked := s.Design["min_obs"]
	p := d.CheckObs(asked.Called, markets...)
	if p != nil {
		p.Pos = asked.Pos
	}
	return p.Err()
}

// meanServes says why the default is not the market model, and how to have it. The flag that it
// names is the one for the first market that lacks an index.
func meanServes(lacking []string) eventstudy.Warning {
	why, flag := "no benchmark is given", "--benchmark"
	if lacking[0] != "" {
		why, flag = "no benchmark is given for "+words.List(lacking),
			"--benchmark "+lacking[0]+"=PATH"
	} else if len(lacking) > 1 {
		why = "no benchmark is given for securities of no market, and for " +
			words.List(lacking[1:])
	}
	return eventstudy.Warning{Code: "model_mean",
		Text: why + ", so the mean model serves: it takes a move of the whole market for one of " +
			"the security; name an index or fund with " + flag}
}

// defaultWindows are the usual windows that an event window has room for; the others are left out
// with a warning. Only windows that nobody asked for are left out so; one that was asked for and
// does not fit is an error.
func defaultWindows(event eventstudy.Window) ([]eventstudy.Window, []eventstudy.Warning) {
	var fit []eventstudy.Window
	var left []string
	for _, w := range eventstudy.OptionOf("windows").Default.([]eventstudy.Window) {
		if event.Has(w.First) && event.Has(w.Last) {
			fit = append(fit, w)
		} else {
			left = append(left, w.String())
		}
	}
	if left == nil {
		return fit, nil
	}
	text := fmt.Sprintf("the event window %v has no room for the usual %s", event,
		strings.Join(left, " and "))
	if fit == nil {
		fit = []eventstudy.Window{event}
		text += ", so the whole event window is reported"
	} else {
		text += ", which are left out"
	}
	return fit, []eventstudy.Warning{{Code: "windows_clipped", Text: text}}
}
