package report

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockmove/eventstudy"
)

// browser drives a headless Chromium over its pipe (DevTools protocol, one JSON text ended by a
// zero byte in each direction).
type browser struct {
	t       *testing.T
	cmd     *exec.Cmd
	in      *os.File
	out     *bufio.Reader
	id      int
	session string
	console []string // what the page logged, and every error
}

// openBrowser starts Chromium, or skips the test where there is none.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome",
		"google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine: the page is not opened")
	}
	toR, toW, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromR, fromW, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "page-")
	if err != nil {
		t.Fatal(err)
	}
	b := &browser{t: t, in: toW, out: bufio.NewReaderSize(fromR, 1<<20)}
	b.cmd = exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+profile,
		"--remote-debugging-pipe", "about:blank")
	b.cmd.ExtraFiles = []*os.File{toR, fromW} // become 3 and 4
	if err := b.cmd.Start(); err != nil {
		os.RemoveAll(profile)
		t.Skip("Chromium does not start: ", err)
	}
	toR.Close()
	fromW.Close()
	fromR.SetReadDeadline(time.Now().Add(90 * time.Second))
	t.Cleanup(func() {
		toW.Write(append([]byte(`{"id":0,"method":"Browser.close"}`), 0))
		ended := make(chan struct{})
		go func() { b.cmd.Wait(); close(ended) }()
		select {
		case <-ended:
		case <-time.After(5 * time.Second):
			b.cmd.Process.Kill()
			<-ended
		}
		toW.Close()
		fromR.Close()
		// A process of its own may outlive the browser and still write: not a fault of the page.
		for range 20 {
			if os.RemoveAll(profile) == nil {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
	})
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})["targetId"]
	b.session = b.call("Target.attachToTarget",
		map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	for _, domain := range []string{"Page", "Runtime", "Log"} {
		b.call(domain+".enable", nil)
	}
	return b
}

// call sends a command and returns its result; what the page says meanwhile is kept.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.id++
	msg := map[string]any{"id": b.id, "method": method}
	if params != nil {
		msg["params"] = params
	}
	if b.session != "" {
		msg["sessionId"] = b.session
	}
	raw, _ := json.Marshal(msg)
	if _, err := b.in.Write(append(raw, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		got := b.read()
		if int(number(got["id"])) == b.id {
			if e := got["error"]; e != nil {
				b.t.Fatalf("%s: %v", method, e)
			}
			result, _ := got["result"].(map[string]any)
			return result
		}
	}
}

func number(v any) float64 { f, _ := v.(float64); return f }

func (b *browser) read() map[string]any {
	b.t.Helper()
	raw, err := b.out.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("Chromium does not answer: %v", err)
	}
	var got map[string]any
	if err := json.Unmarshal(bytes.TrimSuffix(raw, []byte{0}), &got); err != nil {
		b.t.Fatal(err)
	}
	switch got["method"] {
	case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
		b.console = append(b.console, string(raw))
	}
	return got
}

// open shows a page at a width and waits until it has loaded.
func (b *browser) open(path string, width int) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 800,
		"deviceScaleFactor": 1, "mobile": width < 500})
	b.call("Page.navigate", map[string]any{"url": "file://" + path})
	for b.read()["method"] != "Page.loadEventFired" {
	}
}

func (b *browser) eval(script string) any {
	b.t.Helper()
	r := b.call("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true})
	if e := r["exceptionDetails"]; e != nil {
		b.t.Fatalf("%s: %v", script, e)
	}
	return r["result"].(map[string]any)["value"]
}

// The page is opened as a reader opens it: nothing in the console, no horizontal scroll on a
// telephone, every picture shown, tables that copy as numbers, and a PDF on paper.
func TestPageInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("short: the page is not opened in a browser")
	}
	b := openBrowser(t)
	many := crowd(many+3, 3)
	many.Outcomes[0].Security = strings.Repeat("long", 40)
	for name, d := range map[string]*Document{"sample": sample(), "hostile": hostile(),
		"many": many, "empty": {}} {
		path := filepath.Join(t.TempDir(), "report.html")
		var page bytes.Buffer
		if err := htmlFormat.Write(&page, d); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, page.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, width := range []int{320, 375, 768, 1200} {
			b.open(path, width)
			b.eval(`document.querySelectorAll("details").forEach(d => d.open = true)`)
			if got := number(b.eval(`document.documentElement.scrollWidth`)); int(got) > width {
				t.Errorf("%s at %d px is %v px wide: %v", name, width, got,
					b.eval(
						`[...document.querySelectorAll("body *")]
					.filter(e => e.getBoundingClientRect().right > innerWidth + 1)
					.filter(e => !e.closest(".scroll"))
					.map(e => e.tagName + "." + e.className).slice(0, 5).join(" ")`))
			}
		}
		got := b.eval(
			`[...document.images].every(
			i => i.complete && i.naturalWidth > 0 && i.alt.length > 0)`)
		if got != true {
			t.Errorf("%s: a picture is not shown or says nothing", name)
		}
		if got := b.eval(`document.querySelectorAll("h1").length`); got != 1.0 {
			t.Errorf("%s: %v h1", name, got)
		}
		if dup := b.eval(
			`(() => {
			const n = {};
			document.querySelectorAll("[id]").forEach(e => n[e.id] = (n[e.id] || 0) + 1);
			return Object.keys(n).filter(k => n[k] > 1).join(" ") +
				[...document.querySelectorAll("a[href^='#']")]
					.filter(a => !document.getElementById(a.hash.slice(1)))
					.map(a => a.hash).join(" ")
		})()`); dup != "" {
			t.Errorf("%s: ids twice or links to nowhere: %v", name, dup)
		}
		if name == "sample" {
			checkCopy(t, b)
			checkDark(t, b)
			checkViews(t, b)
			checkPaper(t, b)
		}
		pdf, err := base64.StdEncoding.DecodeString(
			fmt.Sprint(b.call("Page.printToPDF", map[string]any{"printBackground": false})["data"]))
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s does not print: %v", name, err)
		}
	}
	if len(b.console) > 0 {
		t.Errorf("the console says %s", strings.Join(b.console, "\n"))
	}
}

// checkViews looks at which drawing of a picture is shown on each screen and in which colours, and
// that a picture without drawings is shown as it is.
func checkViews(t *testing.T, b *browser) {
	t.Helper()
	d := sample()
	plain := d.Pictures[0]
	plain.Name, plain.File = "price", "price.png"
	p := &d.Pictures[0]
	body := []byte(`<rect class="k0" width="100%" height="100%"/>`)
	p.Wide, p.Phone = Vector{504, 302.4, body}, Vector{252, 302.4, body}
	d.Pictures = append(d.Pictures, plain)
	d.Drawn = ".k0 { fill: #ffffff }\n" +
		"@media screen and (prefers-color-scheme: dark) {\n.k0 { fill: #000000 }\n}\n"
	path := filepath.Join(t.TempDir(), "views.html")
	var page bytes.Buffer
	if err := htmlFormat.Write(&page, d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, page.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	const shown = `[...document.querySelectorAll("figure svg, figure img")]
		.filter(e => e.getBoundingClientRect().width > 0)
		.map(e => e.tagName + " " + [...e.classList].join(" ") +
			[...e.querySelectorAll("rect")].map(r => " " + getComputedStyle(r).fill))
		.join("; ")`
	look := func(what, want string) {
		t.Helper()
		if got := b.eval(shown); got != want {
			t.Errorf("%s: shown is %v, want %s", what, got, want)
		}
	}
	white, black := " rgb(255, 255, 255); IMG ", " rgb(0, 0, 0); IMG "
	for scheme, colour := range map[string]string{"light": white, "dark": black} {
		b.call("Emulation.setEmulatedMedia",
			map[string]any{"features": []map[string]any{{"name": "prefers-color-scheme",
				"value": scheme}}})
		b.open(path, 390)
		look(scheme+" telephone", "svg drawn phone"+colour)
		b.open(path, 779)
		look(scheme+" narrow page", "svg drawn phone"+colour)
		// The smallest letters, of 7 points, are 10 pixels high.
		b.open(path, 780)
		look(scheme+" page", "svg drawn wide"+colour)
		if got := number(b.eval(`7 / 504 *
			document.querySelector(".drawn.wide").getBoundingClientRect().width`)); got < 10 {
			t.Errorf("letters are %.1f pixels high", got)
		}
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print",
		"features": []map[string]any{{"name": "prefers-color-scheme", "value": "dark"}}})
	b.open(path, 390)
	look("paper", "svg drawn wide"+white)
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": ""})
}

// advising is a model that says when to use it.
type advising struct{ stub }

func (advising) Info() eventstudy.Info {
	return eventstudy.Info{Name: "market", Use: "where markets move", Avoid: "elsewhere"}
}

// checkPaper looks at what is printed: of few events their windows, of many nothing that is shown
// closed, and where the rest is; no picture that judges the model, and no advice.
func checkPaper(t *testing.T, b *browser) {
	t.Helper()
	few, more := sample(), crowd(12, 3)
	few.Outcomes = append(few.Outcomes, more.Outcomes[0])
	for _, d := range []*Document{few, more} {
		fit := sample().Pictures[0]
		fit.Section, fit.Leads, fit.Name, fit.File = InFits, false, "fit", "fit.png"
		d.Pictures = append(d.Pictures, fit)
		d.Design.Model = advising{}
		path := filepath.Join(t.TempDir(), "paper.html")
		var page bytes.Buffer
		if err := htmlFormat.Write(&page, d); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, page.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		const shown = `["#days table", "#days details details table", "#days summary",
			"p.paper", "#fits img", ".advice"].map(s => [...document.querySelectorAll(s)]
			.filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)
			.length > 0 ? s : "no " + s).join("; ")`
		b.open(path, 1000)
		const screen = "no #days table; no #days details details table; #days summary; " +
			"no p.paper; #fits img; .advice"
		if got := b.eval(shown); got != screen {
			t.Errorf("%d events on a screen: %v", len(d.Outcomes), got)
		}
		b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"})
		want := "no #days table; no #days details details table; no #days summary; p.paper; " +
			"no #fits img; no .advice"
		if openedOnPaper(d) {
			want = "#days table; no #days details details table; #days summary; p.paper; " +
				"no #fits img; no .advice"
		}
		if got := b.eval(shown); got != want {
			t.Errorf("%d events on paper: %v", len(d.Outcomes), got)
		}
		b.call("Emulation.setEmulatedMedia", map[string]any{"media": ""})
	}
}

// checkCopy selects a table and looks at what lands on the clipboard: signs a spreadsheet takes for
// a number.
func checkCopy(t *testing.T, b *browser) {
	t.Helper()
	got, _ := b.eval(`(() => {
		const table = document.querySelector("#events table"), s = getSelection();
		const data = new DataTransfer();
		s.removeAllRanges(); s.selectAllChildren(table.tBodies[0]);
		table.dispatchEvent(new ClipboardEvent("copy",
			{clipboardData: data, bubbles: true, cancelable: true}));
		return data.getData("text/plain") + data.getData("text/html");
	})()`).(string)
	if !strings.Contains(got, "-0.31%") || strings.ContainsAny(got, "−\u202f") {
		t.Errorf("the table copies as %q", got)
	}
}

// checkDark holds the colours of the dark page to a contrast of 4.5 (WCAG 2.1, 1.4.3).
func checkDark(t *testing.T, b *browser) {
	t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		b.call("Emulation.setEmulatedMedia",
			map[string]any{
				"features": []map[string]any{{"name": "prefers-color-scheme", "value": scheme}}})
		got, _ := b.eval(`(() => {
			const lum = c => {
				const v = c.match(/[\d.]+/g).slice(0, 3).map(x => x / 255)
					.map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
				return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
			};
			const behind = e => {
				for (; e; e = e.parentElement) {
					const c = getComputedStyle(e).backgroundColor;
					if (!c.startsWith("rgba(0, 0, 0, 0")) return c;
				}
				return "rgb(255,255,255)";
			};
			const low = [];
			document.querySelectorAll("body *").forEach(e => {
				if (e.closest("script")) return;
				if (![...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim())) return;
				const a = lum(getComputedStyle(e).color), b = lum(behind(e));
				const r = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
				if (r < 4.5) low.push(e.tagName + "." + e.className + " " + r.toFixed(2));
			});
			return low.join("; ");
		})()`).(string)
		if got != "" {
			t.Errorf("%s: contrast under 4.5: %s", scheme, got)
		}
	}
}
