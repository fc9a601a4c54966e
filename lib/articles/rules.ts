/** "From the Newsroom" lives at /sections/from-the-newsroom. */
export function sectionPath(section: string): `/sections/${string}` {
  return `/sections/${section.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
}

/** The section that a path segment names, or null. */
export function sectionFromPath(segment: string, sections: readonly string[]): string | null {
  return sections.find((section) => sectionPath(section) === `/sections/${segment}`) ?? null
}
