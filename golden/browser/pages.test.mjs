// Uses the pages in Chromium as a reader does. browser_test.go starts this file.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.MODULES + "/");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const config = JSON.parse(readFileSync(process.env.CONFIG, "utf8"));
const { server, own, files, locales } = config;
const folder = pathToFileURL(config.site).href;

// One page of each kind: the index, and statuses whose pages have different parts.
const kinds = ["index", "499", "200", "103", "204", "401", "444", "499-esri", "306"];
const main = locales.flatMap((locale) => ["index", "499", "401", "444"].map((name) => `${locale}/${name}.html`));

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    chromiumSandbox: false,
    args: [
      "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
});
after(() => browser?.close());

// open calls use with a page in a context of its own. It fails if the page logs an
// error or a warning, or requests anything from outside the site.
async function open(options, use) {
  const context = await browser.newContext({ serviceWorkers: "block", ...options });
  const complaints = [];
  try {
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
    context.on("console", (m) => { if (["error", "warning"].includes(m.type())) complaints.push(`${m.page()?.url()}: ${m.text()}`); });
    context.on("weberror", (e) => complaints.push(`${e.page()?.url()}: ${e.error()}`));
    context.on("dialog", (d) => { complaints.push(`${d.page()?.url()}: dialog ${d.message()}`); d.dismiss(); });
    context.on("requestfailed", (r) => { if (!/ERR_ABORTED/.test(r.failure()?.errorText)) complaints.push(`${r.url()}: ${r.failure()?.errorText}`); });
    context.on("request", (r) => {
      if (![server, own, folder, "data:"].some((base) => r.url().startsWith(base))) complaints.push(`the page requests ${r.url()}`);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const result = await use(page, context);
    assert.deepEqual(complaints, []);
    return result;
  } finally {
    await context.close();
  }
}

// remembered visits a page again until it shows what was stored, at most 50 times.
// Chromium stores it asynchronously, and the test is faster than a reader.
async function remembered(visit, want) {
  for (let tries = 0; ; tries++) {
    const seen = await visit();
    if (tries < 50 && JSON.stringify(seen) !== JSON.stringify(want)) continue;
    assert.deepEqual(seen, want, "the choice isn't remembered");
    return;
  }
}

// reload does the same by reloading the current page.
const reload = (page, see, want) => remembered(async () => { await page.reload(); return see(); }, want);

// wide returns by how many pixels a page is wider than the window.
const wide = () => document.documentElement.scrollWidth - innerWidth;

test("every page has working links, fits a phone and logs no errors", async () => {
  const anchors = new Map(); // the ids of each page
  const links = []; // from, to
  await open({ viewport: { width: 320, height: 640 } }, async (page) => {
    for (const file of files) {
      const url = `${folder}/${file}`;
      // The root page redirects to a locale's index by script.
      await page.goto(url, { waitUntil: "load" });
      if (file === "index.html") {
        await page.waitForURL(/\/en\/index\.html$/);
        continue;
      }
      const found = await page.evaluate(() => ({
        ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
        links: [...document.querySelectorAll("a[href], link[href]")].map((a) => a.href),
        others: [...document.querySelectorAll("[src], [srcset], [action], [data], [poster]")].map((e) => e.outerHTML),
        wide: document.documentElement.scrollWidth - innerWidth,
        title: document.title, language: document.documentElement.lang, headings: document.querySelectorAll("h1").length,
      }));
      assert.equal(found.wide, 0, `${url} is wider than a phone`);
      assert.equal(found.language, file.split("/")[0], url);
      assert.equal(found.headings, 1, url);
      assert.deepEqual(found.others, [], url);
      assert.equal(new Set(found.ids).size, found.ids.length, `${url} has an id twice`);
      anchors.set(url, new Set(found.ids));
      for (const to of found.links) links.push([url, to]);
    }
  });
  assert.ok(links.length > 10 * files.length, `only ${links.length} links`);
  const reached = new Set();
  for (const [from, to] of links) {
    const [page, fragment] = to.split("#");
    if (to.startsWith("data:")) continue;
    if (!page.startsWith(folder)) {
      assert.match(to, /^https:\/\/[a-z0-9.-]+\.[a-z]+\//, `${from} links to ${to}`);
      continue;
    }
    assert.ok(anchors.has(page), `${from} links to ${to}, which doesn't exist`);
    if (fragment) assert.ok(anchors.get(page).has(decodeURIComponent(fragment)), `${from} links to ${to}, but that page has no such id`);
    if (page !== from) reached.add(page);
  }
  for (const page of anchors.keys()) assert.ok(reached.has(page), `no other page links to ${page}`);
});

test("every served page equals the file that site writes", async () => {
  // A served page has the server's own address, and doesn't say how to start it.
  const common = (html, address) => html.replaceAll(/<p class="hint">.*?<\/p>/g, "").replaceAll(address, "").replaceAll(/\s+/g, " ");
  for (const file of files) {
    const response = await fetch(`${server}/${file}`);
    assert.equal(response.status, 200, file);
    const here = readFileSync(`${config.site}/${file}`, "utf8");
    assert.equal(common(await response.text(), new URL(server).host), common(here, "127.0.0.1:8499"), file);
  }
});

test("each kind of page on phones and desktops", async () => {
  for (const [width, base] of [[375, server], [768, server], [1280, folder]]) {
    await open({ viewport: { width, height: 800 } }, async (page) => {
      for (const locale of locales) {
        for (const kind of kinds) {
          await page.goto(`${base}/${locale}/${kind}.html`);
          assert.equal(await page.evaluate(wide), 0, `${page.url()} at ${width}`);
          if (kind === "index") continue;
          // Each page shows one response and one command, or the reason why there is none.
          assert.equal(await page.locator("#response :is(figure, .refused):visible").count(), 1, page.url());
          assert.ok(await page.locator("#curl :is(figure, .refused):visible").count() === 1, page.url());
        }
      }
    });
  }
});

for (const [name, base] of [["served", server], ["files", folder]]) {
  describe(name, () => {
    test("the theme", async () => {
      const dark = (page) => page.evaluate(() => {
        const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
        return r + g + b < 3 * 128;
      });
      for (const colorScheme of ["light", "dark"]) {
        await open({ colorScheme }, async (page) => {
          await page.goto(`${base}/ko/499.html`);
          const system = colorScheme === "dark";
          assert.equal(await dark(page), system);
          await page.locator("[data-theme-switch]").click();
          assert.equal(await dark(page), !system);
          await reload(page, () => dark(page), !system);
          await page.goto(`${base}/en/index.html`);
          assert.equal(await dark(page), !system, "other pages don't follow the theme");
          await page.locator("[data-theme-switch]").focus();
          await page.keyboard.press("Enter");
          assert.equal(await dark(page), system);
        });
      }
    });

    test("the frameworks", async () => {
      await open({}, async (page) => {
        await page.goto(`${base}/ko/499.html`);
        const tabs = page.getByRole("tab");
        const ids = await page.locator("[data-tab]").evaluateAll((all) => all.map((e) => e.dataset.tab));
        assert.ok(ids.length >= 8);
        assert.equal(await tabs.count(), ids.length);
        const shown = () => page.locator("[data-tab]").evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.dataset.tab));
        for (let i = 0; i < ids.length; i++) {
          await tabs.nth(i).click();
          assert.deepEqual(await shown(), [ids[i]]);
          assert.equal(await tabs.nth(i).getAttribute("aria-selected"), "true");
        }
        // The last choice is remembered, on other pages too.
        await reload(page, shown, [ids.at(-1)]);
        await page.goto(`${base}/en/404.html`);
        assert.deepEqual(await shown(), [ids.at(-1)]);
        await page.locator('[role="tab"][aria-selected="true"]').focus();
        for (const [key, id] of [["ArrowRight", ids[0]], ["ArrowLeft", ids.at(-1)], ["Home", ids[0]], ["ArrowRight", ids[1]], ["End", ids.at(-1)]]) {
          await page.keyboard.press(key);
          assert.deepEqual(await shown(), [id], key);
          assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-controls")), id, "the focus doesn't follow");
        }
        // Only the selected tab is reachable with the Tab key.
        assert.equal(await tabs.evaluateAll((all) => all.filter((e) => e.tabIndex === 0).length), 1);
        await page.goto(`${base}/en/404.html#flask`);
        assert.deepEqual(await shown(), ["flask"]);
      });
    });

    test("the search", async () => {
      for (const locale of locales) {
        await open({}, async (page) => {
          await page.goto(`${base}/${locale}/499.html`);
          const lead = await page.locator(".lead").textContent();
          await page.goto(`${base}/${locale}/index.html`);
          const query = page.getByRole("searchbox");
          const hits = () => page.locator("[data-group] li a").evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.getAttribute("href")));
          const all = (await hits()).length;
          assert.ok(all > 100);
          // The longest word of the meaning; without spaces, the start of its sentence.
          const word = (lead.includes(" ") ? lead.split(/[\s.,]+/).sort((a, b) => b.length - a.length)[0] : lead.slice(0, 6));
          for (const text of ["499", "client_closed", "Client Closed Request", "cLiEnT   cLoSeD", "nginx 499", word, word.toUpperCase()]) {
            await query.fill(text);
            const found = await hits();
            assert.ok(found.includes("499.html"), `${locale}: ${text} finds ${found}`);
            assert.ok(found.length < all / 2, `${locale}: ${text} finds ${found.length}`);
            assert.equal(Number(await page.locator("[data-number]").textContent()), found.length);
          }
          await query.fill("teapot");
          assert.ok((await hits()).length >= 1 && (await hits()).every((href) => href.startsWith("418")), `${await hits()}`);
          await query.fill("zzqx");
          assert.deepEqual(await hits(), []);
          assert.ok(await page.locator("[data-none]").isVisible());
          await query.fill("");
          assert.equal((await hits()).length, all);
          await page.locator("select[name=origin]").selectOption("cloudflare");
          const vendor = await hits();
          assert.ok(vendor.length > 3 && vendor.length < 40);
          // The list by origin shows the same statuses.
          const byOrigin = await page.locator("[data-origins] a:visible").evaluateAll((all) => all.map((e) => e.getAttribute("href")));
          assert.deepEqual(byOrigin.sort(), vendor.sort());
          await page.locator("select[name=origin]").selectOption("");
          // "/" and Enter are enough to open a status's page.
          await page.locator("h1").click();
          await page.keyboard.press("/");
          await page.keyboard.type("599");
          await page.keyboard.press("Enter");
          await page.waitForURL(/\/599[^/]*\.html$/);
          // On a status's page, the search opens the index.
          await page.keyboard.press("/");
          await page.keyboard.type("cloudflare 499");
          await page.keyboard.press("Enter");
          await page.waitForURL(/\/index\.html\?q=cloudflare%20499$/);
          assert.ok((await hits()).includes("499-cloudflare.html"));
          // The pager leads to the next status and back.
          await page.goto(`${base}/${locale}/404.html`);
          await page.locator(".pager [rel=next]").click();
          await page.waitForURL(/\/405\.html$/);
          await page.locator(".pager [rel=prev]").click();
          await page.waitForURL(/\/404\.html$/);
        });
      }
    });

    test("without JavaScript", async () => {
      await open({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } }, async (page) => {
        await page.goto(`${base}/index.html`);
        assert.equal(await page.locator("[data-choose] a").count(), locales.length);
        for (const locale of locales) {
          await page.goto(`${base}/${locale}/499.html`);
          for (const panel of await page.locator("[data-tab]").all()) {
            assert.ok(await panel.isVisible());
            assert.ok(await panel.locator("h3").isVisible());
            assert.ok(await panel.locator("code").isVisible());
          }
          assert.equal(await page.locator("button:visible").count(), 0, "buttons need JavaScript, but are visible");
          // Without a script, the choice of a body still changes the response and the curl command.
          for (const [i, type] of ["application/json", "application/problem+json", undefined].entries()) {
            await page.locator(`label[for=body-${i}]`).click();
            assert.equal(await page.locator("#response figure:visible").count(), 1);
            assert.equal(await page.locator("#curl figure:visible").count(), 1);
            const message = await page.locator("#response figure:visible code").textContent();
            assert.equal(message.match(/^Content-Type: (.*)$/m)?.[1], type);
          }
          // A long curl command wraps instead of scrolling.
          assert.ok(await page.locator("#curl figure:visible pre").evaluate((pre) => pre.scrollWidth <= pre.clientWidth));
          await page.goto(`${base}/${locale}/index.html`);
          assert.equal(await page.locator("input:visible, select:visible").count(), 0, "the search needs JavaScript, but is visible");
          assert.ok((await page.locator("[data-group] li a:visible").count()) > 100);
        }
      });
    });

    test("the language of the reader", async () => {
      for (const [locale, want] of [["ko-KR", "ko"], ["ja", "ja"], ["es-MX", "es"], ["de-DE", "en"], ["en-GB", "en"]]) {
        await open({ locale }, async (page) => {
          await page.goto(`${base}/index.html`);
          await page.waitForURL(new RegExp(`/${want}/index\\.html$`));
          await page.locator('a[data-locale="ja"]').click();
          await page.waitForURL(/\/ja\/index\.html$/);
          await remembered(async () => {
            await page.goto(`${base}/index.html`);
            await page.waitForURL(/\/..\/index\.html$/);
            return page.url();
          }, `${base}/ja/index.html`);
        });
      }
    });
  });
}

// shell runs a command line and returns its output, with one character for each byte.
const shell = (line) => execFileSync("sh", ["-c", line], { encoding: "latin1", stdio: ["ignore", "pipe", "ignore"] });

test("the buttons copy what is shown", async () => {
  await open({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    for (const locale of locales) {
      await page.goto(`${server}/${locale}/499.html`);
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      const copy = async (figure) => {
        await page.evaluate(() => navigator.clipboard.writeText("nothing"));
        const button = figure.locator("[data-copy]");
        const usual = await button.textContent();
        await button.click();
        await button.and(page.locator(".done")).waitFor();
        assert.notEqual(await button.textContent(), usual);
        return clipboard();
      };
      const trimmed = (text) => text.replace(/\n$/, "");
      assert.equal(trimmed(await copy(page.locator("#response figure:visible"))), trimmed(config.response));
      const line = await copy(page.locator("#curl figure:visible"));
      assert.equal(trimmed(line), `curl -i ${server}/status/499`);
      assert.equal(Buffer.from(shell(line), "latin1").toString(), config.message);
      for (const [id, code] of Object.entries(config.targets)) {
        await page.locator(`#${id}-tab`).click();
        assert.equal(trimmed(await copy(page.locator(`#${id} figure`))), trimmed(code));
      }
      // The keyboard works too, and screen readers hear of it.
      await page.evaluate(() => navigator.clipboard.writeText("nothing"));
      await page.locator("#response [data-copy]:visible").focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("[role=status][data-announce]").textContent !== "");
      assert.equal(trimmed(await clipboard()), trimmed(config.response));
    }
  });
});

test("the Korean page of 499 has its three sections", async () => {
  await open({ locale: "ko-KR" }, async (page) => {
    await page.goto(`${server}/ko/499.html`);
    assert.match(await page.locator("h1").textContent(), /499 Client Closed Request 응답 모의 테스트/);
    const headings = (await page.locator("h2").allTextContents()).map((text) => text.trim().replace(/\s+/g, " "));
    assert.deepEqual(headings.slice(0, 3), ["1 HTTP 응답", "2 curl로 테스트하기", "3 프레임워크에서 499 Client Closed Request 반환하기"]);
    assert.match(await page.locator("article").textContent(), /전체 레퍼런스 보기/);
    // The command of section 2 prints the response of section 1.
    const line = await page.locator("#curl code:visible").first().textContent();
    const shown = await page.locator("#response code:visible").textContent();
    const got = Buffer.from(shell(line), "latin1").toString();
    assert.equal(got, config.message);
    assert.equal(got.replaceAll("\r\n", "\n").trimEnd(), shown.trimEnd());
  });
});

test("axe finds no accessibility problems", async () => {
  const english = main.filter((file) => file.startsWith("en/"));
  for (const [colorScheme, width, some] of [["light", 375, main], ["light", 1280, english], ["dark", 1280, english]]) {
    await open({ colorScheme, viewport: { width, height: 800 } }, async (page) => {
      for (const file of some) {
        await page.goto(`${server}/${file}`);
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
        assert.ok(passes.length > 10, "axe did not run");
        assert.deepEqual(
          violations.map((v) => `${v.id}: ${v.help} ${v.nodes.slice(0, 3).map((n) => n.html + " " + n.failureSummary).join(" | ")}`), [],
          `${file}, ${colorScheme}, ${width}`);
      }
    });
  }
});

test("definitions can't inject markup", async () => {
  await open({ viewport: { width: 320, height: 800 } }, async (page) => {
    const shape = () => page.evaluate(() => {
      const tags = {};
      for (const e of document.querySelectorAll("*")) {
        tags[e.localName] = (tags[e.localName] ?? 0) + 1;
        for (const a of e.attributes) {
          if (a.name.startsWith("on") || ["href", "xlink:href", "src", "action", "formaction", "srcdoc"].includes(a.name) && !/^(https:|data:image|[a-z0-9._#/-]*$)/.test(a.value)) tags[`${e.localName} ${a.name}`] = 1;
        }
      }
      return { tags, wide: document.documentElement.scrollWidth - innerWidth };
    });
    for (const locale of ["en", "ko"]) {
      await page.goto(`${own}/${locale}/index.html`);
      const pages = await page.locator('a[href^="own-"]').evaluateAll((all) => [...new Set(all.map((a) => a.href))]);
      assert.ok(pages.length > 40, `only ${pages.length} pages`);
      const { tags } = await shape();
      assert.equal(tags.script, 1);
      assert.equal(tags.style, 1);
      await page.goto(`${own}/${locale}/own-harmless.html`);
      const harmless = Object.keys((await shape()).tags);
      for (const url of pages) {
        await page.goto(url);
        const found = await shape();
        // A longer text may need more elements of the kinds that pages have anyway.
        for (const tag of Object.keys(found.tags)) assert.ok(harmless.includes(tag) || ["ul", "li", "h3", "bdi", "div", "dd", "dt"].includes(tag), `${url} has ${tag}`);
        assert.equal(found.tags.script, 1, url);
        assert.equal(found.tags.style, 1, url);
        assert.equal(found.wide, 0, `${url} is wider than a phone`);
      }
    }
  });
});

test("redirects lead to a page", async () => {
  for (const path of ["/status/301", "/status/307"]) {
    const response = await fetch(`${server}${path}`, { method: "POST" });
    assert.equal(response.status, 200, path);
    assert.match(response.url, /\/new-location$/);
  }
  for (const [path, want] of [["/", "/ko/"], ["/404", "/ko/404.html"], ["/ja/404", "/ja/404.html"]]) {
    const response = await fetch(`${server}${path}`, { headers: { "Accept-Language": "ko-KR, en;q=0.5" } });
    assert.equal(response.status, 200, path);
    assert.equal(new URL(response.url).pathname, want);
  }
});

test("scripts of other origins can read responses", async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${own}/status/404`); // a page without a content security policy
    const ask = (path, options) => page.evaluate(async ([url, options]) => {
      const response = await fetch(url, options);
      return { status: response.status, reason: response.statusText, headers: Object.fromEntries(response.headers), text: await response.text() };
    }, [`${server}${path}`, options]);
    for (const options of [{}, { credentials: "include" }, { method: "PUT", headers: { "X-Mine": "1", "Content-Type": "application/json" }, body: "{}", credentials: "include" }]) {
      const seen = await ask("/status/429", options);
      assert.equal(seen.status, 429);
      assert.equal(seen.reason, "Too Many Requests");
      assert.equal(seen.headers["retry-after"], "60");
      assert.equal(JSON.parse(seen.text).error, "too_many_requests");
    }
    assert.match((await ask("/status/404", { headers: { Accept: "application/problem+json" } })).headers["content-type"], /problem/);
    await assert.rejects(ask("/en/499.html", {}), "scripts of other origins can read pages");
  } finally {
    await context.close();
  }
});

test("screenshots", async () => {
  await open({ colorScheme: "light", viewport: { width: 1100, height: 1440 } }, async (page) => { // ../page.png
    await page.goto(`${folder}/en/499.html`);
    await page.screenshot({ path: `${config.screenshots}/page.png` });
  });
  for (const colorScheme of ["light", "dark"]) {
    for (const [device, viewport] of [["desktop", { width: 1280, height: 900 }], ["tablet", { width: 768, height: 1024 }], ["phone", { width: 375, height: 800 }]]) {
      await open({ colorScheme, viewport }, async (page) => {
        for (const file of ["ko/499.html", "en/499.html", "en/index.html", "ja/401.html", "es/444.html"]) {
          await page.goto(`${server}/${file}`);
          await page.screenshot({ path: `${config.screenshots}/${file.replace("/", "-").replace(".html", "")}-${device}-${colorScheme}.png`, fullPage: true });
        }
      });
    }
  }
});
