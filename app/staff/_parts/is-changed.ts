/**
 * Whether a field of a form differs from what the page came with. On a slow machine people type before the page's script
 * runs, and no event tells the script about that.
 */
export function isChanged(fields: Iterable<Element>): boolean {
  return [...fields].some(
    (field) =>
      (field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && field.type === 'text')) &&
      field.value !== field.defaultValue,
  )
}
