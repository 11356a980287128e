(function () {
  "use strict";
  var root = document.documentElement;

  // Storage may be refused, as for files in some browsers.
  function remembered(name) {
    try { return localStorage.getItem("snipgen." + name); } catch (e) { return null; }
  }
  function remember(name, value) {
    try { localStorage.setItem("snipgen." + name, value); } catch (e) { /* for this page alone */ }
  }
  function each(selector, f, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), f);
  }
  function announce(text) {
    var place = document.querySelector("[data-announce]");
    place.textContent = "";
    setTimeout(function () { place.textContent = text; }, 50);
  }

  // Before the first paint.
  var theme = remembered("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.classList.add("js");

  function themes() {
    each("[data-theme-switch]", function (button) {
      button.addEventListener("click", function () {
        var dark = root.dataset.theme
          ? root.dataset.theme === "dark"
          : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
        remember("theme", root.dataset.theme);
      });
    });
  }

  function locales() {
    each("a[data-locale]", function (link) {
      link.addEventListener("click", function () { remember("locale", link.dataset.locale); });
    });
    if (!document.querySelector("[data-choose]")) return;
    var wanted = [remembered("locale")].concat(navigator.languages || [navigator.language], "en");
    for (var i = 0; i < wanted.length; i++) {
      var language = String(wanted[i] || "").toLowerCase().split("-")[0];
      var link = language && document.querySelector('[data-choose] a[data-locale="' + CSS.escape(language) + '"]');
      if (link) { location.replace(link.href); return; }
    }
  }

  function copies() {
    // Where there is no clipboard, which needs a secure context.
    function select(node) {
      var selection = getSelection(), range = document.createRange();
      range.selectNodeContents(node);
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
    each("[data-copy]", function (button) {
      var label = button.querySelector("[data-label]"), usual = label.textContent, timer;
      var code = button.closest("figure").querySelector("code");
      function tell(copied) {
        var texts = document.querySelector("[data-announce]").dataset;
        var text = copied ? texts.copied : texts.failed;
        label.textContent = text;
        button.classList.toggle("done", copied);
        announce(text);
        clearTimeout(timer);
        timer = setTimeout(function () {
          label.textContent = usual;
          button.classList.remove("done");
        }, 2000);
      }
      button.addEventListener("click", function () {
        if (!navigator.clipboard) { tell(select(code)); return; }
        navigator.clipboard.writeText(code.textContent).then(
          function () { tell(true); },
          function () { tell(select(code)); });
      });
    });
  }

  // https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
  function tabs() {
    each("[data-tabs]", function (box) {
      var panels = Array.prototype.slice.call(box.querySelectorAll("[data-tab]"));
      if (panels.length < 2) return;
      var list = document.createElement("div");
      list.setAttribute("role", "tablist");
      list.setAttribute("aria-label", box.dataset.tabs);
      // The tabs of a language stand together, under its name.
      function group(language) {
        var last = list.lastChild;
        if (last && last.dataset.language === language) return last;
        var row = document.createElement("div");
        row.setAttribute("role", "none");
        row.dataset.language = language;
        return list.appendChild(row);
      }
      var buttons = panels.map(function (panel, i) {
        var button = document.createElement("button"), heading = panel.querySelector("h3");
        button.type = "button";
        button.id = panel.id + "-tab";
        button.textContent = heading.textContent;
        button.setAttribute("role", "tab");
        button.setAttribute("aria-controls", panel.id);
        heading.hidden = true;
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", button.id);
        button.addEventListener("click", function () { choose(i, true); });
        button.addEventListener("keydown", function (event) {
          var to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: panels.length - 1 }[event.key];
          if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventDefault();
          to = (to + panels.length) % panels.length;
          choose(to, true);
          buttons[to].focus();
        });
        group(panel.parentNode.dataset.language).appendChild(button);
        return button;
      });
      function choose(index, kept) {
        panels.forEach(function (panel, i) {
          panel.classList.toggle("off", i !== index);
          buttons[i].setAttribute("aria-selected", String(i === index));
          buttons[i].tabIndex = i === index ? 0 : -1;
        });
        if (kept) remember("framework", panels[index].dataset.tab);
      }
      function find(name) {
        return panels.findIndex(function (panel) { return panel.dataset.tab === name; });
      }
      function follow() {
        var index = find(decodeURIComponent(location.hash.slice(1)));
        if (index >= 0) choose(index, true);
        return index >= 0;
      }
      box.insertBefore(list, box.firstChild);
      choose(Math.max(0, find(remembered("framework"))), false);
      follow();
      addEventListener("hashchange", follow);
    });
  }

  // Which section is being read, in the list of them.
  function sections() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".toc a")), asked = false;
    if (!links.length) return;
    function mark() {
      var current;
      asked = false;
      links.forEach(function (link) {
        link.removeAttribute("aria-current");
        if (document.getElementById(link.hash.slice(1)).getBoundingClientRect().top < 140) current = link;
      });
      if (current) current.setAttribute("aria-current", "location");
    }
    addEventListener("scroll", function () {
      if (!asked) requestAnimationFrame(mark);
      asked = true;
    }, { passive: true });
    mark();
  }

  function search() {
    var form = document.querySelector("[data-search]");
    if (!form) return;
    var query = form.elements.q, origin = form.elements.origin;
    var number = form.querySelector("[data-number]");
    // A number is the beginning of a code, for texts name other codes too.
    function has(item, word) {
      var at = item.dataset.words.indexOf(word);
      return /^\d+$/.test(word) ? at === 0 : at >= 0;
    }
    function filter() {
      var words = query.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      each("[data-group]", function (group) {
        var here = 0;
        each("li", function (item) {
          var fits = (!origin.value || item.dataset.origin === origin.value) &&
            words.every(function (word) { return has(item, word); });
          item.hidden = !fits;
          if (fits) here++;
        }, group);
        group.hidden = here === 0;
        shown += here;
      });
      number.textContent = String(shown);
      document.querySelector("[data-none]").hidden = shown > 0;
      origins();
    }
    // The list by origin shows the same statuses.
    function origins() {
      var here = {};
      each("[data-group] li:not([hidden]) a", function (link) { here[link.getAttribute("href")] = true; });
      each("[data-origins]", function (list) {
        list.hidden = !Object.keys(here).length;
        each("dl > div", function (row) {
          var any = false;
          each("a", function (link) {
            link.hidden = !here[link.getAttribute("href")];
            any = any || !link.hidden;
          }, row);
          row.hidden = !any;
        }, list);
      });
    }
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var first = document.querySelector("[data-group] li:not([hidden]) a");
      if (first && query.value.trim()) location.href = first.href;
    });
    slash(query);
    // What another page asks for, or the browser has put back.
    var asked = new URLSearchParams(location.search).get("q");
    if (asked && !query.value) query.value = asked;
    filter();
    addEventListener("pageshow", filter);
  }

  // The search of other pages leads to the index.
  function find() {
    var form = document.querySelector("[data-find]");
    if (!form) return;
    slash(form.elements.q);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var text = form.elements.q.value.trim();
      location.href = form.dataset.find + (text ? "?q=" + encodeURIComponent(text) : "");
    });
  }

  // The key / goes to the search.
  function slash(field) {
    addEventListener("keydown", function (event) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) &&
        document.activeElement.type !== "radio";
      if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        field.focus();
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    locales();
    themes();
    copies();
    tabs();
    sections();
    search();
    find();
  });
})();
