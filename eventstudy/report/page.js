(function () {
  "use strict";
  // A spreadsheet reads "-2.81%" as a number, not a true minus and a narrow space: what is copied is in its signs.
  function flat(s) { return s.replace(/\u2212/g, "-").replace(/\u202f%/g, "%").replace(/^\u2013$/, ""); }
  function cellsOf(table) {
    return Array.prototype.map.call(table.rows, function (tr) {
      return Array.prototype.map.call(tr.cells, function (c) { return flat(c.textContent.trim()); }).join("\t");
    }).join("\n");
  }
  function flatten(node) {
    if (node.nodeType === 3) { node.nodeValue = flat(node.nodeValue); }
    for (var c = node.firstChild; c; c = c.nextSibling) { flatten(c); }
  }
  var whole = null;
  document.addEventListener("copy", function (e) {
    if (whole) {
      var t = whole.cloneNode(true);
      if (t.caption) { t.deleteCaption(); }
      flatten(t);
      e.clipboardData.setData("text/plain", cellsOf(whole));
      e.clipboardData.setData("text/html", t.outerHTML);
      e.preventDefault();
      return;
    }
    var s = document.getSelection();
    var from = s && s.anchorNode && (s.anchorNode.closest ? s.anchorNode : s.anchorNode.parentNode);
    if (!from || !from.closest || !from.closest("table")) { return; }
    var box = document.createElement("div");
    for (var i = 0; i < s.rangeCount; i++) { box.appendChild(s.getRangeAt(i).cloneContents()); }
    flatten(box);
    e.clipboardData.setData("text/plain", flat(s.toString()));
    e.clipboardData.setData("text/html", box.innerHTML);
    e.preventDefault();
  });
  Array.prototype.forEach.call(document.querySelectorAll("table"), function (t) {
    if (t.rows.length < 3) { return; }
    var b = document.createElement("button");
    b.type = "button";
    b.className = "copy";
    b.textContent = "Copy table";
    b.addEventListener("click", function () {
      whole = t;
      var ok = document.execCommand("copy");
      whole = null;
      b.textContent = ok ? "Copied" : "Select the table and copy";
      setTimeout(function () { b.textContent = "Copy table"; }, 1500);
    });
    t.parentNode.parentNode.insertBefore(b, t.parentNode.nextSibling);
  });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.prototype.filter.call(document.querySelectorAll("details.paper"), function (d) { return !d.open; });
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
  });
})();
