import type { Page } from '@playwright/test'

/**
 * Texts that a reader cannot read well: cut off, outside of their button or cell, outside of the window, over another, or
 * with a word that breaks in two without a hyphen.
 */
export function findClipped(page: Page): Promise<string[]> {
  return page.evaluate(readClipped)
}

/** In the page. Text that can be scrolled to is not lost. */
function readClipped(): string[] {
  type Box = { left: number; right: number; top: number; bottom: number }
  type Line = Box & { node: Node; text: string; parent: Element }
  const faults = new Set<string>()

  const isReadable = (element: Element) => {
    if (element.closest('script, style, noscript, template, svg') !== null) return false
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
    // For screen readers alone.
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      if (each.clientWidth === 1 && each.clientHeight === 1) return false
    return true
  }
  const name = (element: Element) =>
    element.tagName.toLowerCase() + (element.id === '' ? '' : `#${element.id}`)
  const isOutside = (line: Box, box: Box) => line.right > box.right + 1 || line.left < box.left - 1

  /** Addresses, numbers of a bank and the like may break where they are longer than their line. */
  function brokenWords(node: Node, parent: Element): string[] {
    if (getComputedStyle(parent).hyphens === 'auto') return []
    const broken: string[] = []
    for (const { 0: run, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
      if (run.length > 20 || /[@/_.:]\S/.test(run)) continue
      for (const { 0: word, index: within } of run.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
        const range = document.createRange()
        range.setStart(node, index + within)
        range.setEnd(node, index + within + word.length)
        const [first, ...others] = range.getClientRects()
        // A dropped initial is higher than its word, which goes on beside it.
        const goesOn = (part: DOMRect) => first === undefined || part.left >= first.right - 1
        if (!others.every(goesOn)) broken.push(word)
      }
    }
    return broken
  }

  const lines: Line[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null) {
    const { currentNode: node } = walker
    const text = node.textContent?.trim() ?? ''
    const parent = node.parentElement
    if (text === '' || parent === null || !isReadable(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = range.getClientRects()
    for (const { left, right, top, bottom } of rects)
      lines.push({ left, right, top, bottom, node, parent, text: text.slice(0, 60) })
    if (rects.length > 1) for (const word of brokenWords(node, parent)) faults.add(`broken in two: ${word}`)
  }

  for (const line of lines) {
    let isLost = true
    for (let each: Element | null = line.parent; each !== null && isLost; each = each.parentElement) {
      const style = getComputedStyle(each)
      const box = each.getBoundingClientRect()
      if (/auto|scroll/.test(style.overflowX) && each !== document.documentElement) isLost = false
      else if (/hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) && each !== document.body) {
        const isCut = isOutside(line, box) || line.bottom > box.bottom + 2 || line.top < box.top - 2
        if (isCut) faults.add(`cut by ${name(each)}: ${line.text}`)
      }
      if (/^(button|summary|td|th|label)$/i.test(each.tagName) && isOutside(line, box))
        faults.add(`out of its ${name(each)}: ${line.text}`)
    }
    if (isLost && (line.right > window.innerWidth + 1 || line.left < -1))
      faults.add(`out of the window: ${line.text}`)
  }

  // Lines of one text may touch; those of two texts may not. A line's box is higher than its letters.
  const letters = lines.map((line) => {
    const spare = (line.bottom - line.top) / 4
    return { ...line, top: line.top + spare, bottom: line.bottom - spare }
  })
  const sorted = letters.toSorted((one, other) => one.top - other.top)
  sorted.forEach((one, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.top > one.bottom - 2) break
      const isOver = Math.min(one.right, other.right) - Math.max(one.left, other.left) > 4
      if (isOver && one.node !== other.node) faults.add(`${one.text} lies over ${other.text}`)
    }
  })
  return [...faults]
}
