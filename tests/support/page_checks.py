"""What is measured inside a page: the widget's sizes and contrasts, by WCAG 2.2's formulas."""

from __future__ import annotations

SIZES = """() => {
  const root = document.querySelector("hushdesk-chat").shadowRoot;
  const boxes = [...root.querySelectorAll(".view, .bubble, .card")];
  const wide = document.documentElement.scrollWidth > innerWidth
    || boxes.some((box) => box.scrollWidth > box.clientWidth + 1);
  const small = [...root.querySelectorAll("button, a, input, textarea")]
    .filter((target) => target.getClientRects().length && !target.closest(".text"))
    .filter((target) => {
      const box = (target.closest("label") ?? target).getBoundingClientRect();
      return box.width < 24 || box.height < 24;
    });
  return [wide, small.map((target) => target.textContent)];
}"""
"""[whether anything is wider than its place, the texts of targets under 24 by 24 pixels]."""

CONTRAST = """() => {
  const root = document.querySelector("hushdesk-chat").shadowRoot;
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (colour) => colour.slice(0, 3).map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const element of root.querySelectorAll("*")) {
    const drawn = element.tagName === "svg";
    const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!(written || drawn) || !element.getClientRects().length) continue;
    if (element.closest(".unseen")) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (drawn ? 3 : 4.5)) weak.push(`${element.tagName} ${element.textContent} ${ratio}`);
  }
  return weak;
}"""
"""Texts under 4.5 : 1 and icons under 3 : 1 against what is behind them."""
