// Card numbers are hidden while they are typed: 12 to 19 digits that pass Luhn's check. They are
// never sent; the last four stay, so that the visitor knows which one it was.

const DOTS = "••••";
const BETWEEN = "[ \\u00a0\\u2009\\u202f.\\-\\u2010-\\u2013\\u2212]{0,3}";
const RUN = new RegExp(`\\d(?:${BETWEEN}\\d)*`, "g");
const GROUPED = /^(?:\d+|4,4,4|4,4,4,4|4,4,4,4,3|4,6,5|4,6,4)$/;
const IBAN = /(?:^|[^A-Z])[A-Z]{2}(?:\d{2} ?(?:[A-Z\d]{4} ?)*)?$/;
const LIKELY = [16, 15, 14, 19, 13, 18, 17, 12];

function passesLuhn(digits) {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0 && /[^0]/.test(digits);
}

// The groups of digits from `from` to `to` (both included) as one number.
function joined(groups, from, to) {
  return groups.slice(from, to + 1).map(({ digits }) => digits).join("");
}

// Which groups of a run are a card: the run as a whole in any grouping, a part of it as cards are
// printed. "4111 1111 1111 1111 12/27" is a card and a date.
function cardAmong(groups) {
  const choices = [];
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = from; to < groups.length; to += 1) {
      const digits = joined(groups, from, to);
      if (digits.length > 19) break;
      const whole = from === 0 && to === groups.length - 1;
      const shape = groups.slice(from, to + 1).map((group) => group.digits.length).join(",");
      if (digits.length >= 12 && (whole || GROUPED.test(shape)) && passesLuhn(digits)) {
        choices.push({ from, to, digits });
      }
    }
  }
  const rank = ({ digits }) => LIKELY.indexOf(digits.length);
  return choices.sort((one, other) => rank(one) - rank(other) || one.from - other.from)[0];
}

// Where cards stand in `text`. A number that still grows at `caret` waits until it is as long as
// cards of its kind are; with a caret of -1 nothing waits.
function cardsIn(text, caret) {
  const found = [];
  for (const run of text.matchAll(RUN)) {
    const before = text.slice(0, run.index);
    if (before.endsWith("+") || IBAN.test(before)) continue; // a phone, a bank account
    let groups = [...run[0].matchAll(/\d+/g)].map((part) => ({ digits: part[0], start: run.index + part.index }));
    if (before.endsWith(`${DOTS} `)) groups = afterHidden(groups);
    for (let card = cardAmong(groups); card; card = cardAmong(groups)) {
      const last = groups[card.to];
      const end = last.start + last.digits.length;
      const typing = end <= caret && new RegExp(`^${BETWEEN}$`).test(text.slice(end, caret));
      if (!(typing && grows(card.digits))) {
        found.push({ start: groups[card.from].start, end, digits: card.digits });
      }
      groups = groups.slice(card.to + 1);
    }
  }
  return [...found, ...grown(text)].sort((one, other) => one.start - other.start);
}

// Without the last four digits of a card that is hidden already.
function afterHidden([first, ...others]) {
  const rest = first.digits.slice(4);
  return rest ? [{ digits: rest, start: first.start + 4 }, ...others] : others;
}

// Whether more digits may follow while a number is typed.
function grows(digits) {
  const usual = /^3[47]/.test(digits) ? 15 : /^3(?:0[0-5]|[68])/.test(digits) ? 14 : 16;
  return digits.length < usual || (digits.length > usual && digits.length < 19);
}

// Digits typed right behind one that is hidden belong to it: it was longer than it looked.
function grown(text) {
  return [...text.matchAll(/•{4} (\d{4}\d{1,7})(?!\d)/g)].map((one) => ({
    start: one.index, end: one.index + one[0].length, digits: one[1],
  }));
}

function withoutCards(text, found, caret = text.length) {
  let hidden = "", done = 0;
  for (const { start, end, digits } of found) {
    if (start >= caret) break;
    hidden += `${text.slice(done, start)}${DOTS} ${digits.slice(-4)}`;
    done = end;
  }
  return hidden + text.slice(done);
}
