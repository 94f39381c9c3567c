// Streamlit leaves the focus on the button of a popover, and what it opens stands last on the page: whoever walks by
// keyboard would meet the whole page first. Here the focus goes into what was opened, as soon as it is there.
// Its link past the menus, which only Tab shows, is English and has no setting.
// It also tells what stands outside the app, and paper, whether the app is dark.
if (!window.zkGuide) {
  window.zkGuide = true
  const scheme = () => getComputedStyle(document.querySelector(".stApp")).colorScheme
  // A map in a frame does not fit itself to paper: it keeps the size that it was drawn in, and is drawn smaller.
  const paper = 1032
  const fit = frame => {
    const { width, height } = frame.getBoundingClientRect()
    const share = Math.min(1, paper / document.querySelector("[data-testid='stMain']").clientWidth)
    const told = { drawn: `${width}px`, fit: share, aside: `${(share - 1) * width}px`, below: `${(share - 1) * height}px` }
    for (const [name, value] of Object.entries(told)) frame.style.setProperty(`--zk-${name}`, value)
  }
  for (const past of document.querySelectorAll("[data-testid='stSkipToContent']")) past.firstChild.data = "Gå til indholdet"
  window.addEventListener("beforeprint", () => {
    document.documentElement.toggleAttribute("data-zk-dark", scheme() === "dark")
    document.querySelectorAll("iframe").forEach(fit)
  })
  document.addEventListener("click", event => {
    document.body.style.colorScheme = scheme()
    const opened = event.target.closest("[data-testid='stPopoverButton']")
    const byKey = event.detail === 0
    const button = byKey ? opened : event.target.closest(".st-key-frame-search button, .st-key-page-foot button")
    if (!button) return
    const until = performance.now() + 5000
    const look = () => {
      const inside = document.querySelector("[data-testid='stPopoverBody'] :is(input, textarea, button, .zk-words)")
      if (inside) inside.focus()
      if (performance.now() < until && document.activeElement === button) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
