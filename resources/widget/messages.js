// What stands in the talk: bubbles, sources, ways to reach a person.

function waysList(widget, options) {
  const items = options.map((way) => el("li", {}, el(
    "a",
    { href: way.href, ...(way.kind === "page" && { target: "_blank", rel: "noopener noreferrer" }) },
    icon(way.kind), el("span", {}, el("span.unseen", {}, `${widget.say(`contact.${way.kind}`)}: `), el("bdi", { dir: "ltr" }, way.value)),
  )));
  return items.length ? el("ul.ways", {}, ...items) : el("p.note", {}, widget.say("contact.none"));
}

function visitorMessage(widget, text) {
  return el("div.msg.mine", {}, el("span.unseen", {}, `${widget.say("you")}: `), el("div.bubble", { dir: "auto" }, text));
}

// An answer: `text`, its `sources`, `options` to reach a person; `id` when it can be rated, and
// `why` it came about, where the owner lets visitors see that.
function botMessage(widget, { text, sources = [], options = [], form = false, id = "", refused = false, why = null }) {
  const list = sources.length ? sourceList(widget, sources) : null;
  const bubble = el("div.bubble", {}, el("div.text", { dir: "auto" }, answerText(widget, text, sources, list)), list?.element);
  return el(
    "div.msg", { "data-ai-generated": "true" },
    el("span.unseen", {}, `${widget.say("assistant")}: `),
    bubble, form && widget.face.handover ? personButton(widget) : null, options.length ? waysList(widget, options) : null,
    why ? whyBox(widget, why, refused, !options.length) : null,
    id ? (widget.face.tester ? testerNote(widget, id) : thumbs(widget, id)) : null,
  );
}

function personButton(widget) {
  return el("button.chip.person", { onclick: () => widget.show(personView(widget)) }, icon("person", 16), widget.say("handover.title"));
}

// For a visitor who would rather be called back; the same form, before anything was asked.
function leadButton(widget) {
  return el("button.chip.person", { onclick: () => widget.show(personView(widget, { lead: true })) }, icon("person", 16), widget.say("lead.title"));
}

function answerText(widget, text, sources = [], list = null) {
  const cited = new Set(sources.map((source) => source.url).filter(Boolean));
  return markdown(text, {
    contacts: widget.face.contact,
    may: (address) => cited.has(address) || widget.mayLink(address),
    cite: (n) => list && list.has(n) && el("button.cite", {
      "aria-label": widget.say("source_button", { n }), onclick: () => list.show(n),
    }, `[${n}]`),
  });
}

function sourceList(widget, sources) {
  const entries = new Map();
  const element = el("div.sources", { role: "group", "aria-label": widget.say("sources") });
  for (const source of sources) {
    const place = [
      source.document, source.page && widget.say("page_short", source),
      source.slide && widget.say("slide_short", source), source.section,
    ];
    const passage = el("div", { hidden: true }, el("p", { dir: "auto" }, source.text));
    if (source.url) passage.append(outlink(source.url, widget.say("open")));
    const button = el(
      "button", { "aria-expanded": "false", onclick: () => toggle(passage.hidden) },
      icon("quote", 14), el("b", {}, source.n), el("span", {}, ...place.filter(Boolean).flatMap((part, at) => [at ? ", " : "", el("bdi", {}, part)])), icon("down", 14),
    );
    const toggle = (wanted) => {
      passage.hidden = !wanted;
      if (wanted) passage.scrollIntoView({ block: "nearest" });
      button.setAttribute("aria-expanded", String(wanted));
    };
    entries.set(source.n, { button, toggle });
    element.append(el("div.source", {}, button, passage));
  }
  return {
    element,
    has: (n) => entries.has(n),
    show: (n) => { entries.get(n).toggle(true); entries.get(n).button.focus(); },
  };
}

// What the host says of how the answer came about; `person` when no way to one stands beside it.
function whyBox(widget, { lines }, refused, person) {
  const ways = person && widget.face.contact.length
    ? [el("p", {}, widget.say("why_person")), waysList(widget, widget.face.contact)] : [];
  return el(
    "details.why", { ontoggle: (event) => event.target.open && event.target.scrollIntoView({ block: "nearest" }) }, el("summary", {}, refused ? widget.say("why_none") : widget.say("why"), icon("down", 14)),
    el("div", {}, ...lines.map((line) => el("p", { dir: "auto" }, line)), ...ways),
  );
}

function thumbs(widget, id) {
  const said = el("span", { role: "status" });
  const row = el("div.thumbs");
  for (const thumb of ["up", "down"]) {
    const button = el("button", { "aria-label": widget.say(thumb), title: widget.say(thumb), "aria-pressed": "false" }, icon(`thumb_${thumb}`, 15));
    button.addEventListener("click", async () => {
      for (const other of row.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      await widget.rate(id, thumb).then(() => { said.textContent = widget.say("thanks"); }, () => button.setAttribute("aria-pressed", "false"));
    });
    row.append(button);
  }
  row.append(said);
  return row;
}

function faultMessage(widget, problem, retry) {
  const bubble = el(
    "div.bubble", {}, el("p", {}, el("strong", {}, problem.message)), problem.next ? el("p", {}, problem.next) : null,
    retry ? el("p", {}, el("button.chip", { onclick: retry }, widget.say("retry"))) : null,
  );
  return el("div.msg.fault", {}, bubble, problem.contact?.length ? waysList(widget, problem.contact) : null);
}
