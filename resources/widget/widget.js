// The element on the page: the button, the dialog, and what it remembers of this visit.

class HushdeskChat extends HTMLElement {
  start(host, face, page) {
    Object.assign(this, { host, face, page, session: null, past: null, view: null });
    const shadow = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const colours = new CSSStyleSheet();
    colours.replaceSync(tones(face.theme));
    shadow.adoptedStyleSheets = [sheet, colours];
    this.setAttribute("data-scheme", face.scheme);
    this.setAttribute("data-ai-generated", "true");
    this.talk = new Talk(this);
    this.launcher = el(face.launcher ? "button.launcher.worded" : "button.launcher", {
      "aria-haspopup": "dialog", onclick: () => (this.panel.hidden ? this.open() : this.close()),
    });
    this.showLauncher(false);
    this.panel = this.makePanel();
    this.root = el(page ? "div.root.page" : `div.root.${face.position}`, { lang: face.written, dir: face.direction });
    this.root.style.setProperty("--bottom", `${face.bottom}px`);
    this.root.append(...(page ? [this.panel] : [this.launcher, this.panel]));
    shadow.append(this.root);
    return this.recall();
  }

  makePanel() {
    const label = this.page ? { role: "region" } : { role: "dialog", "aria-modal": "true", hidden: true };
    this.body = el("div.view", { tabindex: "-1" });
    this.foot = el("div.foot", { hidden: true });
    const tool = (key, name, action) => el("button.tool", { "aria-label": this.say(key), title: this.say(key), onclick: action }, icon(name, 20));
    return el(
      "section.panel", { ...label, "aria-label": this.face.title, onkeydown: (event) => this.key(event) },
      el("div.head", {},
        el("div.mark", {}, icon("spark", 20)),
        el("div.names", {}, el("h2", {}, this.face.title), el("p", {}, this.say("subtitle"))),
        this.face.handover ? tool("handover.title", "person", () => (this.view?.name === "person" ? this.resume() : this.show(personView(this)))) : null,
        tool("data.title", "shield", () => (this.view?.name === "data" ? this.resume() : this.show(dataView(this)))),
        this.page ? null : tool("close", "close", () => this.close())),
      this.body, this.foot,
    );
  }

  say(key, facts = {}) {
    return this.face.texts[key].replace(/{(\w+)}/g, (whole, name) => facts[name] ?? whole);
  }

  mayLink(address) {
    try {
      return this.face.links.includes(new URL(address).origin);
    } catch {
      return false;
    }
  }

  open() {
    this.panel.hidden = false;
    this.showLauncher(true);
    this.settle();
  }

  close() {
    if (this.page) return;
    this.panel.hidden = true;
    this.showLauncher(false);
    this.launcher.focus();
  }

  // What is read on the button is in its name, too: who speaks to the computer says what they see.
  showLauncher(open) {
    const { launcher } = this, words = open ? "" : this.face.launcher;
    launcher.classList.toggle("open", open);
    launcher.classList.toggle("worded", Boolean(words));
    launcher.setAttribute("aria-expanded", String(open));
    launcher.setAttribute("aria-label", open ? this.say("close") : [words, this.say("open_chat")].filter(Boolean).join(" – "));
    launcher.replaceChildren(icon(open ? "down" : "chat", 26), ...(words ? [el("span", {}, words)] : []));
  }

  show(view) {
    this.view = view;
    this.body.replaceChildren(view.body);
    this.foot.hidden = !view.foot;
    this.foot.replaceChildren(...(view.foot ? [view.foot] : []));
    if (view.name === "talk") this.body.scrollTop = this.body.scrollHeight;
    if (!this.panel.hidden) this.settle();
  }

  // Focus goes where the visitor goes on; a finger gets no keyboard it did not ask for.
  settle() {
    const finger = matchMedia("(pointer: coarse)").matches && this.view.name === "talk";
    (finger ? this.body : this.view.focus).focus();
  }

  begin() {
    this.talk.stop();
    this.session = null;
    this.talk.greet();
    this.resume();
  }

  resume() {
    const asks = this.face.closed || (this.face.consent.required && !this.session?.agreed);
    this.show(asks ? consentView(this) : { name: "talk", body: this.talk.body, foot: this.talk.foot, focus: this.talk.box });
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (this.view.name === "data" || this.view.name === "person") this.resume();
      else this.close();
    }
    if (event.key !== "Tab" || this.page) return;
    const stops = [...this.panel.querySelectorAll("button, a[href], textarea, input, summary, pre[tabindex]")].filter((stop) => stop.getClientRects().length);
    const at = stops.indexOf(this.shadowRoot.activeElement);
    const goal = event.shiftKey ? (at <= 0 ? stops.at(-1) : null) : at === stops.length - 1 ? stops[0] : null;
    if (goal) {
      event.preventDefault();
      goal.focus();
    }
  }

  // —— the session ——

  get place() {
    return `hushdesk ${this.host.base}`;
  }

  // Only what a consenting visitor left: the session's token, for as long as the tab is open.
  async recall() {
    this.talk.greet();
    let token = null;
    try { token = sessionStorage.getItem(this.place); } catch { /* storage is closed to us */ }
    if (token) {
      this.session = { token };
      await this.mine().then((mine) => {
        this.session.agreed = mine.session.purposes.length > 0 || mine.messages.length > 0;
        if (mine.session.over) this.leave();
        else this.talk.restore(mine.messages);
      }, () => this.forget());
    }
    this.resume();
  }

  async agree(purposes) {
    const consent = purposes && { version: this.face.consent.version, purposes };
    try {
      const opened = await this.host.call("POST", "api/session", { consent, language: this.face.language });
      if (this.session) this.leave(); // a talk that was only passed on to a person
      this.session = { ...opened, agreed: Boolean(purposes) || !this.face.consent.required };
    } catch (error) {
      if (error.problem?.code !== "consent_outdated") throw error;
      this.face = await this.host.call("GET", `api/widget?language=${this.face.language}`);
      this.begin();
      return;
    }
    if (this.session.agreed) this.remember();
    if (purposes) this.resume();
  }

  // The visitor agreed to something: the token is kept for as long as the tab is open.
  remember() {
    try { sessionStorage.setItem(this.place, this.session.token); } catch { /* then not */ }
  }

  async token() {
    if (!this.session) await this.agree(null);
    return this.session.token;
  }

  // Whose data is shown: the talk under way, or one that is over of which something is still kept.
  get owner() {
    return this.session ?? this.past;
  }

  // The talk is over, but what is kept of it can still be seen and erased.
  leave() {
    this.past = this.owner;
    this.session = null;
  }

  forget() {
    this.talk.stop();
    this.session = this.past = null;
    try { sessionStorage.removeItem(this.place); } catch { /* nothing was kept */ }
  }

  rate(id, thumb) {
    return this.host.call("POST", "api/feedback", { token: this.session.token, id, thumb });
  }

  tell(id, words) {
    return this.host.call("POST", "api/testers/note", { token: this.session.token, id, ...words });
  }

  mine() {
    return this.host.call("GET", "api/me", null, this.owner.token);
  }

  change(wanted) {
    return this.host.call("PATCH", "api/me", wanted, this.owner.token);
  }

  async end() {
    await this.host.call("PATCH", "api/me", { end: true }, this.session.token).catch(() => null);
    this.forget();
    this.begin();
  }

  async erase() {
    const receipt = await this.host.call("DELETE", "api/me", null, this.owner.token);
    this.forget();
    this.talk.greet();
    return receipt;
  }

  async download(accept, name) {
    const headers = { accept, authorization: `Bearer ${this.owner.token}`, "accept-language": this.face.language };
    const data = await this.host.fetch("api/me", { headers });
    this.save(await data.blob(), name);
  }

  save(blob, name) {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }
}

async function hushdesk() {
  const script = document.currentScript ?? document.querySelector("script[src*='widget.js']");
  if (!script || customElements.get("hushdesk-chat")) return;
  customElements.define("hushdesk-chat", HushdeskChat);
  const host = new Host(new URL(".", script.src).href, "testers" in script.dataset);
  const wanted = script.dataset.language ?? [document.documentElement.lang, ...navigator.languages].filter(Boolean).join(",");
  const page = script.dataset.mode === "page";
  let face;
  try {
    face = await host.call("GET", `api/widget?language=${encodeURIComponent(wanted)}`);
  } catch (error) {
    console.info("hushdesk:", error.problem?.message ?? "the chat cannot be reached, or this site is not on its list of allowed sites");
    return;
  }
  if (!document.body) await new Promise((ready) => addEventListener("DOMContentLoaded", ready));
  const element = document.createElement("hushdesk-chat");
  await element.start(host, face, page);
  (document.querySelector("[data-hushdesk]") ?? document.body).append(element);
}

hushdesk();
