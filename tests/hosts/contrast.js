// The text of every figure with the contrast, by WCAG 2.2, of its color to what is painted behind it.
window.contrasts = () => {
  const numbers = (color) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, alpha / 255];
  };
  const luminance = (color) => {
    const [r, g, b] = color.map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const color = [0, 0, 0];
    let open = 1;
    for (let layer = element; layer && open > 0.01; layer = layer.parentElement || layer.getRootNode().host) {
      const [r, g, b, alpha] = numbers(getComputedStyle(layer).backgroundColor);
      [r, g, b].forEach((channel, i) => { color[i] += open * alpha * channel; });
      open *= 1 - alpha;
    }
    return color.map((channel) => channel + open * 255); // what no element paints is white here
  };
  const found = [];
  for (const scope of document.querySelectorAll("figure.explorable, .explorable-panels")) {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
      if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest("script, noscript, .explorable-said")) continue;
      const style = getComputedStyle(element), paint = element instanceof SVGElement ? style.fill : style.color;
      const [a, b] = [luminance(numbers(paint).slice(0, 3)), luminance(ground(element))].sort((x, y) => y - x);
      found.push({ text, contrast: (a + 0.05) / (b + 0.05), paint });
    }
  }
  return found;
};
