import { states } from './states'
import { expect, test } from './world'

// Scripts are what a policy stops and what fetches from elsewhere, so this is looked at with them.

for (const { name, open } of states.filter(({ of }) => of === undefined)) {
  test(`${name}: nothing comes from elsewhere, and the policy stops nothing of ours`, async ({
    page,
    world,
  }) => {
    const complaints: string[] = []
    const strangers: string[] = []
    const homes = [world.addresses.site, world.addresses.stripeUrl].map((url) => new URL(url).origin)
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol !== 'data:' && !homes.includes(origin)) strangers.push(request.url())
      // The payment page is the one place elsewhere to which a reader goes, and goes as a whole.
      if (origin === homes[1] && !request.isNavigationRequest()) strangers.push(request.url())
    })
    page.on('console', (message) => {
      // A page that is meant to be missing answers 404, one that is closed 403, and the browser notes that. The
      // frame with the letter lets no script run, so the browser notes as well that this test looks into it.
      const isExpected = /status of 40[34]|frame is sandboxed/.test(message.text())
      if (message.type() === 'error' && !isExpected) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await open(page, world)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    expect(complaints).toEqual([])
    expect(strangers).toEqual([])
  })
}
