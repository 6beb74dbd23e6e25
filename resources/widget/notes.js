// What a tester says of an answer: thumbs, a remark, what it should have said. For its owner alone.

function testerNote(widget, id) {
  const said = el("span", { role: "status" });
  const row = el("div.thumbs");
  const chosen = { thumb: "", note: "", should_say: "" };
  const form = noteForm(widget, chosen, (words) => send(words).then((kept) => { if (kept) fold(false); }));
  const more = el("button.word", { "aria-expanded": "false", onclick: () => fold(form.hidden) }, widget.say("tester.more"));
  const fold = (open) => {
    form.hidden = !open;
    more.setAttribute("aria-expanded", String(open));
    (open ? form.querySelector("textarea") : more).focus();
    if (open) form.scrollIntoView({ block: "nearest" });
  };
  const send = async (words) => {
    said.textContent = "";
    const wanted = { ...chosen, ...words };
    try {
      await widget.tell(id, wanted);
      Object.assign(chosen, wanted);
      said.textContent = widget.say("tester.kept");
      return true;
    } catch (error) {
      said.textContent = error.problem?.message ?? widget.say("offline");
      return false;
    }
  };
  for (const thumb of ["up", "down"]) {
    const button = el("button", { "aria-label": widget.say(thumb), title: widget.say(thumb), "aria-pressed": "false" }, icon(`thumb_${thumb}`, 15));
    button.addEventListener("click", async () => {
      if (!(await send({ thumb }))) return;
      for (const other of row.querySelectorAll("button[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
    });
    row.append(button);
  }
  row.append(more, said);
  return el("div.tester", {}, row, form);
}

function noteForm(widget, chosen, send) {
  const field = (key) => {
    const box = el("textarea", { rows: 2, maxlength: 2000 });
    return { box, label: el("label", {}, el("span", {}, widget.say(key)), box) };
  };
  const note = field("tester.note"), wish = field("tester.should_say");
  const button = el("button.chip", { type: "submit" }, widget.say("tester.send"));
  const form = el("form.note-form", { hidden: true, "aria-label": widget.say("tester.more") }, note.label, wish.label, el("p.small", {}, widget.say("tester.who_reads")), button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = { note: note.box.value.trim(), should_say: wish.box.value.trim() };
    if (words.note || words.should_say) send(words);
    else note.box.focus();
  });
  return form;
}
