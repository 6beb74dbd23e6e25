// The talk itself: the log, what is being answered, and where the visitor writes.

class Talk {
  constructor(widget) {
    this.widget = widget;
    this.asking = null;
    const say = (key) => widget.say(key);
    this.log = el("div.log", { role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": widget.face.title });
    this.pending = el("div.log", { "aria-live": "off" });
    this.status = el("div.unseen", { role: "status" });
    this.body = el("div.stack", {}, this.log, this.pending, this.status);
    this.hint = el("span.hint", { role: "status" });
    this.box = el("textarea", {
      rows: 1, "aria-label": say("placeholder"), placeholder: say("placeholder"), autocomplete: "off", enterkeyhint: "send",
      oninput: (event) => this.typed(event), onkeydown: (event) => this.key(event),
      onblur: () => this.hideCards(true), oncompositionend: () => this.typed(),
    });
    this.button = el("button.send", { onclick: () => (this.asking ? this.stop() : this.submit()) });
    const privacy = el("a", { href: `${widget.host.base}privacy`, target: "_blank", rel: "noopener" }, say("privacy"));
    this.foot = el("div", {}, el("div.write", {}, this.box, this.button), el("div.small", {}, this.hint, el("span", {}, say("label")), privacy));
    this.showButton(false);
  }

  // The first lines: who speaks, a greeting, and what others ask.
  greet() {
    const { face } = this.widget;
    this.log.replaceChildren(el("p.note", {}, face.disclosure), botMessage(this.widget, { text: face.greeting }));
    if (face.tester) this.log.prepend(el("p.note", {}, this.widget.say("tester.intro")));
    const chips = face.suggestions.map((text) => el("button.chip", { onclick: () => this.send(text) }, text));
    this.suggestions = chips.length ? el("div.chips", { role: "group", "aria-label": this.widget.say("quick_questions") }, ...chips) : null;
    if (this.suggestions) this.log.append(this.suggestions);
    if (face.lead && face.handover) this.log.append(leadButton(this.widget));
  }

  // Puts back what the host still knows of this talk, after the visitor went to another page.
  restore(messages) {
    this.greet();
    if (messages.length) this.suggestions?.remove();
    for (const message of messages) {
      this.log.append(message.role === "visitor" ? visitorMessage(this.widget, message.text) : botMessage(this.widget, message));
    }
    this.scroll();
  }

  typed(event) {
    if (event?.isComposing) return; // an input method is at work: its text is not ours yet
    if (this.hideCards(event?.inputType === "insertFromPaste" || event?.inputType === "insertFromDrop")) {
      this.hint.textContent = ""; // a second card is told, too
      requestAnimationFrame(() => { this.hint.textContent = this.widget.say("cards_hidden"); });
    } else if (this.box.value.length > this.widget.face.limit) {
      this.hint.textContent = this.widget.say("too_long");
    } else if (!this.box.value) {
      this.hint.textContent = "";
    }
    if (!CSS.supports("field-sizing", "content")) {
      this.box.style.height = "auto";
      this.box.style.height = `${this.box.scrollHeight + 2}px`;
    }
  }

  // Hides card numbers where they stand and keeps the caret; whether there were any.
  hideCards(whole) {
    const { value, selectionStart } = this.box;
    const found = cardsIn(value, whole ? -1 : selectionStart);
    if (!found.length) return false;
    const hidden = withoutCards(value, found);
    const caret = withoutCards(value.slice(0, selectionStart), found, selectionStart).length;
    this.box.value = hidden;
    if (this.widget.shadowRoot.activeElement === this.box) this.box.setSelectionRange(caret, caret);
    return true;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (!this.asking) this.submit();
    }
  }

  submit() {
    const hidden = this.hideCards(true);
    const text = this.box.value.trim();
    if (!text || text.length > this.widget.face.limit) return;
    this.box.value = "";
    this.typed();
    if (hidden) this.hint.textContent = this.widget.say("cards_hidden");
    this.send(text);
  }

  stop() {
    this.asking?.abort();
  }

  async send(text) {
    if (this.asking) return;
    const asking = new AbortController();
    const reply = { text: "", sources: [], options: [], id: "", problem: null };
    this.asking = asking;
    this.showButton(true);
    const chosen = this.suggestions?.contains(this.widget.shadowRoot.activeElement);
    this.suggestions?.remove();
    if (chosen) this.widget.settle(); // the focus was on what is gone now
    this.log.append(visitorMessage(this.widget, text));
    this.drawPending(reply);
    this.scroll();
    try {
      const token = await this.widget.token();
      await this.widget.host.ask(token, text, (name, data) => this.heard(reply, name, data), asking.signal);
      if (!reply.id && !reply.problem) throw new TypeError("the answer broke off");
    } catch (error) {
      this.failed(reply, error);
    }
    this.asking = null;
    this.showButton(false);
    this.finish(reply, text);
  }

  heard(reply, name, data) {
    if (name === "delta") reply.text += data.text;
    else if (name === "replace") reply.text = "";
    else if (name === "sources") reply.sources = data;
    else if (name === "handover") Object.assign(reply, { options: data.options, form: data.form });
    else if (name === "error") reply.problem = data;
    else if (name === "done") Object.assign(reply, { id: data.id, text: data.text, refused: data.refused, why: data.why });
    if (!this.drawing) this.drawing = requestAnimationFrame(() => { this.drawing = 0; this.drawPending(reply); });
  }

  failed(reply, error) {
    if (error.name === "AbortError") reply.stopped = true;
    else if (error instanceof Refusal) reply.problem = error.problem;
    else reply.problem = { code: "offline", message: this.widget.say("offline"), contact: this.widget.face.contact };
  }

  drawPending(reply) {
    if (!this.asking) return;
    const near = this.nearEnd();
    this.pending.replaceChildren(reply.text
      ? botMessage(this.widget, { text: reply.text })
      : el("div.msg", {}, el("div.bubble", {}, el("span.dots", {}, el("i"), el("i"), el("i")))));
    if (near) this.scroll();
  }

  // The finished answer enters the log as one piece, so that it is read out once.
  finish(reply, text) {
    const near = this.nearEnd(), first = this.log.childElementCount;
    this.pending.replaceChildren();
    if (reply.text) this.log.append(botMessage(this.widget, reply));
    if (reply.stopped) this.log.append(el("p.note", {}, this.widget.say("stopped")));
    if (reply.problem) this.broken(reply, text);
    if (near) this.scrollTo(this.log.children[first]);
  }

  broken({ problem }, text) {
    if (problem.code === "session_unknown" || problem.code === "consent_outdated") {
      this.box.value = text;
      this.widget.leave();
      this.widget.begin();
      return;
    }
    const message = { contact: this.widget.face.contact, message: this.widget.say("error"), ...problem };
    const again = ["message_too_long", "turns_used_up", "consent_needed"].includes(problem.code) ? null : () => {
      fault.previousElementSibling?.remove();
      fault.remove();
      this.send(text);
      this.box.focus();
    };
    const fault = faultMessage(this.widget, message, again);
    this.log.append(fault);
  }

  showButton(busy) {
    this.button.replaceChildren(icon(busy ? "stop" : "send", 20, busy ? "" : "turn"));
    this.button.setAttribute("aria-label", this.widget.say(busy ? "stop" : "send"));
    this.status.textContent = busy ? this.widget.say("thinking") : "";
  }

  nearEnd() {
    const view = this.body.parentElement;
    return !view || view.scrollHeight - view.scrollTop - view.clientHeight < 120;
  }

  scroll() {
    const view = this.body.parentElement;
    if (view) view.scrollTop = view.scrollHeight;
  }

  // To the end, but never past the beginning of `message`.
  scrollTo(message) {
    this.scroll();
    const view = this.body.parentElement;
    if (!view || !message) return;
    const above = view.getBoundingClientRect().top + 12 - message.getBoundingClientRect().top;
    if (above > 0) view.scrollTop -= above;
  }
}
