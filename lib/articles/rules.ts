/** "From the Newsroom" lives at /sections/from-the-newsroom. */
export function sectionPath(section: string): `/sections/${string}` {
  return `/sections/${section.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`
}

/** The section that a path segment names, or null. */
export function sectionFromPath(segment: string, sections: readonly string[]): string | null {
  return sections.find((section) => sectionPath(section) === `/sections/${segment}`) ?? null
}

const [first, last] = ['News', 'From the Newsroom']

/** The order of a paper's navigation: the news first, the paper about itself last, the rest by name. */
export function compareSections(one: string, other: string): number {
  const rank = (section: string) => (section === first ? 0 : section === last ? 2 : 1)
  return rank(one) - rank(other) || one.localeCompare(other)
}

/** A headline as it is set: no line begins with a dash. */
export function setHeadline(headline: string): string {
  return headline.replace(/ (?=[—–])/g, '\u00a0')
}
