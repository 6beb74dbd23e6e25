// The other things the panel shows: the question of consent, the way without it, one's own data.

function consentView(widget) {
  const { consent } = widget.face;
  const boxes = consent.purposes.map(({ id, text }) => {
    const box = el("input", { type: "checkbox", value: id, onchange: () => { fault.textContent = ""; } });
    return { id, box, label: el("label.check", {}, box, el("span", {}, text)) };
  });
  const fault = el("p.warn", { role: "alert" });
  const accept = async () => {
    const purposes = boxes.filter(({ box }) => box.checked).map(({ id }) => id);
    if (!purposes.includes("answer")) {
      fault.textContent = widget.say("needed");
      boxes[0].box.focus();
      return;
    }
    await widget.agree(purposes).catch((error) => { fault.textContent = error.problem?.message ?? widget.say("offline"); });
  };
  const title = el("h3", { tabindex: "-1", id: "consent-title" }, widget.say("consent.title"));
  const card = el(
    "div.card", { role: "group", "aria-labelledby": "consent-title" },
    title, el("p", {}, consent.text), ...boxes.map(({ label }) => label), fault,
    el("div.row", {},
      el("button.button.main", { onclick: accept }, widget.say("consent.accept")),
      el("button.button", { onclick: () => widget.show(declinedView(widget)) }, widget.say("consent.decline"))),
    el("p", {}, el("a", { href: `${widget.host.base}privacy`, target: "_blank", rel: "noopener" }, widget.say("privacy"))),
  );
  return { name: "consent", body: el("div.stack", {}, ...opening(widget), card), focus: title };
}

function declinedView(widget) {
  const title = el("h3", { tabindex: "-1" }, widget.say("contact.title"));
  const card = el(
    "div.card", {}, title, el("p", {}, widget.say("declined")), waysList(widget, widget.face.contact),
    el("div.row", {}, el("button.button", { onclick: () => widget.show(consentView(widget)) }, widget.say("back"))),
  );
  return { name: "declined", body: el("div.stack", {}, card), focus: title };
}

function opening(widget) {
  return [el("p.note", {}, widget.face.disclosure), botMessage(widget, { text: widget.face.greeting })];
}

// "What is kept about me": read, take away, withdraw, end, erase.
function dataView(widget) {
  const title = el("h3", { tabindex: "-1" }, widget.say("data.title"));
  const back = el("button.tool", { "aria-label": widget.say("back"), title: widget.say("back"), onclick: () => widget.resume() }, icon("back", 20, "turn"));
  const head = el("div.title", {}, back, title);
  const card = el("div.card", {}, head, el("p", {}, widget.say(widget.session ? "data.loading" : "data.nothing")));
  const view = { name: "data", body: el("div.stack", {}, card), focus: title };
  if (widget.session) {
    widget.mine().then(
      (mine) => refill(head, ...kept(widget, mine, card, head)),
      (error) => refill(head, el("p.warn", { role: "alert" }, error.problem?.message ?? widget.say("offline"))),
    );
  }
  return view;
}

// Replaces what stands below `head` without taking the focus from it.
function refill(head, ...children) {
  while (head.nextSibling) head.nextSibling.remove();
  head.after(...children);
}

function kept(widget, mine, card, head) {
  const agreed = mine.session.purposes;
  const yes = (held) => widget.say(held ? "data.yes" : "data.no");
  const until = new Date(mine.session.expires).toLocaleTimeString(widget.face.language, { hour: "2-digit", minute: "2-digit" });
  const rows = [
    ["data.messages", mine.messages.length], ["data.expires", until],
    ["data.answer", yes(agreed.includes("answer"))], ["data.transcript", yes(agreed.includes("transcript"))],
    ["data.stored", mine.transcript.length],
  ];
  const facts = el("dl.facts", {}, ...rows.flatMap(([key, value]) => [el("dt", {}, widget.say(key)), el("dd", {}, value)]));
  const tell = (text) => {
    const note = el("p.note.ok", { role: "status" }, text);
    refill(head, note);
    head.lastChild.focus();
    return note;
  };
  const button = (key, action, kind = "button.button") => el(kind, { onclick: action }, widget.say(key));
  const erase = button("data.erase", () => confirm.hidden = false, "button.button.danger");
  const confirm = el(
    "div.stack", { hidden: true }, el("p", {}, widget.say("data.erase_ask")),
    el("div.row", {}, button("data.erase_yes", async () => {
      const receipt = await widget.erase();
      tell(widget.say("data.erased")).append(el("br"), el("code", {}, receipt.id));
      card.append(el("div.row", {}, button("new_chat", () => widget.begin(), "button.button.main")));
    }, "button.button.danger"), button("data.erase_no", () => { confirm.hidden = true; erase.focus(); })),
  );
  const withdraw = async () => {
    await widget.keepOnly(["answer"]);
    tell(widget.say("data.withdrawn"));
  };
  return [
    facts,
    el("div.row", {}, button("data.download", () => widget.download()), button("data.end", () => widget.end())),
    agreed.includes("transcript") ? el("div.row", {}, button("data.withdraw", withdraw)) : null,
    el("div.row", {}, erase), confirm,
  ].filter(Boolean);
}
