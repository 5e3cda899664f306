package main

import (
	"context"
	"fmt"

	"stockmove/data/asked"
	"stockmove/data/load"
	"stockmove/eventstudy"
	"stockmove/eventstudy/claims"
	"stockmove/eventstudy/lists"
	"stockmove/eventstudy/report"
)

// study carries a study from its files to a document: the whole flow on one screen.
//
//	spec ─▶ inputs ─▶ panel ─▶ report ─▶ verdicts ─▶ document
func study(ctx context.Context, spec *asked.Spec, f *studyFlags,
	s streams) (*report.Document, error) {
	ctx, say := progress(ctx, s.err)
	defer say("")
	say("reading the files")
	// An article may be about any day, so that of its listings every session is needed and not only
	// those around the events.
	spec.EventsOnly = f.article == nil
	in, err := load.Load(ctx, spec)
	if err != nil {
		return nil, err
	}
	var open []claims.Verdict // on statements of an article that leave something open
	if f.article != nil {
		open = f.article.draft(in, s)
	}
	in.Design.Workers = f.workers
	// A benchmark that nothing is held against would be read in silence.
	if spec.SpareBenchmarks() && !f.robust {
		fmt.Fprintln(s.err, "warning: of several benchmarks of one market the first is the"+
			" study's; --robust tries the others")
	}
	say("measuring the events")
	panel, err := eventstudy.NewPanel(in.Markets, in.Securities, in.Design)
	if err != nil {
		return nil, err
	}
	run := eventstudy.Run
	if spec.MeasuredOnce {
		run = eventstudy.RunOnce
	}
	rep, err := run(ctx, panel, in.Events, in.Design)
	if err != nil {
		return nil, err
	}
	rep.Title = in.Title
	// Doubts about the files go before those about the events, as the files do.
	rep.Warnings = append(in.Warnings, rep.Warnings...)
	say("checking the claims")
	book := bookOf(in).Opened()
	verdicts := append(claims.Judge(in.Claims, book), open...)
	doc := document(in, rep, verdicts, claims.Summary(verdicts, ofReturns(rep), book))
	doc.Answers = claims.Answer(verdicts, book, report.EntryLines)
	// These two say more of the same outcomes; nothing of what follows changes what was measured
	// above.
	if f.disclosures {
		doc.Disclosures = eventstudy.Disclosures(rep)
	}
	doc.Residuals = f.residuals
	if f.robust && len(rep.Outcomes) > 0 {
		say("trying other choices")
		doc.Robust, err = eventstudy.Robust(ctx, in.Markets, in.Securities, in.Events, in.Design,
			eventstudy.DefaultGrid(in.Design, panel))
	}
	if err == nil && f.studies > 0 && len(rep.Outcomes) > 0 {
		say("trying placebo dates")
		doc.Calibration, err = eventstudy.Calibrate(ctx, rep, f.studies)
	}
	return doc, err
}

// measured is study for the commands that have nothing to say without a measured event.
func measured(ctx context.Context, spec *asked.Spec, f *studyFlags,
	s streams) (*report.Document, error) {
	doc, err := study(ctx, spec, f, s)
	if err == nil && len(doc.Outcomes) == 0 {
		err = noEvents(doc.Report)
	}
	return doc, err
}

// unjudged is measured for the commands that say nothing of claims: those of the study that the
// arguments name are not even read.
func unjudged(ctx context.Context, args []string, f *studyFlags,
	s streams) (*report.Document, error) {
	spec, err := f.spec(args, s)
	if err != nil {
		return nil, err
	}
	spec.Claims = nil
	return measured(ctx, spec, f, s)
}

// document gathers what a report shows.
func document(in *load.Study, rep *eventstudy.Report, verdicts []claims.Verdict,
	summary []string) *report.Document {
	return &report.Document{
		Report: rep, Claims: verdicts, Summary: summary,
		Version: version(), Case: in.Case, Notes: in.Notes,
		Inputs: lists.Of(in.Inputs, func(i load.Input) report.Input { return report.Input(i) }),
	}
}

// ofReturns is the report where it tells returns, which summaries of claims quote; else an empty
// one.
func ofReturns(r *eventstudy.Report) *eventstudy.Report {
	if r.Design.Response.Other() {
		return &eventstudy.Report{Design: r.Design, Panel: r.Panel}
	}
	return r
}

// bookOf is what the claims are held against.
func bookOf(in *load.Study) claims.Book {
	b := claims.Book{Securities: in.Securities, Chance: in.Chance,
		Hours: map[string]eventstudy.Hours{}, Benchmarks: map[string]*eventstudy.Prices{}}
	for _, m := range in.Markets {
		b.Hours[m.ID], b.Benchmarks[m.ID] = m.Hours, m.Benchmark
	}
	b.Currencies, b.Guessed = in.Currencies()
	return b
}
