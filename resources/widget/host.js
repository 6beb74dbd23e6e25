// Talking to the host: JSON, and the stream of an answer. Nothing to any other server, and no cookies
// but on the testers' page, whose one cookie says that somebody was invited.

class Refusal extends Error {
  constructor(problem, status) {
    super(problem.code);
    Object.assign(this, { problem, status });
  }
}

class Host {
  constructor(base, invited) {
    this.base = base;
    this.credentials = invited ? "same-origin" : "omit";
  }

  async call(method, path, body, token) {
    const headers = { accept: "application/json" };
    if (body) headers["content-type"] = "application/json";
    if (token) headers.authorization = `Bearer ${token}`;
    const answer = await this.fetch(path, { method, headers, body: body && JSON.stringify(body) });
    return answer.status === 204 ? null : answer.json();
  }

  async fetch(path, facts) {
    const answer = await fetch(this.base + path, {
      ...facts, credentials: this.credentials, cache: "no-store", referrerPolicy: "no-referrer", mode: "cors",
    });
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({ code: "internal" }));
    throw new Refusal(problem, answer.status);
  }

  // Calls `on(name, data)` for each event of the answer to `message`.
  async ask(token, message, on, signal) {
    const answer = await this.fetch("api/chat", {
      method: "POST", signal, body: JSON.stringify({ token, message }),
      headers: { "content-type": "application/json", accept: "text/event-stream" },
    });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let waiting = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      waiting += value;
      const events = waiting.split("\n\n");
      waiting = events.pop();
      for (const raw of events) {
        const found = /^event: (\w+)\ndata: (.*)$/.exec(raw);
        if (found) on(found[1], JSON.parse(found[2]));
      }
    }
  }
}
