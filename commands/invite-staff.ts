import { currentTime } from '@/lib/clock'
import { invite } from '@/lib/staff/invite'
import { staffRoles } from '@/lib/staff/rules'
import { invitationSchema } from '@/lib/staff/schema'
import { runCommand } from '@/lib/run-command'

// `npm run staff:invite -- <address> <role>`: invites somebody to the desk. Exit code 1 if they cannot be invited.

const usage = `Usage: npm run staff:invite -- <address> <role>, the role being one of ${staffRoles.join(', ')}`

const reasons = {
  'works-here': 'already works at the desk: change the role there',
  invited: 'is invited already: withdraw that invitation at the desk first',
}

async function main([email, role]: string[]): Promise<void> {
  const parsed = invitationSchema.safeParse({ email, role })
  if (!parsed.success) throw new Error(usage)
  const invited = await invite(parsed.data, { by: null, now: await currentTime() })
  if (!invited.ok) throw new Error(`${parsed.data.email} ${reasons[invited.reason]}`)
  process.stdout.write(`${parsed.data.email} is invited as ${parsed.data.role}; the mail is in the outbox.\n`)
}

await runCommand(() => main(process.argv.slice(2)))
