import type { Page } from '@playwright/test'
import { expect, type World } from '../world'

const dayMs = 86_400_000

/** The number of the coming edition's draft. The clock moves to the next Monday if there is none yet. */
export async function comingDraft(world: World): Promise<number> {
  // As many stories as a draft picks, and one that can be added.
  await publish(world, 8)
  const find = () =>
    world.query<{ number: number }>(`select number from editions where state = 'draft' order by number`)
  for (let days = 0; days < 9; days += 1) {
    await world.settle()
    const [draft] = await find()
    if (draft !== undefined) {
      await fill(world, draft.number)
      return draft.number
    }
    await world.moveClock(new Date((await world.now()).getTime() + dayMs))
  }
  throw new Error('No draft of the newsletter was made in nine days')
}

/**
 * Adds stories until there are `count` that no edition has had, over all sections. Other journeys read these articles
 * too.
 */
async function publish(world: World, count: number): Promise<void> {
  const [unused] = await world.query<{ count: number }>(
    `select count(*)::int from articles
      where not exists (select from edition_items item join editions edition on edition.number = item.edition_number
                         where item.article_id = articles.id and edition.state not in ('draft', 'skipped', 'cancelled'))`,
  )
  await world.query(
    `insert into articles (id, slug, section, headline, standfirst, byline, body_markdown, published_at, updated_at)
     select gen_random_uuid(), 'edition-story-' || mark, sections[1 + place % cardinality(sections)], 'The Ferry That Came Late (' || mark || ')',
            'It was worth the wait.', 'A Reporter', 'It came.', $1, $1
       from (select place, substr(gen_random_uuid()::text, 1, 8) as mark from generate_series(1, $2) place) marks,
            (select array_agg(distinct section) as sections from articles) paper`,
    [await world.now(), count - (unused?.count ?? 0)],
  )
}

/** A draft that was made before the stories has too few of them. */
async function fill(world: World, number: number): Promise<void> {
  await world.query(
    `with had as (select coalesce(max(position), 0)::int as last, count(*)::int as count from edition_items where edition_number = $1)
     insert into edition_items (edition_number, position, article_id, blurb)
     select $1, had.last + row_number() over (order by published_at desc), articles.id, standfirst
       from articles, had
      where slug like 'edition-story-%' and not exists (select from edition_items where article_id = articles.id)
      order by published_at desc limit greatest(0, 7 - (select count from had))`,
    [number],
  )
}

/** When the first mail of the edition may be sent. */
export async function hourOf(world: World, number: number): Promise<Date> {
  const [edition] = await world.query<{ sends_at: Date }>('select sends_at from editions where number = $1', [
    number,
  ])
  if (edition === undefined) throw new Error(`There is no edition ${number}`)
  return edition.sends_at
}

export async function stateOf(world: World, number: number): Promise<string | undefined> {
  const sql = 'select state::text from editions where number = $1'
  return (await world.query<{ state: string }>(sql, [number]))[0]?.state
}

export const editor = (page: Page) => page.getByRole('form', { name: 'Edition' })
export const press = (page: Page, name: string) =>
  editor(page).getByRole('button', { name, exact: true }).click()

/** Opens a draft and gives it a unique subject. */
export async function writeEdition(page: Page, number: number): Promise<string> {
  const subject = `Ferries, ice and a late spring (${number}-${Date.now().toString(36)})`
  await page.goto(`/staff/newsletter/${number}`)
  await editor(page).getByLabel('Subject').fill(subject)
  await editor(page).getByLabel('Preheader').fill('What the river brought this week.')
  await editor(page).getByLabel('Editor’s note').fill('Good morning.\n\nThe ice is gone.')
  await editor(page).getByLabel('Editor’s name').fill('Vera Lindqvist')
  await press(page, 'Save')
  await expect(page.getByRole('status')).toContainText('Saved')
  return subject
}

/** Sends the seed's edition once more to the current subscribers. */
export async function sendEditionAgain(world: World): Promise<void> {
  const [edition] = await world.query<{ number: number }>(
    `select number from editions where bytes_hash is not null order by number desc limit 1`,
  )
  if (edition === undefined) throw new Error('There is no edition whose bytes are stored')
  await world.query(
    `insert into deliveries (edition_number, subscriber_id)
     select $1, id from subscribers where state = 'confirmed' on conflict do nothing`,
    [edition.number],
  )
  await world.query(
    `update editions set state = 'sending', started_at = $2, heartbeat_at = $2, closed_at = null,
            audience = (select count(*) from deliveries where edition_number = $1) where number = $1`,
    [edition.number, await world.now()],
  )
  const state = async () =>
    (
      await world.query<{ state: string }>('select state::text from editions where number = $1', [
        edition.number,
      ])
    )[0]?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('sent')
}
