"""What somebody who sees can tell of the focus: is its mark painted, is it in the window, does nothing lie over it.

Whether a mark is painted is told by what stops being painted when the focus has gone on: its outline, shadow or border,
or that of what lies around it. Colour of the ground alone is no mark: Streamlit's is too faint to be one.
"""

AT_ONCE = """
addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, *::before, *::after { transition: none !important; }';
  document.head.append(style);
});
"""
"""A mark that fades in or out is measured whole."""

STOP = """
() => {
  const AROUND = 5;
  const ids = window.zkIds ||= new WeakMap(), plain = window.zkPlain ||= new WeakMap();
  window.zkCount ||= 0;

  const deepest = () => {
    const frames = [];
    let element = document.activeElement || document.body;
    while (element.tagName === 'IFRAME' && element.contentDocument) {
      const inner = element.contentDocument.activeElement;
      if (!inner || inner === element.contentDocument.body) break;
      frames.push(element);
      element = inner;
    }
    return { element, frames };
  };
  const words = element => [...element.childNodes].map(node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT)$/i.test(node.tagName)) return '';
    if (node.getAttribute('aria-hidden') === 'true' || node.dataset.testid === 'stIconMaterial') return '';
    return words(node);
  }).join('').replace(/\\s+/g, ' ').trim();
  const nameOf = element => {
    const named = (element.getAttribute('aria-labelledby') || '').split(' ')
      .map(id => element.ownerDocument.getElementById(id)).filter(Boolean).map(words).join(' ').trim();
    const label = element.labels && element.labels[0];
    return element.getAttribute('aria-label') || named || (label && words(label)) || words(element)
      || element.title || '';
  };
  const fullName = element => {
    if (/^(MAIN|BODY|HTML)$/.test(element.tagName)) return '';
    const group = element.closest('[role=radiogroup]');
    return [group && group !== element && nameOf(group), nameOf(element)].filter(Boolean).join(': ');
  };
  const sign = element => {
    const style = element.ownerDocument.defaultView.getComputedStyle(element);
    const outline = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 ? ''
      : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    const border = ['Top', 'Right', 'Bottom', 'Left'].map(side =>
      parseFloat(style[`border${side}Width`]) === 0 ? '' : style[`border${side}Width`] + style[`border${side}Color`]);
    return [outline, style.boxShadow, ...border].join('|');
  };
  const chain = element => {
    const nodes = [], grid = element.closest('[data-testid="stDataFrame"]');
    if (grid) return [grid];
    let node = element;
    while (node && nodes.length < AROUND && node !== element.ownerDocument.body) {
      nodes.push(node);
      node = node.parentElement;
    }
    return nodes;
  };
  const holds = (node, element) => node === element || node.contains(element)
    || Boolean(element.ownerSVGElement) && element.ownerSVGElement === node.ownerSVGElement;

  const { element, frames } = deepest();
  const faults = [];
  const last = window.zkLast;
  if (last && last.element !== element && last.element.isConnected) {
    // What still holds the focus is compared with how it was without; new since then, it has an outline or none.
    const before = (node, now) => plain.has(node) ? plain.get(node) : now.startsWith('|') ? now : '';
    const known = last.chain.filter(([node]) => node.isConnected)
      .map(([node, now]) => [now, holds(node, element) ? before(node, now) : sign(node)]);
    if (known.length && known.every(([now, without]) => now === without))
      faults.push(`${last.said}: no mark of the focus`);
  }
  for (const each of document.querySelectorAll('a, button, input, textarea, summary, [tabindex]'))
    for (const node of chain(each))
      if (!plain.has(node) && !holds(node, element)) plain.set(node, sign(node));
  const place = element.closest('[data-testid="stDataFrame"]') || element;
  if (!ids.has(place)) ids.set(place, ++window.zkCount);
  const name = fullName(element);
  const body = element === element.ownerDocument.body || element === element.ownerDocument.documentElement;
  const called = each => each ? `${each.tagName} ${each.dataset.testid || each.getAttribute('class')}` : 'nothing';
  const said = `${name.slice(0, 60) || '(no name)'} <${called(element)}>`;
  // A field for files is no stop of Tab: only the chooser that the test answers puts the focus there.
  const unmarked = body || element.type === 'file';
  window.zkLast = unmarked ? null : { element, said, chain: chain(element).map(node => [node, sign(node)]) };

  if (!body) {
    let shown = place, box = shown.getBoundingClientRect();
    while (shown.parentElement && (box.width <= 2 || box.height <= 2)) {
      shown = shown.parentElement;
      box = shown.getBoundingClientRect();
    }
    const view = element.ownerDocument.defaultView;
    const left = Math.max(box.left, 0), right = Math.min(box.right, view.innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, view.innerHeight);
    if (right - left < 2 || bottom - top < 2) faults.push(`${said}: outside the window`);
    else {
      let x = (left + right) / 2, y = (top + bottom) / 2;
      let over = element.ownerDocument.elementFromPoint(x, y);
      let seen = over && (holds(shown, over) || holds(over, shown));
      for (const frame of [...frames].reverse()) {
        const around = frame.getBoundingClientRect();
        x += around.left; y += around.top;
        over = frame.ownerDocument.elementFromPoint(x, y);
        seen = seen && over === frame;
      }
      if (!seen) faults.push(`${said}: under ${called(over)}`);
    }
  }
  return { id: ids.get(place), name, tag: element.tagName.toLowerCase(), role: element.getAttribute('role') || '',
           inFrame: frames.length > 0, body, faults };
}
"""
"""Where the focus is now; `faults`: what is wrong with it, and with the mark of the stop before."""
