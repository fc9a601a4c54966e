export type EditionItem = { articleId: string; blurb: string }

/**
 * Applies a button of the editor to the stories: "lead:<id>", "up:<id>", "down:<id>", "remove:<id>"; anything else changes nothing.
 */
export function arrange(items: readonly EditionItem[], intent: string): EditionItem[] {
  const [verb, id] = intent.split(':')
  const from = items.findIndex(({ articleId }) => articleId === id)
  const item = items[from]
  if (item === undefined) return [...items]
  const others = items.filter((each) => each !== item)
  if (verb === 'lead') return [item, ...others]
  if (verb === 'up') return others.toSpliced(Math.max(0, from - 1), 0, item)
  if (verb === 'down') return others.toSpliced(from + 1, 0, item)
  return verb === 'remove' ? others : [...items]
}
