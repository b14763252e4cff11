"use strict";
(() => {
  const $ = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), shown = byId("shown"), card = byId("card"), text = byId("text");
  const FIELDS = ["speaker", "category", "kind", "gender"];

  // For each quotation: its note, and its pieces and number in the text.
  const quotations = new Map();
  for (const note of $(".notes li")) quotations.set(note.dataset.q, { note, pieces: [], cues: [] });
  for (const piece of $("[data-q]", text)) quotations.get(piece.dataset.q)?.pieces.push(piece);
  for (const link of $("[data-for]", text))
    for (const q of link.dataset.for.split(" ")) quotations.get(q)?.cues.push(link);

  // Filters: the choice is kept in the address, so that a view can be sent to somebody;
  // `#quotation=5` opens what is known of one quotation.
  const choice = () => FIELDS.map((field) => [field, form.elements[field].value]).filter(([, value]) => value);

  const filter = () => {
    const wanted = choice();
    // Marks around what nobody says are counted only if they are asked for.
    const counts = (note) => note.dataset.kind !== "nobody" || form.elements.kind.value === "nobody";
    let count = 0, all = 0;
    for (const { note, pieces } of quotations.values()) {
      const fits = wanted.every(([field, value]) => note.dataset[field] === value);
      if (counts(note)) all += 1;
      if (counts(note) && fits) count += 1;
      if (note.hidden === fits) {
        note.hidden = !fits;
        for (const piece of pieces) piece.classList.toggle("off", !fits);
      }
    }
    shown.value = `${count} of ${all} shown`;
    document.body.dataset.shown = count;
    for (const button of $("[data-only]"))
      button.setAttribute("aria-pressed", button.dataset.only === form.elements.speaker.value);
  };

  const remember = () => {
    const fragment = new URLSearchParams(choice()).toString();
    try {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    } catch { /* some browsers forbid it for files; the filter works all the same */ }
  };

  const restore = () => {
    if (!location.hash.includes("=")) return;
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const field of FIELDS) {
      const select = form.elements[field], value = wanted.get(field) ?? "";
      select.value = Array.from(select.options).some((option) => option.value === value) ? value : "";
    }
    filter();
    const number = byId(`q${wanted.get("quotation")}`);
    if (number) {
      number.scrollIntoView({ block: "center", behavior: "instant" });
      show(number.dataset.q, number, true);
    }
  };

  form.addEventListener("change", () => { filter(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { filter(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", restore);
  for (const button of $("[data-only]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const select = form.elements.speaker;
      select.value = select.value === button.dataset.only ? "" : button.dataset.only;
      filter();
      remember();
    });
  }

  // The card: what is known of the quotation at hand.
  let current = null, anchor = null, pinned = false, timer = 0;

  // Beneath its quotation if there is room, else above; on a narrow window the style sheet puts it at the bottom.
  const settle = () => {
    if (current === null) return;
    const rectangles = anchor.getClientRects();
    const place = rectangles[rectangles.length - 1] ?? anchor.getBoundingClientRect();
    const below = place.bottom + card.offsetHeight + 12 < innerHeight || place.top < card.offsetHeight + 12;
    const widest = document.documentElement.clientWidth - card.offsetWidth - 16;
    card.style.top = `${scrollY + (below ? place.bottom + 8 : place.top - card.offsetHeight - 8)}px`;
    card.style.left = `${Math.max(16, Math.min(place.left, widest))}px`;
  };

  const light = (q, on) => {
    const quotation = quotations.get(q);
    if (!quotation) return;
    for (const element of quotation.pieces.concat(quotation.cues)) element.classList.toggle("on", on);
  };

  const hide = () => {
    clearTimeout(timer);
    if (current === null) return;
    light(current, false);
    current = null;
    pinned = false;
    card.hidden = true;
  };

  const show = (q, at, pin) => {
    clearTimeout(timer);
    const quotation = quotations.get(q);
    if (!quotation) return;
    if (current !== q) {
      hide();
      current = q;
      light(q, true);
      card.replaceChildren(...Array.from(quotation.note.childNodes, (node) => node.cloneNode(true)));
      card.style.cssText = quotation.note.style.cssText;
      card.className = quotation.note.className;
      card.setAttribute("aria-label", `About quotation ${q}`);
      card.hidden = false;
      anchor = at;
      settle();
    }
    pinned = pinned || pin;
  };

  const under = (event) => event.target instanceof Element && event.target.closest("[data-q]");

  text.addEventListener("pointerover", (event) => {
    const piece = under(event);
    if (event.pointerType !== "mouse" || pinned || !piece) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(piece.dataset.q, piece, false), 90);
  });
  for (const place of [text, card]) {
    place.addEventListener("pointerout", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      clearTimeout(timer);
      timer = setTimeout(hide, 250);
    });
  }
  card.addEventListener("pointerover", () => clearTimeout(timer));
  text.addEventListener("focusin", (event) => {
    const piece = under(event);
    if (piece?.matches("a")) show(piece.dataset.q, piece, false);
  });
  document.addEventListener("click", (event) => {
    const piece = under(event);
    if (piece && text.contains(piece)) {
      if (event.target.closest("a.broken")) return;
      show(piece.dataset.q, piece, true);
      if (piece.matches("a")) { // by keyboard or tap on the number: on into the card
        event.preventDefault();
        card.focus({ preventScroll: true });
      }
    } else if (!card.contains(event.target)) hide();
  });
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    const target = byId(link.hash.slice(1));
    hide();
    if (target?.dataset.q) setTimeout(() => { target.focus({ preventScroll: true }); });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || current === null) return;
    const back = byId(`q${current}`), inside = card.contains(document.activeElement);
    hide();
    if (inside && back) {
      back.focus({ preventScroll: true });
      hide();
    }
  });
  addEventListener("resize", settle);

  form.hidden = false;
  document.documentElement.classList.add("scripted");
  filter();
  restore();
})();
