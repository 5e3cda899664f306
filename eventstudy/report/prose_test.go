package report

import "testing"

// TestProse keeps days, per cents and p-values on one line, and escapes the rest.
func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"a <b> on 2025-02-13": `a &lt;b&gt; on <span class="n">2025-02-13</span>`,
		"5 %, p = 0.052; (p < 0.001).": "5\u202f%, <span class=\"n\">p = 0.052</span>; " +
			`(<span class="n">p &lt; 0.001</span>).`,
		"t = −2.04": `<span class="n">t = −2.04</span>`,
		"stop = 3":  "stop = 3",
	} {
		if got := string(prose(in)); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
