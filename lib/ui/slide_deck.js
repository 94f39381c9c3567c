// Turns the slides of one deck. State that must outlive a jump to a live page is kept in this tab.
const TURN = {
  ArrowRight: 1, PageDown: 1, " ": 1, Enter: 1, ArrowLeft: -1, PageUp: -1, Backspace: -1, ArrowDown: 1, ArrowUp: -1,
};
const DO = { o: "oversigt", b: "sort", ".": "sort", t: "ur", d: "tema", j: "spring", "?": "hjaelp" };
const decks = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const mount = parentElement.querySelector(".zk-mount");
  decks.get(mount)?.stop();
  const deck = new Deck(mount, data, setTriggerValue);
  decks.set(mount, deck);
  return () => deck.stop();
}

class Deck {
  constructor(mount, data, tell) {
    this.tell = tell;
    this.store = `zonekompas-dias-${data.deck}`;
    if (mount.dataset.deck !== data.markup) {
      mount.innerHTML = data.markup;
      mount.dataset.deck = "";
    }
    this.root = mount.querySelector(".zk-deck");
    this.frames = [...this.root.querySelectorAll(".zk-frame")];
    this.part = (name) => this.root.querySelector(name);
    const kept = JSON.parse(sessionStorage.getItem(this.store) || "{}");
    const same = kept.start === data.start;
    this.kept = { ...kept, start: data.start, slide: same && kept.slide ? kept.slide : data.start };
    this.onKey = (event) => this.key(event);
    this.onClick = (event) => this.click(event);
    this.onMove = () => this.awake();
    this.onSize = () => this.fit();
    window.addEventListener("keydown", this.onKey, true);
    window.addEventListener("mousemove", this.onMove);
    window.addEventListener("resize", this.onSize);
    this.root.addEventListener("click", this.onClick);
    this.theme(kept.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
    const first = this.frames.findIndex((frame) => frame.dataset.slide === this.kept.slide);
    this.show(Math.max(first, 0));
    this.clock = setInterval(() => this.tick(), 500);
    this.tick();
    document.fonts.ready.then(this.onSize);
  }

  stop() {
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("mousemove", this.onMove);
    window.removeEventListener("resize", this.onSize);
    this.root.removeEventListener("click", this.onClick);
    clearInterval(this.clock);
    clearTimeout(this.asleep);
  }

  keep() { sessionStorage.setItem(this.store, JSON.stringify(this.kept)); }

  show(index) {
    this.at = Math.min(Math.max(index, 0), this.frames.length - 1);
    const over = this.root.classList.contains("zk-overview");
    this.frames.forEach((frame, place) => {
      const here = place === this.at;
      frame.hidden = !over && !here;
      frame.classList.toggle("zk-at", here);
      frame.querySelector(".zk-pick").hidden = !over;
      frame.querySelector(".zk-slide").inert = over;
    });
    const frame = this.frames[this.at];
    if (over) frame.querySelector(".zk-pick").focus();
    this.part(".zk-live").textContent = frame.getAttribute("aria-label");
    this.part('[data-do="spring"]').disabled = !frame.dataset.live;
    this.kept.slide = frame.dataset.slide;
    this.keep();
    this.fit();
  }

  // A slide with much on it gets a smaller title and less air, never smaller words than the back row can read.
  fit() {
    for (const frame of this.frames.filter((each) => !each.hidden)) {
      const slide = frame.querySelector(".zk-slide");
      for (const tight of ["0", "1", "2"]) {
        slide.dataset.tight = tight;
        const body = slide.querySelector(".zk-slide-body");
        if (slide.scrollHeight <= slide.clientHeight + 1 && body.scrollHeight <= body.clientHeight + 1) break;
      }
    }
  }

  overview(on) {
    this.root.classList.toggle("zk-overview", on);
    this.show(this.at);
    if (!on) document.activeElement?.blur();
  }

  theme(name) {
    this.root.dataset.theme = this.kept.theme = name;
    this.keep();
  }

  blank(on) { this.part(".zk-blank").hidden = !on; }

  help(on) {
    const help = this.part(".zk-deck-help");
    help.hidden = !on;
    if (on) help.focus();
  }

  tick() {
    const clock = this.part(".zk-clock");
    clock.hidden = !this.kept.shown;
    const seconds = Math.floor((Date.now() - (this.kept.began || Date.now())) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    clock.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  }

  awake() {
    this.root.classList.add("zk-awake");
    clearTimeout(this.asleep);
    this.asleep = setTimeout(() => this.root.classList.remove("zk-awake"), 2500);
  }

  act(what) {
    const over = this.root.classList.contains("zk-overview");
    const here = this.frames[this.at].dataset;
    if (what === "frem") this.show(this.at + 1);
    if (what === "tilbage") this.show(this.at - 1);
    if (what === "oversigt") this.overview(!over);
    if (what === "sort") this.blank(this.part(".zk-blank").hidden);
    if (what === "hjaelp") this.help(this.part(".zk-deck-help").hidden);
    if (what === "tema") this.theme(this.root.dataset.theme === "dark" ? "light" : "dark");
    if (what === "spring" && here.live) this.tell("jump", here.slide);
    if (what === "luk") this.tell("leave", here.slide);
    if (what === "ur") {
      this.kept.shown = !this.kept.shown;
      this.kept.began ||= Date.now();
      this.keep();
      this.tick();
    }
  }

  escape() {
    if (!this.part(".zk-blank").hidden) this.blank(false);
    else if (!this.part(".zk-deck-help").hidden) this.help(false);
    else if (this.root.classList.contains("zk-overview")) this.overview(false);
    else this.act("luk");
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const over = this.root.classList.contains("zk-overview");
    const button = event.target instanceof Element && event.target.closest("button");
    if ((event.key === "Enter" || event.key === " ") && button && this.root.contains(button)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const columns = over ? getComputedStyle(this.part(".zk-frames")).gridTemplateColumns.split(" ").length : 1;
    if (!this.part(".zk-blank").hidden && key !== "Tab") this.blank(key === "b" || key === "." || key === "Escape");
    if (key === "Escape") this.escape();
    else if (key === "Home") this.show(0);
    else if (key === "End") this.show(this.frames.length - 1);
    else if (key in TURN) this.show(this.at + TURN[key] * (key === "ArrowDown" || key === "ArrowUp" ? columns : 1));
    else if (key in DO) this.act(DO[key]);
    else if (key === "r") { this.kept.began = Date.now(); this.keep(); this.tick(); }
    else if (key === "f") this.full();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  click(event) {
    const button = event.target.closest("[data-do], [data-go]");
    if (!this.part(".zk-blank").hidden) this.blank(false);
    else if (button?.dataset.go) { this.at = Number(button.dataset.go) - 1; this.overview(false); }
    else if (button) this.act(button.dataset.do);
  }
}
