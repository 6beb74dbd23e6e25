// The other things the panel shows: the question of consent, the way without it, one's own data.

function consentView(widget) {
  const { closed } = widget.face;
  if (closed) return closedView(widget, { message: closed.says, contact: widget.face.contact });
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
    await widget.agree(purposes).catch((error) => {
      if (error.problem?.contact) widget.show(closedView(widget, error.problem));
      else fault.textContent = error.problem?.message ?? widget.say("offline");
    });
  };
  const title = el("h3", { tabindex: "-1", id: "consent-title" }, widget.say("consent.title"));
  const card = el(
    "div.card", { role: "group", "aria-labelledby": "consent-title" },
    title, el("p", {}, consent.text), navigator.globalPrivacyControl ? el("p.note", {}, widget.say("gpc")) : null, ...boxes.map(({ label }) => label), fault,
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
    "div.card", {}, title, el("p", {}, widget.say("declined")), widget.face.handover ? el("p", {}, personButton(widget)) : null, waysList(widget, widget.face.contact),
    el("div.row", {}, el("button.button", { onclick: () => widget.show(consentView(widget)) }, widget.say("back"))),
  );
  return { name: "declined", body: el("div.stack", {}, card), focus: title };
}

// The chat takes no questions now: the owner's words for that, and the ways to a person.
function closedView(widget, problem) {
  const title = el("h3", { tabindex: "-1" }, problem.message);
  const again = async () => {
    if (widget.face.closed) widget.face = await widget.host.call("GET", `api/widget?language=${widget.face.language}`).catch(() => widget.face);
    widget.resume();
  };
  const card = el(
    "div.card", {}, title, problem.next ? el("p", {}, problem.next) : null, waysList(widget, problem.contact),
    el("div.row", {}, el("button.button", { onclick: again }, widget.say("retry"))),
  );
  return { name: "closed", body: el("div.stack", {}, card), focus: title };
}

function opening(widget) {
  return [el("p.note", {}, widget.face.disclosure), botMessage(widget, { text: widget.face.greeting })];
}
