/**
 * Words of the page that are hard to read, with the contrast of their colours; runs in the page.
 * @param {number} least
 * @returns {string[]}
 */
export function pale(least) {
  const parse = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => {
    const mix = (name) => top[name] * top.a + under[name] * (1 - top.a);
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: 1 };
  };
  const ground = (element) => {
    const own = parse(getComputedStyle(element).backgroundColor);
    if (own.a === 1) return own;
    return over(own, element.parentElement ? ground(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 });
  };
  const linear = (part) => (part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (words, under) => {
    const [dark, bright] = [light(over(words, under)), light(under)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const found = [];
  const weigh = (element, colour, words) => {
    const ratio = contrast(parse(colour), ground(element));
    if (ratio < least) found.push(`${ratio.toFixed(2)} ${element.tagName.toLowerCase()}.${element.className} ${words}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.data.trim();
    if (words && node.parentElement.getClientRects().length > 0) {
      weigh(node.parentElement, getComputedStyle(node.parentElement).color, words.slice(0, 12));
    }
  }
  for (const field of document.querySelectorAll('input[placeholder]')) {
    weigh(field, getComputedStyle(field, '::placeholder').color, field.placeholder);
  }
  return found;
}
