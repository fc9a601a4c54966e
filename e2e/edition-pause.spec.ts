import { otherBrowser } from './steps/desk'
import { signInAs } from './seed/sessions'
import { comingDraft, hourOf, press, stateOf, writeEdition } from './steps/edition'
import { approve, audienceOf, button, confirmed, main, recipients, said } from './steps/edition-journey'
import { expect, test } from './world'

test('an edition is paused while it is sent, resumed, and sent again to a reader when staff ask for it', async ({
  page,
  world,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000)
  const reader = await confirmed(page, world, 'waits')
  const number = await comingDraft(world)
  await signInAs(page, world, 'editor')
  const subject = await writeEdition(page, number)
  await press(page, 'Submit for approval')
  await expect(said(page)).toContainText('Submitted')
  const theirs = await otherBrowser(page, world, javaScriptEnabled)
  await signInAs(theirs, world, 'approver')
  await approve(theirs, number, subject)

  // As if the mail server had just failed: the edition starts and waits for the server.
  await world.query(
    `update editions set breaker_until = clock_timestamp() + interval '1 hour', breaker_trips = 5 where number = $1`,
    [number],
  )
  await world.moveClock(new Date((await hourOf(world, number)).getTime() + 1000))
  await expect.poll(() => stateOf(world, number)).toBe('sending')
  // As if both had used their second factor this Friday.
  await world.query('update sessions set second_factor_at = $1 where second_factor_at is not null', [
    await world.now(),
  ])
  await theirs.goto(`/staff/newsletter/${number}`)
  await expect(main(theirs)).toContainText('mail server')
  await button(theirs, 'Pause').click()
  await expect(said(theirs)).toContainText('Paused')
  await world.query('update editions set breaker_until = null, breaker_trips = 0 where number = $1', [number])
  expect(await stateOf(world, number)).toBe('paused')
  expect(await world.mailsAbout(subject)).toEqual([])

  await button(theirs, 'Resume sending').click()
  await expect.poll(() => stateOf(world, number), { timeout: 60_000 }).toBe('sent')
  expect(recipients(await world.mailsAbout(subject))).toEqual(await audienceOf(world, number))

  // As if a worker had died between the last byte and the server's reply.
  await world.query(
    `update deliveries set state = 'uncertain' where edition_number = $1
        and subscriber_id = (select id from subscribers where email = $2)`,
    [number, reader],
  )
  await page.goto(`/staff/newsletter/${number}`)
  await expect(main(page)).toContainText('Only approvers and administrators can see whose they are')
  await expect(page.getByText(reader)).toHaveCount(0)
  await theirs.goto(`/staff/newsletter/${number}`)
  await expect(main(theirs).getByText(reader)).toBeVisible()
  await main(theirs).getByRole('link', { name: 'Send these again' }).click()
  await button(theirs, 'Send it again').click()
  const copies = async () =>
    recipients(await world.mailsAbout(subject)).filter((address) => address === reader).length
  await expect.poll(copies, { timeout: 60_000 }).toBe(2)
  await expect.poll(() => stateOf(world, number)).toBe('sent')
  await theirs.context().close()
})
