import { parseArgs } from 'node:util'
import { mostBytes } from '@/lib/bounces/classify/read-returned-mail'
import { recordReturnedMail } from '@/lib/bounces/record-returned-mail'
import { currentTime } from '@/lib/clock'
import { runCommand } from '@/lib/run-command'

// `npm run -s mail:bounced < mail`: for the alias pipe of a mail server (`bounces: "|cd /srv/paper && npm run …"`). With
// `-- --to <address>` it is told the envelope's recipient, which names the mail if it is a return path of ours.
// Exit code 0 also for a mail that is not a bounce, or the server would bounce it; 75 (EX_TEMPFAIL) if we failed, so
// that the server keeps the mail and tries again.

const tryAgain = 75

const words = {
  recorded: 'The mail is recorded: a bounce, a complaint, or a reader who left.',
  nothing:
    'Nothing was changed: the mail means nothing for us, names no mail that we sent, or is recorded already.',
  unreadable: 'The mail cannot be read. It is kept for staff to see, on the page Deliverability.',
}

/** A returned mail may be long; the bounce report is at its beginning. */
async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (size < mostBytes) chunks.push(chunk)
    size += chunk.byteLength
  }
  return Buffer.concat(chunks).subarray(0, mostBytes)
}

async function main(): Promise<void> {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values
  const raw = await readInput()
  const outcome = await recordReturnedMail({ raw, to: to ?? null }, await currentTime())
  process.stdout.write(`${words[outcome]}\n`)
}

await runCommand(main, { exitCode: tryAgain })
