/** The fields of a form after the reader answered "Did you mean …?" with yes; otherwise unchanged. */
export function acceptSuggestion(fields: Record<string, string>): Record<string, string> {
  const { use, ...typed } = fields
  return use ? { ...typed, email: use, asked: use } : typed
}
