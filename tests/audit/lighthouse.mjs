// node lighthouse.mjs <chrome> <address>...: what Lighthouse measures of each page on its simulated phone, one line of JSON each.
import { createRequire } from "node:module";
const tools = createRequire(`${process.env.AUDIT_TOOLS}/`);
const { default: lighthouse } = await import(tools.resolve("lighthouse"));
const { launch } = await import(tools.resolve("chrome-launcher"));

const [chromePath, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "silent" });
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, {
      port: chrome.port, logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
      disableFullPageScreenshot: true, skipAudits: ["screenshot-thumbnails", "final-screenshot", "bf-cache"],
    });
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const times = Object.fromEntries(["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"]
      .map((name) => [name, lhr.audits[name].numericValue]));
    const failed = Object.entries(lhr.categories).filter(([name]) => name !== "performance").flatMap(([name, { auditRefs }]) => auditRefs
      .map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1)
      .map((audit) => `${name}: ${audit.id}: ${audit.title}: ${(audit.details?.items ?? []).slice(0, 5).map((item) => item.node?.selector ?? item.description ?? item.source ?? "").join(" | ")}`));
    console.log(JSON.stringify({ address, scores, times, failed, error: lhr.runtimeError?.message ?? null }));
  }
} finally {
  await chrome.kill();
}
