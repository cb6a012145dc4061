// What a figure looks like to its reader: the colors of letters and marks, and what is behind them.
window.measure = (() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const numbers = (color) => { // of any color that CSS knows
    if (color.startsWith("rgb")) return color.match(/[\d.]+/g).map(Number);
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((n, i) => (i < 3 ? n : n / 255));
  };
  const over = (top, alpha, under) => under.map((channel, i) => alpha * top[i] + (1 - alpha) * channel);
  const luminance = (color) => color.slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a, b) => {
    const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dim + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let layer = element; layer; layer = layer.parentElement) layers.push(numbers(getComputedStyle(layer).backgroundColor));
    const probe = document.documentElement.appendChild(document.createElement("i"));
    probe.style.color = "Canvas";
    let color = numbers(getComputedStyle(probe).color).slice(0, 3);
    probe.remove();
    for (const [r, g, b, alpha = 1] of layers.reverse()) color = over([r, g, b], alpha, color);
    return color;
  };
  const svgs = () => [...document.querySelectorAll(".explorable-panels > svg")];
  const visible = (element, key) => {
    const style = getComputedStyle(element);
    return style[key] !== "none" && !style[key].startsWith("url") && style[key] !== "rgba(0, 0, 0, 0)";
  };
  const what = (element, key, under) => {
    const style = getComputedStyle(element), alpha = +style[key + "Opacity"] * style.opacity;
    return { what: element.textContent.trim() || element.getAttribute(key), contrast: contrast(over(numbers(style[key]), alpha, under), under), color: style[key] };
  };
  return {
    texts: () => svgs().flatMap((svg) => [...svg.querySelectorAll("text")].map((text) => {
      const bar = text.closest("g[fill*='-on-']") || (text.getAttribute("fill") || "").includes("-on-") ? svg.querySelector("[fill*='000080']") : null;
      return what(text, "fill", bar ? numbers(getComputedStyle(bar).fill) : ground(svg));
    })),
    marks: () => svgs().flatMap((svg) => [...svg.querySelectorAll("path, use")].filter((mark) => !mark.closest("defs, clipPath")).flatMap((mark) =>
      ["fill", "stroke"].filter((key) => visible(mark, key) && !(mark.getAttribute(key) || "").match(/paper|cccccc/)).map((key) => what(mark, key, ground(svg))))),
    words: () => [...document.querySelectorAll(".explorable-caption > span, .explorable-controls :is(legend, label > span, output, button), .explorable-question :is(p, button)")]
      .filter((element) => element.textContent.trim() && element.checkVisibility()).map((element) => {
        const under = ground(element);
        return { what: element.textContent, contrast: contrast(numbers(getComputedStyle(element).color), under) };
      }),
  };
})();
