import type { Page } from '@playwright/test'
import { isRussianOffered } from '../testing/offered-languages'
import { otherBrowser } from './steps/desk'
import { signInAs } from './seed/sessions'
import { comingDraft, editor, hourOf, press, stateOf, writeEdition } from './steps/edition'
import {
  approve,
  audienceOf,
  button,
  confirmed,
  letFridayCome,
  edition,
  main,
  recipients,
  said,
} from './steps/edition-journey'
import { subscribe } from './states/states'
import { expect, test, type CaughtMail, type World } from './world'

const problem = (page: Page) => page.getByRole('alert').first()
/** Readers who must not get the edition, each for a different reason. */
async function bystanders(page: Page, world: World): Promise<string[]> {
  const unconfirmed = world.newReader('unconfirmed')
  await subscribe(page, unconfirmed)
  await world.mail(unconfirmed, /confirm/i)
  const others = ['gone', 'suppressed', 'quiet'].map((name) => world.newReader(name))
  const states = ['unsubscribed', 'confirmed', 'confirmed']
  for (const [place, email] of others.entries()) {
    await world.query(
      `insert into subscribers (id, email, state, requested_at) values (gen_random_uuid(), $1, $2::subscriber_state, $3)`,
      [email, states[place], await world.now()],
    )
  }
  await world.query(
    `update subscribers set suppressed_at = $2, suppressed_reason = 'bounced' where email = $1`,
    [others[1], await world.now()],
  )
  await world.query(`update subscribers set paused_until = '2199-01-01' where email = $1`, [others[2]])
  return [unconfirmed, ...others]
}

test(
  'an edition is written, tested, approved by a second person, and sent on Friday to every subscriber once',
  { tag: '@noscript' },
  async ({ page, world, javaScriptEnabled, request }) => {
    test.setTimeout(600_000)
    page.setDefaultTimeout(20_000)
    const stays = await confirmed(page, world, 'stays')
    const leaves = await confirmed(page, world, 'leaves')
    const nobody = await bystanders(page, world)
    const number = await comingDraft(world)
    const writer = await signInAs(page, world, 'approver')
    const subject = await writeEdition(page, number)

    if (javaScriptEnabled) await expectToFollow(page, world, number)

    // Moving a story keeps what was typed.
    const headlines = editor(page).getByRole('heading', { level: 3 })
    const first = await headlines.nth(0).innerText()
    const second = await headlines.nth(1).innerText()
    await editor(page).getByLabel('Why it is worth their time').first().fill('It is *the* story.')
    await editor(page)
      .getByRole('button', { name: `Move down “${first}”` })
      .click()
    await expect(headlines.nth(0)).toHaveText(second)
    await expect(headlines.nth(1)).toHaveText(first)
    await expect(editor(page).getByLabel('Why it is worth their time').nth(1)).toHaveValue(
      'It is *the* story.',
    )
    await editor(page)
      .getByRole('button', { name: `Take out “${second}”` })
      .click()
    await expect(headlines.first()).toHaveText(first)
    const option = editor(page).getByRole('option').filter({ hasText: second })
    await editor(page)
      .getByLabel('Add a story')
      .selectOption(await option.getAttribute('value'))
    await press(page, 'Add it')
    await expect(headlines.last()).toHaveText(second)
    await expect(editor(page).getByLabel('Why it is worth their time').last()).not.toHaveValue('')
    await expect(edition(page).getByRole('heading', { level: 1 })).toHaveText(subject)
    await expect(edition(page).getByText('It is *the* story.')).toBeVisible()
    await editor(page)
      .getByRole('button', { name: `Make it the lead “${second}”` })
      .click()
    await expect(headlines.first()).toHaveText(second)

    await press(page, 'Send the test')
    await expect(said(page)).toContainText('the test is on its way')
    const trial = await world.mail(writer.email, new RegExp(`Test: Ferries.*\\(${number}-`))
    expect(trial.text).toContain('The ice is gone.\n\n— Vera Lindqvist, editor')
    const once = page.url()
    await press(page, 'Send the test')
    await expect(page).not.toHaveURL(once)
    const tests = async () =>
      (await world.mailsTo(writer.email)).filter((mail) => mail.subject === trial.subject)
    await expect.poll(tests).toHaveLength(2)

    await press(page, 'Submit for approval')
    await expect(said(page)).toContainText('Submitted')
    await expect(main(page)).toContainText('You submitted it, so somebody else has to approve it')
    await expect(button(page, 'Approve')).toHaveCount(0)

    const theirs = await otherBrowser(page, world, javaScriptEnabled)
    await signInAs(theirs, world, 'approver')
    await approve(theirs, number, subject)
    await expect(main(theirs)).toContainText('Sending starts on Friday')
    await theirs.context().close()
    expect(await world.mailsAbout(subject)).toEqual([])

    await world.query(`update subscribers set language = 'ru' where email = $1`, [stays])
    await letFridayCome(world, number)
    const mails = await world.mailsAbout(subject)
    expect(recipients(mails)).toEqual(await audienceOf(world, number))
    expect(recipients(mails)).toEqual(expect.arrayContaining([stays, leaves]))
    for (const email of nobody) expect(recipients(mails)).not.toContain(email)
    expect(
      await world.query(
        `select deliveries.state::text from deliveries join subscribers on id = subscriber_id where edition_number = $1 and email = any($2)`,
        [number, nobody],
      ),
    ).toEqual([{ state: 'suppressed' }])

    const theirLanguage = mails.find(({ to }) => to.some(({ address }) => address === stays))
    expect(theirLanguage?.text).toContain(isRussianOffered ? 'Отписаться' : 'Unsubscribe')
    const mail = mails.find(({ to }) => to.some(({ address }) => address === leaves))
    if (mail === undefined) throw new Error('The edition did not arrive')
    await expectInArchive(page, world, { number, mail })

    const headers = await world.headersOf(mail)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const oneClick = /<([^>]+)>/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
    const answer = await request.post(oneClick, {
      form: { 'List-Unsubscribe': 'One-Click' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(200)

    await sendNextWeek({ page, world, javaScriptEnabled, stays, leaves })
  },
)

/** With JavaScript, the preview shows what is typed before it is saved. */
async function expectToFollow(page: Page, world: World, number: number): Promise<void> {
  const subject = editor(page).getByLabel('Subject')
  const saved = await subject.inputValue()
  await subject.fill('Typed, and not saved')
  await expect(edition(page).getByRole('heading', { level: 1 })).toHaveText('Typed, and not saved')
  await subject.fill('Typed once more')
  await expect(edition(page).getByRole('heading', { level: 1 })).toHaveText('Typed once more')
  expect(await world.query('select subject from editions where number = $1', [number])).toEqual([
    { subject: saved },
  ])
  await subject.fill(saved)
}

/** The next Friday's edition, by other staff. Readers who have unsubscribed must not get it. */
async function sendNextWeek({
  page,
  world,
  javaScriptEnabled,
  stays,
  leaves,
}: {
  page: Page
  world: World
  javaScriptEnabled: boolean
  stays: string
  leaves: string
}): Promise<void> {
  const number = await comingDraft(world)
  await world.query('delete from rate_limits')
  const writing = await otherBrowser(page, world, javaScriptEnabled)
  const approving = await otherBrowser(page, world, javaScriptEnabled)
  await signInAs(writing, world, 'editor')
  const subject = await writeEdition(writing, number)
  await press(writing, 'Submit for approval')
  await expect(said(writing)).toContainText('Submitted')
  await expect(main(writing)).toContainText('Only an approver or an administrator can approve it')
  await signInAs(approving, world, 'approver')
  await approve(approving, number, subject)

  await letFridayCome(world, number)
  const reached = recipients(await world.mailsAbout(subject))
  expect(reached).toContain(stays)
  expect(reached).not.toContain(leaves)
  expect(reached).toEqual(await audienceOf(world, number))
  await writing.context().close()
  await approving.context().close()
}

/** The archive shows the bytes that were mailed, except for each reader's own links. */
async function expectInArchive(
  page: Page,
  world: World,
  { number, mail }: { number: number; mail: CaughtMail },
): Promise<void> {
  const { site } = world.addresses
  const open = (part: string) =>
    part.replace(
      /https?:\/\/[^\s"<>]+\/newsletter\/(unsubscribe|preferences)\?token=[^\s"<>]+/g,
      `${site}/newsletter`,
    )
  const plain = (part: string) => part.replace('<base target="_blank">', '').replace(/\s+/g, ' ').trim()
  const html = await (await page.request.get(`/newsletter/${number}/mail`)).text()
  const text = await (await page.request.get(`/newsletter/${number}/text`)).text()
  expect(plain(html)).toBe(plain(open(mail.html)))
  expect(plain(text)).toBe(plain(open(mail.text)))
  await page.goto(`/newsletter/${number}`)
  await expect(page.getByText('— Vera Lindqvist, editor')).toBeVisible()
}

test('“Send now” waits five minutes in which it can be undone', async ({
  page,
  world,
  javaScriptEnabled,
}) => {
  test.setTimeout(400_000)
  const number = await comingDraft(world)
  await signInAs(page, world, 'editor')
  const subject = await writeEdition(page, number)
  await press(page, 'Submit for approval')
  await expect(said(page)).toContainText('Submitted')
  await expect(button(page, 'Send now')).toHaveCount(0)

  const theirs = await otherBrowser(page, world, javaScriptEnabled)
  await signInAs(theirs, world, 'approver')
  await approve(theirs, number, subject)
  const itsHour = await hourOf(world, number)
  await button(theirs, 'Send now').click()
  await expect(main(theirs)).toContainText('Sending starts in about 5 minutes')
  await button(theirs, 'Undo').click()
  await expect(said(theirs)).toContainText('Undone')
  expect(await hourOf(world, number)).toEqual(itsHour)

  await button(theirs, 'Send now').click()
  await expect(button(theirs, 'Undo')).toBeVisible()
  expect(await world.mailsAbout(subject)).toEqual([])
  await letFridayCome(world, number)
  await theirs.goto(`/staff/newsletter/${number}`)
  await expect(main(theirs)).toContainText('are accounted for')
  await theirs.context().close()
})

test('when two editors save the same draft, the second is told and loses nothing', async ({
  page,
  world,
}) => {
  const number = await comingDraft(world)
  await signInAs(page, world, 'editor')
  const mine = await writeEdition(page, number)
  // A colleague saves the same draft while this page is open.
  await world.query(
    `update editions set subject = 'Their subject', revision = revision + 1 where number = $1`,
    [number],
  )
  await editor(page).getByLabel('Editor’s note').fill('My note.')
  await press(page, 'Submit for approval')
  await expect(problem(page)).toContainText('Somebody else saved this')
  // The message about the earlier save is gone.
  await expect(said(page).filter({ hasText: 'Saved' })).toHaveCount(0)
  await expect(main(page).getByRole('region', { name: 'The other version' })).toContainText('Their subject')
  await expect(editor(page).getByLabel('Subject')).toHaveValue(mine)
  await expect(editor(page).getByLabel('Editor’s note')).toHaveValue('My note.')
  expect(await stateOf(world, number)).toBe('draft')
  await press(page, 'Save')
  await expect(said(page)).toContainText('Saved')
  await expect
    .poll(() => world.query('select subject from editions where number = $1', [number]))
    .toEqual([{ subject: mine }])
})

test('missing fields are listed, and nothing typed is lost', async ({ page, world }) => {
  const number = await comingDraft(world)
  await signInAs(page, world, 'editor')
  await writeEdition(page, number)
  await press(page, 'Add it')
  await expect(problem(page)).toContainText('Choose the article to add')
  await editor(page).getByLabel('Editor’s note').fill('Still here.')
  await editor(page).getByLabel('Preheader').fill('')
  await press(page, 'Submit for approval')
  await expect(problem(page)).toContainText('cannot be submitted yet')
  await expect(editor(page).getByLabel('Editor’s note')).toHaveValue('Still here.')
  expect(await stateOf(world, number)).toBe('draft')
})

test('a fundraiser cannot open the newsletter pages', async ({ page, world }) => {
  await signInAs(page, world, 'fundraiser')
  for (const path of ['/staff/newsletter', '/staff/newsletter/1', '/staff/newsletter/1/mail?look=dark'])
    expect((await page.goto(path))?.status(), path).toBe(403)
})
