// What is selected in the text, as offsets of the report (code points).
import { points } from '../../lib/spans';

function offset(node: Node, at: number): number | null {
  let element: Element | null;
  let inside = 0;
  if (node.nodeType === Node.TEXT_NODE) {
    element = node.parentElement;
    inside = points((node.textContent ?? '').slice(0, at));
  } else {
    const child = node.childNodes[at] ?? null;
    const next = child instanceof Element ? (child.matches('[data-s]') ? child : child.querySelector('[data-s]')) : null;
    if (next instanceof HTMLElement) return Number(next.dataset['s']);
    element = node instanceof Element ? node : node.parentElement;
    const last = element?.matches('[data-s]') ? element : Array.from(element?.querySelectorAll('[data-s]') ?? []).pop();
    return last instanceof HTMLElement ? Number(last.dataset['s']) + points(last.textContent ?? '') : null;
  }
  const piece = element?.closest<HTMLElement>('[data-s]');
  return piece ? Number(piece.dataset['s']) + inside : null;
}

/** Start and end of the selection inside `root`, or null. */
export function selected(root: HTMLElement): { start: number; end: number; words: string; box: DOMRect } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const boxes = range.getClientRects();
  const box = boxes[boxes.length - 1];
  return box ? { start, end, words: selection.toString(), box } : null;
}
