// What Streamlit's own page says in English to those who hear it, said in Danish; and its menu on a narrow window, whose
// items lie in a list with other things than items between them, is told as groups of links. A picture that is wider than
// its place is scrolled by key as well.
if (!window.zkReach) {
  window.zkReach = true
  document.documentElement.lang = "da"
  const words = new Map([
    ["Sidebar", "Menu"], ["App pages", "Sider"], ["Expand sidebar", "Vis menuen"], ["Collapse sidebar", "Luk menuen"],
  ])
  const tell = (element, told) => {
    for (const [name, value] of Object.entries(told))
      if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
  const mend = () => {
    for (const element of document.querySelectorAll("[data-testid^='st'][aria-label]")) {
      const danish = words.get(element.getAttribute("aria-label"))
      if (danish) tell(element, { "aria-label": danish })
    }
    for (const arrow of document.querySelectorAll("button[aria-haspopup='listbox'][aria-label='Open']"))
      tell(arrow, { "aria-label": "Vis valgmulighederne" })
    const charts = "[data-testid='stElementContainer']:has([data-testid='stVegaLiteChart'])"
    for (const place of document.querySelectorAll(charts))
      if (place.scrollWidth > place.clientWidth && getComputedStyle(place).overflowX === "auto")
        tell(place, { tabindex: "0", role: "group", "aria-label": "Diagram, der kan rulles til siden" })
    // A box with a name is a group: Streamlit calls it decoration, so its name would not be read out.
    for (const box of document.querySelectorAll("[data-testid='stFileUploaderDropzone']")) tell(box, { role: "group" })
    for (const list of document.querySelectorAll("[data-testid='stSidebarNavItems']")) {
      tell(list, { role: "none" })
      for (const group of list.children)
        tell(group, { role: "group", "aria-label": group.querySelector("header")?.innerText.trim() ?? "" })
      for (const item of list.querySelectorAll("li")) tell(item, { role: "none" })
    }
  }
  let asked = false
  const soon = () => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => { asked = false; mend() })
  }
  window.addEventListener("resize", soon)
  // The menu lies over the whole of a narrow window: it goes when a page has been chosen.
  document.addEventListener("click", event => {
    if (window.innerWidth > 768 || !event.target.closest("[data-testid='stSidebarNavLink']")) return
    requestAnimationFrame(() => document.querySelector("[data-testid='stSidebarCollapseButton'] button")?.click())
  })
  // A row of tabs is told by the server which one is in front: an arrow pressed before the answer to the last one has come
  // would be undone by that answer, the address would not: it does nothing, and is pressed again.
  document.addEventListener("keydown", event => {
    const app = document.querySelector("[data-testid='stApp']")
    if (!event.key.startsWith("Arrow") || !event.target.closest("[role='tab']")) return
    if (app?.dataset.testScriptState === "notRunning") return
    event.preventDefault()
    event.stopPropagation()
  }, true)
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true })
  mend()
}
