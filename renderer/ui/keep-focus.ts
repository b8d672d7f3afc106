/** The keyboard stays near its place when what had it is removed, disabled or hidden, and comes back when that is there again. */

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

const pane = '[data-pane-name]';

const choicesIn = (element: Element): readonly HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(focusable)].filter((each) => each.checkVisibility());

const isUsable = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && element.checkVisibility();

/** Panes come and go with the place in the paper, and what stands beside them or floats over them is no part of any. */
const isWholePart = (removed: Element, parent: Node): boolean =>
  removed.matches(pane) || (parent as Element).querySelector(pane) !== null;

type Way = 'next' | 'previous';

/** The nearest choice on one side: in a row like the removed one, the same thing to press. */
const besides = (from: Node | null, way: Way, removed: readonly HTMLElement[], at: number): HTMLElement | null => {
  for (let node = from; node !== null; node = way === 'next' ? node.nextSibling : node.previousSibling) {
    if (!(node instanceof Element)) continue;
    const choices = node.matches(focusable) ? [node as HTMLElement] : choicesIn(node);
    const same = choices.length === removed.length ? choices[at] : undefined;
    const found = same ?? choices.at(way === 'next' ? 0 : -1);
    if (found !== undefined) return found;
  }
  return null;
};

/** Upwards from an element, within its pane: the first choice after it, else the last before it. */
const around = (element: Element): HTMLElement | null => {
  for (let within = element.parentElement; within !== null && within !== document.body; within = within.parentElement) {
    const choices = choicesIn(within).filter((each) => each !== element);
    const after = choices.find(
      (each) => (element.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    const found = after ?? choices.at(-1);
    if (found !== undefined) return found;
    if (within.matches('[tabindex]')) return within;
    if (within.matches(pane)) return null;
  }
  return null;
};

/** Where the keyboard goes from `lost`, which was removed with `removed`. */
const fromRemoved = (record: MutationRecord, removed: Element, lost: HTMLElement): HTMLElement | null => {
  const all = [...removed.querySelectorAll<HTMLElement>(focusable)];
  const at = Math.max(0, all.indexOf(lost));
  const parent = record.target as Element;
  const inParent = choicesIn(parent);
  return (
    besides(record.nextSibling, 'next', all, at) ??
    besides(record.previousSibling, 'previous', all, at) ??
    inParent[0] ??
    (parent.matches('[tabindex]') ? (parent as HTMLElement) : parent.matches(pane) ? null : around(parent))
  );
};

/** Watches the page from now on. */
export const keepFocus = (): void => {
  let last: HTMLElement | null = null;
  let moved: { readonly from: HTMLElement; readonly to: HTMLElement } | null = null;
  const move = (from: HTMLElement, to: HTMLElement | null): void => {
    if (to === null) return;
    to.focus({ preventScroll: true });
    moved = from.isConnected ? { from, to } : null;
  };
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : null;
    if (moved !== null && last !== moved.to) moved = null;
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    const left = last;
    if (relatedTarget !== null || left === null) return;
    queueMicrotask(() => {
      // Left on purpose, or for another window.
      if (last === left && isUsable(left) && document.hasFocus()) last = null;
    });
  });
  const heard = (record: MutationRecord): void => {
    if (record.type === 'attributes') {
      const { target } = record;
      if (moved !== null && target.contains(moved.from) && isUsable(moved.from)) {
        if (document.activeElement === moved.to) moved.from.focus({ preventScroll: true });
        moved = null;
      } else if (last !== null && target.contains(last) && !isUsable(last)) move(last, around(last));
      return;
    }
    for (const removed of record.removedNodes) {
      if (last === null || last.isConnected || !(removed instanceof Element) || !removed.contains(last)) continue;
      if (!isWholePart(removed, record.target)) move(last, fromRemoved(record, removed, last));
    }
  };
  new MutationObserver((records) => {
    if (last !== null || moved !== null) records.forEach(heard);
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
};
