import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from '@playwright/test'
import type { State } from '../state'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The only rules that another scheme can change. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']
/** Rules about landmarks. Mail programs keep none. */
const rulesForPages = ['landmark-one-main', 'region']

/** Once for each page: axe is a script in it. */
export function loadAxe(page: Page): Promise<void> {
  return page.evaluate(source)
}

/** What axe finds, as lines with their places. */
export function findViolations(page: Page, { of }: Pick<State, 'of'>): Promise<string[]> {
  const skipped = of === 'mail' ? rulesForPages : []
  return run(page, { rules: Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }])) })
}

export function findColourViolations(page: Page): Promise<string[]> {
  return run(page, { runOnly: { type: 'rule', values: rulesOfColour } })
}

function run(page: Page, options: axe.RunOptions): Promise<string[]> {
  return page.evaluate(async (given) => {
    // The preview frame runs no scripts, so axe cannot enter it. The edition in it is a state of its own.
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: [['iframe']] },
      { ...given, iframes: false, resultTypes: ['violations'] },
    )
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary ?? ''}`,
      ),
    )
  }, options)
}
