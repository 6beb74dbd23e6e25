// Passing the talk on to a person: what it is about, then word for word what is sent, then how far
// it has come. Nothing goes before the visitor has seen it and ticked the box.

const PATIENCE = [1, 2, 3, 5, 8, 13, 20, 30, 45, 60];

function personView(widget, { lead = false } = {}) {
  const title = el("h3", { tabindex: "-1", id: "person-title" }, lead ? widget.say("lead.title") : widget.say("handover.title"));
  const back = el("button.tool", { "aria-label": widget.say("back"), title: widget.say("back"), onclick: () => widget.resume() }, icon("back", 20, "turn"));
  const head = el("div.title", {}, back, title);
  const card = el("div.card", { role: "group", "aria-labelledby": "person-title" }, head);
  const view = { name: "person", body: el("div.stack", {}, card), focus: title };
  new Person(widget, card, head, lead).begin();
  return view;
}

class Person {
  constructor(widget, card, head, lead) {
    Object.assign(this, { widget, card, head, lead });
    this.fault = el("p.warn", { role: "alert" });
    const line = (kind, key, facts) => {
      const input = el(kind, { dir: "auto", onblur: (event) => this.hideCards(event.target), ...facts });
      return { input, label: el("label.line", {}, el("span", {}, this.say(key)), input) };
    };
    this.message = line("textarea", "handover.message", { rows: 3, maxlength: 2000 });
    this.name = line("input", "handover.name", { maxlength: 100, autocomplete: "name" });
    this.contact = line("input", "handover.contact", { maxlength: 200, autocomplete: "email", inputmode: "email" });
  }

  say(key, facts) {
    return this.widget.say(key, facts);
  }

  async begin() {
    await this.trying(async () => {
      const told = await this.post({});
      if (told.preview) this.form(told);
      else this.replace(el("p", {}, told.says ?? this.widget.say("contact.title")), waysList(this.widget, told.options));
    });
  }

  // The fields as they are sent; a card number never is.
  filled() {
    const fields = { message: this.message, name: this.name, contact: this.contact };
    for (const { input } of Object.values(fields)) this.hideCards(input);
    return Object.fromEntries(Object.entries(fields).map(([key, { input }]) => [key, input.value.trim()]));
  }

  hideCards(input) {
    const found = cardsIn(input.value, -1);
    if (found.length) input.value = withoutCards(input.value, found);
  }

  async post(body) {
    const token = await this.widget.token();
    return this.widget.host.call("POST", "api/handover", { token, ...body });
  }

  form(told) {
    this.replace(
      el("p", {}, this.lead ? this.say("lead.text") : told.says), this.message.label, this.name.label, this.contact.label, this.fault,
      el("div.row", {}, el("button.button.main", { onclick: () => this.look() }, this.say("handover.next"))),
    );
    this.message.input.focus();
  }

  // Word for word what would be sent, made by the host.
  look() {
    return this.trying(async () => {
      const wanted = this.filled();
      const told = await this.post(wanted);
      if (!told.preview || told.preview.empty) {
        this.fault.textContent = this.say("handover.message");
        this.message.input.focus();
        return;
      }
      this.ask(told, wanted);
    });
  }

  ask(told, wanted) {
    const { text, version, consent } = told.preview;
    const box = el("input", { type: "checkbox", onchange: () => { this.fault.textContent = ""; } });
    const shown = el("p", { tabindex: "-1", id: "person-shown" }, this.say("handover.preview"));
    this.fault.textContent = "";
    this.replace(
      shown, el("pre", { tabindex: "0", dir: "auto", "aria-labelledby": "person-shown" }, text),
      el("label.check", {}, box, el("span", {}, consent)), this.fault,
      el("div.row", {},
        el("button.button.main", { onclick: () => {
          if (box.checked) return this.send({ ...wanted, version, consent: true });
          this.fault.textContent = this.say("handover.agree");
          return box.focus();
        } }, this.say("handover.send")),
        el("button.button", { onclick: () => this.form(told) }, this.say("handover.change"))),
    );
    shown.focus();
  }

  send(body) {
    return this.trying(async () => {
      const told = await this.post(body);
      this.widget.remember();
      const said = el("p.note.ok", { role: "status", tabindex: "-1" });
      const more = el("div.stack");
      this.replace(said, more, el("p.note", {}, this.say("handover.reference", told)));
      this.tell(told, said, more);
      said.focus();
      await this.follow(said, more);
    });
  }

  tell(told, said, more) {
    const bad = told.state === "late" || told.state === "failed";
    said.classList.toggle("ok", !bad);
    said.textContent = told.state === "delivered" ? `${this.say("handover.delivered")} ${told.says}`
      : bad ? this.say(told.state === "late" ? "handover.late" : "handover.failed") : `${told.says} ${this.say("handover.sending")}`;
    more.replaceChildren(...(bad ? [waysList(this.widget, told.options)] : []));
  }

  // Asks how far it has come, for some minutes and while it is looked at.
  async follow(said, more) {
    for (const seconds of PATIENCE) {
      await new Promise((then) => setTimeout(then, seconds * 1000));
      if (!said.isConnected || !this.widget.session) return;
      const told = await this.widget.host.call("GET", "api/handover", null, this.widget.session.token).catch(() => null);
      if (told) this.tell(told, said, more);
      if (told?.state === "delivered" || told?.state === "failed") return;
    }
  }

  async trying(action) {
    try {
      await action();
    } catch (error) {
      const problem = error.problem ?? { message: this.widget.say("offline") };
      this.fault.textContent = [problem.message, problem.next].filter(Boolean).join(" ");
      if (!this.fault.isConnected) this.replace(this.fault, waysList(this.widget, problem.contact ?? this.widget.face.contact));
    }
  }

  replace(...children) {
    refill(this.head, ...children);
  }
}
