/** The fields of a form after its "Did you mean …?" was answered with yes; otherwise as they are. */
export function acceptSuggestion(fields: Record<string, string>): Record<string, string> {
  const { use, ...typed } = fields
  return use ? { ...typed, email: use, asked: use } : typed
}
