// A small, safe part of Markdown, built element by element: no markup is ever parsed.

// `may(url)` says whether an answer may link there; `cite(n)` makes the button of source n.
function markdown(text, { may, cite, contacts }) {
  const out = document.createDocumentFragment();
  let list = null, paragraph = null, fence = null;

  const close = () => { list = paragraph = null; };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (/^\s*```/.test(line)) {
      if (fence) fence = null;
      else { fence = el("code"); out.append(el("pre", { tabindex: "0" }, fence)); }
      close();
      continue;
    }
    if (fence) { fence.append(`${line}\n`); continue; }
    if (!line.trim()) { close(); continue; }
    const item = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/.exec(line);
    const heading = /^\s{0,3}#{1,6}\s+(.*)$/.exec(line);
    if (item) {
      paragraph = null;
      const tag = item[1] ? "OL" : "UL";
      if (!list || list.tagName !== tag) {
        list = el(tag.toLowerCase(), item[1] ? { start: item[1] } : {});
        out.append(list);
      }
      const entry = el("li");
      inline(entry, item[2], 0);
      list.append(entry);
    } else if (heading) {
      close();
      const strong = el("strong");
      inline(strong, heading[1], 0);
      out.append(el("p", {}, strong));
    } else {
      list = null;
      if (paragraph) paragraph.append(el("br"));
      else { paragraph = el("p"); out.append(paragraph); }
      inline(paragraph, line.trim(), 0);
    }
  }
  return out;

  function inline(parent, source, depth) {
    let rest = 0;
    for (const found of source.matchAll(TOKENS)) {
      parent.append(...plain(source.slice(rest, found.index)));
      rest = found.index + found[0].length;
      parent.append(token(found.groups, found[0], depth));
    }
    parent.append(...plain(source.slice(rest)));
  }

  function token(part, whole, depth) {
    if (part.code) return el("code", {}, part.code);
    if (part.strong ?? part.em) {
      const made = el(part.strong ? "strong" : "em");
      if (depth < 3) inline(made, part.strong ?? part.em, depth + 1);
      else made.append(part.strong ?? part.em);
      return made;
    }
    if (part.n) return cite(Number(part.n)) ?? whole;
    const address = part.to ?? part.bare;
    if (may(address)) return outlink(address, part.label ?? address);
    return part.label ? `${part.label} (${address})` : address;
  }

  // The business's own numbers and addresses can be clicked wherever they stand.
  function plain(piece) {
    for (const way of contacts) {
      const at = piece.indexOf(way.value);
      if (at < 0) continue;
      const after = plain(piece.slice(at + way.value.length));
      return [...plain(piece.slice(0, at)), el("a", { href: way.href }, way.value), ...after];
    }
    return piece ? [piece] : [];
  }
}

const TOKENS = new RegExp([
  "`(?<code>[^`]+)`",
  "\\*\\*(?<strong>[^*]+(?:\\*[^*]+\\*[^*]*)*)\\*\\*",
  "(?<![\\w*])[*_](?<em>[^\\s*_](?:[^*_]*[^\\s*_])?)[*_](?![\\w*])",
  "!?\\[(?<label>[^\\]]+)\\]\\((?<to>[^()\\s]+)\\)",
  "\\[(?<n>\\d{1,2})\\]",
  "(?<bare>https?://[^\\s<>()\\[\\]\"]*[^\\s<>()\\[\\]\".,;:!?])",
].join("|"), "g");
