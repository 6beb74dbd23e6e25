// "What is kept about me": see, take away, correct, freeze, object, withdraw, end, erase.

function dataView(widget) {
  const title = el("h3", { tabindex: "-1" }, widget.say("data.title"));
  const back = el("button.tool", { "aria-label": widget.say("back"), title: widget.say("back"), onclick: () => widget.resume() }, icon("back", 20, "turn"));
  const head = el("div.title", {}, back, title);
  const card = el("div.card", {}, head, el("p", {}, widget.say(widget.owner ? "data.loading" : "data.nothing")));
  const view = { name: "data", body: el("div.stack", {}, card), focus: title };
  if (widget.owner) new MyData(widget, card, head).load();
  return view;
}

// Replaces what stands below `head` without taking the focus from it.
function refill(head, ...children) {
  while (head.nextSibling) head.nextSibling.remove();
  head.after(...children.filter(Boolean));
}

class MyData {
  constructor(widget, card, head) {
    Object.assign(this, { widget, card, head });
  }

  say(key, facts) {
    return this.widget.say(key, facts);
  }

  load() {
    return this.widget.mine().then((mine) => this.show(mine), (error) => this.fail(error));
  }

  fail(error) {
    refill(this.head, el("p.warn", { role: "alert" }, error.problem?.message ?? this.widget.say("offline")));
  }

  // What was done, said once and aloud, and below it what is kept now.
  async tell(text, mark) {
    const note = el("p.note.ok", { role: "status", tabindex: "-1" }, text, mark ? el("br") : null, mark ? el("code", {}, mark) : null);
    refill(this.head, note);
    note.focus();
    if (this.widget.owner) await this.widget.mine().then((mine) => note.after(...this.parts(mine)), () => null);
    return note;
  }

  show(mine) {
    refill(this.head, ...this.parts(mine));
  }

  button(key, action, kind = "button.button") {
    return el(kind, { onclick: () => Promise.resolve(action()).catch((error) => this.fail(error)) }, this.say(key));
  }

  row(...buttons) {
    const shown = buttons.filter(Boolean);
    return shown.length ? el("div.row.even", {}, ...shown) : null;
  }

  parts(mine) {
    const { session } = mine;
    const agreed = session.purposes, live = !session.over;
    return [
      session.over ? el("p.note", {}, this.say("data.over")) : null,
      this.facts(mine),
      this.row(
        this.button("data.download", () => this.widget.download("text/html", "my-data.html")),
        this.button("data.json", () => this.widget.download("application/json", "my-data.json")),
        mine.messages.length ? this.button("data.keep", () => this.keep(mine)) : null,
        mine.consents.length ? this.button("data.receipt", () => this.receipt(mine)) : null),
      ...this.corrections(mine),
      this.row(
        agreed.includes("transcript") ? this.button("data.withdraw", () => this.narrow(["answer"], "data.withdrawn")) : null,
        agreed.includes("answer") ? this.button("data.withdraw_answer", () => this.narrow([], "data.withdrawn_answer")) : null),
      this.row(
        this.button(session.frozen ? "data.unfreeze" : "data.freeze", () => this.freeze(!session.frozen)),
        agreed.length ? this.button("data.object", () => this.object()) : null),
      this.row(live ? this.button("data.end", () => this.widget.end()) : null),
      ...this.erasure(),
      el("p.note", {}, this.say("data.write")),
    ].filter(Boolean);
  }

  facts(mine) {
    const { session } = mine, { written } = this.widget.face;
    const yes = (held) => this.say(held ? "data.yes" : "data.no");
    const until = new Date(session.expires).toLocaleTimeString(written, { hour: "2-digit", minute: "2-digit" });
    const rows = [
      ["data.reference", el("code", {}, session.reference)],
      ["data.messages", mine.messages.length], session.over ? null : ["data.expires", until],
      ["data.answer", yes(session.purposes.includes("answer"))], ["data.transcript", yes(session.purposes.includes("transcript"))],
      ["data.stored", mine.transcript.length], mine.handovers.length ? ["data.handovers", mine.handovers.length] : null, ["data.frozen_since", yes(session.frozen)],
    ];
    return el("dl.facts", {}, ...rows.filter(Boolean).flatMap(([key, value]) => [el("dt", {}, this.say(key)), el("dd", {}, value)]));
  }

  // The visitor's own words, each in a field: those of the chat, else those of the written record.
  corrections(mine) {
    const said = mine.messages.length ? mine.messages : mine.transcript;
    const own = said.filter(({ role }) => role !== "bot");
    if (!own.length) return [];
    const fields = own.map(({ id, text }, at) => {
      const box = el("textarea", { rows: 2, maxlength: this.widget.face.limit, "aria-label": this.say("data.correct_one", { n: at + 1 }), dir: "auto" });
      box.value = text;
      return { id, text, box };
    });
    const form = el("div.stack", { hidden: true }, ...fields.map(({ box }) => box), this.row(this.button("data.correct_save", async () => {
      const changed = fields.filter(({ text, box }) => box.value.trim() && box.value.trim() !== text);
      if (!changed.length) { form.hidden = true; return; }
      for (let at = 0; at < changed.length; at += 20) {
        const correct = changed.slice(at, at + 20).map(({ id, box }) => ({ id, text: box.value.trim() }));
        await this.widget.change({ correct });
      }
      await this.widget.mine().then(({ messages }) => this.widget.talk.restore(messages));
      await this.tell(this.say("data.corrected"));
    })));
    return [this.row(this.button("data.correct", () => { form.hidden = false; fields[0].box.focus(); })), form];
  }

  async narrow(purposes, said) {
    await this.widget.change({ consent: { purposes } });
    await this.tell(this.say(said));
  }

  async freeze(begin) {
    const told = await this.widget.change({ freeze: begin });
    const date = told.frozen_until && new Date(told.frozen_until).toLocaleDateString(this.widget.face.written);
    await this.tell(this.say(begin ? "data.frozen" : "data.unfrozen", { date }));
  }

  async object() {
    await this.widget.change({ object: ["answer", "transcript"] });
    await this.tell(this.say("data.objected"));
  }

  // The talk as a page of text, made here: for the visitor's own files, or a printer.
  keep({ messages }) {
    const { face } = this.widget;
    const said = messages.map(({ role, text, sources = [], when }) => {
      const who = this.say(role === "visitor" ? "you" : "assistant");
      const at = when ? ` (${new Date(when).toLocaleString(face.written)})` : "";
      const cited = sources.map(({ n, document, url }) => `\n[${n}] ${document}${url ? ` ${url}` : ""}`).join("");
      return `${who}${at}:\n${text}${cited}`;
    });
    const page = [face.title, face.texts.label, ...said].join("\n\n");
    this.widget.save(new Blob([page, "\n"], { type: "text/plain;charset=utf-8" }), "chat.txt");
  }

  receipt(mine) {
    const { reference, site } = mine.session;
    const receipts = JSON.stringify({ reference, site, consents: mine.consents }, null, 2);
    this.widget.save(new Blob([receipts], { type: "application/json" }), "consent-receipt.json");
  }

  erasure() {
    const erase = this.button("data.erase", () => { confirm.hidden = false; }, "button.button.danger");
    const confirm = el(
      "div.stack", { hidden: true }, el("p", {}, this.say("data.erase_ask")),
      this.row(
        this.button("data.erase_yes", async () => {
          const receipt = await this.widget.erase();
          await this.tell(this.say("data.erased"), receipt.id);
          this.card.append(this.row(
            el("button.button.main", { onclick: () => this.widget.begin() }, this.widget.say("new_chat")),
            this.button("data.receipt", () => this.widget.save(new Blob([JSON.stringify(receipt, null, 2)], { type: "application/json" }), "erasure-receipt.json"))));
        }, "button.button.danger"),
        this.button("data.erase_no", () => { confirm.hidden = true; erase.focus(); })),
    );
    return [this.row(erase), confirm];
  }
}
