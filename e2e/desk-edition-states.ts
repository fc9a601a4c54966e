import type { Page } from '@playwright/test'
import { signInAtDesk, type DeskRole } from './desk'
import { comingDraft, press } from './edition'
import type { State } from './state'
import { expect, type World } from './world'

/** Makes the coming edition stand as it is to be looked at; what it was before does not matter. */
async function stand(world: World, sql: string[]): Promise<number> {
  await world.query(
    `update editions set state = 'draft', html = null, text = null, bytes_hash = null, is_hurried = false, why = null,
            submitted_by = null, approved_by = null, audience = null, started_at = null, closed_at = null
      where number = (select max(number) from editions) and state <> 'sent'`,
  )
  const number = await comingDraft(world)
  await world.query('delete from deliveries where edition_number = $1', [number])
  await world.query(
    `update editions set subject = 'A ferry that came late, and the ice that did not',
            preheader = 'What the river brought this week.', opening_note = 'Good morning.' where number = $1`,
    [number],
  )
  for (const statement of sql) await world.query(statement, [number])
  return number
}

const html =
  '<html lang="en"><head><title>Letter</title></head><body><h1>A letter of this week</h1></body></html>'
const size = (part: string) => `octet_length(${part}) || ':' || ${part}`
/** Bytes with the hash that the worker expects of them (lib/deliveries/hash-bytes.ts). */
const bytes = `html = '${html}', text = 'A letter of this week',
  bytes_hash = encode(sha256(convert_to(${size('subject')} || ${size(`'${html}'`)} || ${size(`'A letter of this week'`)}, 'UTF8')), 'hex')`

/** The books of a letter, so many of each outcome; nobody's turn comes while a picture is taken. */
const books = (counts: Record<string, number>) => `insert into deliveries
  (edition_number, subscriber_id, state, next_attempt_at, outcome_at, last_error)
  select $1, gen_random_uuid(), kind.state::delivery_state, clock_timestamp() + interval '1 day',
         case when kind.state <> 'waiting' then clock_timestamp() end,
         case when kind.state in ('refused', 'uncertain') then '550 5.1.1 No such mailbox here' end
    from (values ${Object.entries(counts)
      .map(([state, count]) => `('${state}', ${count})`)
      .join(', ')}) as kind (state, count), generate_series(1, kind.count)`

type Look = {
  role?: DeskRole
  /** SQL that makes the draft \$1 what it is to be. */
  sql?: string[]
  query?: string
  then?: (page: Page) => Promise<void>
}

const edition = (name: string, { role = 'approver', sql = [], query = '', then }: Look): State => ({
  name: `desk-edition-${name}`,
  async open(page, world) {
    const number = await stand(world, sql)
    await signInAtDesk(page, world, role)
    await page.goto(`/staff/newsletter/${number}${query}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`No. ${number}`)
    await then?.(page)
  },
})

const approved = `update editions set state = 'approved', submitted_by = gen_random_uuid(), ${bytes} where number = $1`
const hurried = `update editions set is_hurried = true where number = $1`
const into = (state: string, audience: number, why = '') =>
  `update editions set state = '${state}', audience = ${audience}, started_at = sends_at, closed_at = sends_at,
          beat_at = sends_at + interval '10 years', why = nullif('${why}', ''), ${bytes} where number = $1`
const underway = books({ waiting: 1204, sent: 2750, refused: 12, suppressed: 30, left: 3, uncertain: 1 })
const over = books({ sent: 3980, refused: 12, suppressed: 30, left: 3, uncertain: 2 })

const clicks = `insert into edition_clicks (edition_number, position, count)
  select edition_number, position, 120 / position from edition_items where edition_number = $1
      on conflict do nothing`

/** The weekly edition at the desk, from its draft to its closed books. */
export const deskEditionStates: State[] = [
  {
    name: 'desk-newsletter',
    async open(page, world) {
      await stand(world, [])
      await signInAtDesk(page, world, 'editor')
      await page.goto('/staff/newsletter')
      await expect(page.getByRole('link', { name: /^Open edition/ })).toBeVisible()
    },
  },
  edition('draft', { role: 'editor' }),
  edition('errors', {
    then: async (page) => {
      await page.getByLabel('Subject').fill('')
      await press(page, 'Hand in for approval')
      await expect(page.getByRole('alert').first()).toContainText('cannot be handed in yet')
    },
  }),
  {
    name: 'desk-edition-theirs',
    async open(page, world) {
      const number = await stand(world, [])
      await signInAtDesk(page, world, 'editor')
      await page.goto(`/staff/newsletter/${number}`)
      await world.query('update editions set revision = revision + 1 where number = $1', [number])
      await page.getByLabel('Subject').fill('Mine')
      await press(page, 'Save')
      await expect(page.getByRole('alert').first()).toContainText('Somebody else saved this')
    },
  },
  edition('submitted', { sql: [`update editions set state = 'submitted' where number = $1`] }),
  edition('submitted-editor', {
    role: 'editor',
    sql: [`update editions set state = 'submitted' where number = $1`],
  }),
  edition('approved', { sql: [approved] }),
  edition('hurried', { sql: [approved, hurried] }),
  edition('cancel', { sql: [approved], query: '?ask=cancel' }),
  edition('sending', { sql: [into('sending', 4000), underway] }),
  edition('paused', { sql: [into('paused', 4000), underway] }),
  edition('held', { sql: [into('held', 4000, 'no_sign_of_life'), underway] }),
  edition('closed', { sql: [into('cancelled', 4027), over, clicks], query: '?ask=resend' }),
  edition('skipped', {
    role: 'editor',
    sql: [`update editions set state = 'skipped', why = 'not_approved' where number = $1`],
  }),
]
