import { spawn } from 'node:child_process'
import path from 'node:path'
import { bounceMail } from '../../testing/fixtures/bounce-mail'
import { expect, type World } from '../world'

/**
 * A mail provider's bounces about us: nine are in the database, and the tenth comes through the pipe of a mail server, as
 * `npm run mail:bounced` gets it. It holds the domain and alerts staff.
 */
export async function blockByProvider(world: World): Promise<void> {
  const [sent] = await world.query<{ number: number; id: string; email: string }>(
    `select delivery.edition_number as number, subscriber.id, subscriber.email
       from deliveries delivery join subscribers subscriber on subscriber.id = delivery.subscriber_id
      where delivery.state = 'sent' order by delivery.edition_number desc limit 1`,
  )
  if (sent === undefined) throw new Error('No edition was sent')
  const { number, id, email } = sent
  await world.query(
    `insert into mail_events (id, kind, edition_number, domain, at)
     select 'seed:block:' || n, 'policy_block', $1::int, $2, $3 from generate_series(1, 9) as n on conflict do nothing`,
    [number, email.split('@')[1], await world.now()],
  )
  const words = '550 5.7.1 Client host blocked using zen.spamhaus.org'
  const mail = bounceMail({ email, messageId: `<${number}.${id}@example.org>`, status: '5.7.1', words })
  const child = spawn(process.execPath, [path.join('build', 'mail-bounced.js')], {
    cwd: path.resolve(import.meta.dirname, '..', '..'),
    env: world.environment,
  })
  child.stdin.end(mail)
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
}
