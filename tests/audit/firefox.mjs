// node firefox.mjs <firefox> <address>...: moves the first control of every figure of each page in Firefox, one line of JSON a page.
import { createRequire } from "node:module";
const tools = createRequire(`${process.env.AUDIT_TOOLS}/`);
const { default: puppeteer } = await import(tools.resolve("puppeteer-core"));

const [executablePath, ...addresses] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  for (const address of addresses) {
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address, { waitUntil: "load" });
    const figures = await page.evaluate(async () => {
      const found = [];
      for (const root of document.querySelectorAll("figure.explorable")) {
        const seen = () => root.querySelector(".explorable-caption").textContent + root.querySelector(".explorable-panels").innerHTML;
        root.scrollIntoView({ behavior: "instant", block: "center" });
        const before = seen(), range = root.querySelector(".explorable-controls input[type=range]");
        const other = root.querySelector(".explorable-controls input[type=radio]:not(:checked), .explorable-seed button");
        const until = Date.now() + 10000;
        while (seen() === before && Date.now() < until) {
          if (range) {
            range.value = +range.value < +range.max ? range.max : range.min;
            for (const kind of ["input", "change"]) range.dispatchEvent(new Event(kind, { bubbles: true }));
          } else if (other) other.click();
          await new Promise((done) => setTimeout(done, 100));
        }
        const panels = [...root.querySelectorAll(".explorable-panels > svg")];
        found.push({ name: root.id, moved: seen() !== before, shown: panels.length > 0 && panels.every((svg) => svg.getBoundingClientRect().height > 50) });
      }
      return found;
    });
    const sizes = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
      formulas: [...document.querySelectorAll("math")].filter((each) => each.checkVisibility() && !each.getBoundingClientRect().width).length,
      faces: [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replaceAll('"', "")) }));
    console.log(JSON.stringify({ address, figures, said, ...sizes }));
    await page.close();
  }
} finally {
  await browser.close();
}
