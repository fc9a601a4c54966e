import type { Records } from '../look-up-dns'
import type { RecordCheck } from './record-rules'

/** What the place of an MTA-STS policy answered. */
export type FetchedPolicy =
  | { kind: 'text'; type: string; text: string }
  | { kind: 'status'; status: number }
  | { kind: 'certificate' }
  | { kind: 'unreachable' }

type Policy = { version: string; mode: string; maxAge: number; mx: string[] }

/** RFC 8461, section 3.2: the least that is useful is a week. */
const leastMaxAge = 7 * 86_400

export type PolicyPlace = { at: string; fetched: FetchedPolicy; hosts: Records }

/** The policy file of MTA-STS (RFC 8461): whether it counts, and lets the domain's own mail servers receive. */
export function judgePolicy({ at, fetched, hosts }: PolicyPlace): RecordCheck {
  const check = (verdict: RecordCheck['verdict'], words: string, found: string[] = []): RecordCheck => ({
    name: 'MTA-STS policy',
    at,
    verdict,
    words,
    found,
  })
  if (fetched.kind === 'unreachable')
    return check('unknown', 'The policy could not be fetched in time. Open this page again in a minute.')
  if (fetched.kind === 'certificate')
    return check(
      'bad',
      'The certificate of this address is not valid, so the policy does not count. Renew it.',
    )
  if (fetched.kind === 'status')
    return check(
      'bad',
      `The record names a policy, but its address answers ${fetched.status}, so it does not count. A redirect does not count either.`,
    )
  const policy = parsePolicy(fetched.text)
  const found = fetched.text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 12)
  if (!/^text\/plain\b/i.test(fetched.type))
    return check('bad', 'The policy is not sent as text/plain, so it does not count.', found)
  if (policy.version !== 'STSv1' || !['enforce', 'testing', 'none'].includes(policy.mode))
    return check('bad', 'The policy has no “version: STSv1” or no known mode, so it does not count.', found)
  const { verdict, words } = judgeMode(policy, hosts)
  return check(verdict, words, found)
}

function judgeMode(policy: Policy, hosts: Records): Pick<RecordCheck, 'verdict' | 'words'> {
  if (policy.mode === 'none')
    return {
      verdict: 'warning',
      words: 'The policy is switched off (mode: none). Set “mode: testing”, later “enforce”.',
    }
  if (policy.mx.length === 0)
    return { verdict: 'bad', words: 'The policy names no mail server (mx), so it does not count.' }
  const outside = (hosts ?? []).filter((host) => !policy.mx.some((pattern) => matches(host, pattern)))
  if (outside.length > 0) {
    const words = `The policy does not name ${outside.join(', ')}, to which email for the domain goes. ${policy.mode === 'enforce' ? 'Other servers refuse to deliver there.' : 'With “enforce”, other servers would refuse to deliver there.'} Add it as mx.`
    return { verdict: 'bad', words }
  }
  if (policy.mode === 'testing')
    return {
      verdict: 'warning',
      words:
        'Email that cannot be encrypted is only reported (mode: testing). When the reports are clean, set “enforce”.',
    }
  if (!(policy.maxAge >= leastMaxAge)) {
    const words = 'The policy is forgotten within a week (max_age). Set at least 604800.'
    return { verdict: 'warning', words }
  }
  return { verdict: 'good', words: 'Other servers encrypt email to the domain, or do not deliver it.' }
}

/** The first of a repeated field counts, but there may be several mx. */
function parsePolicy(text: string): Policy {
  const fields = text
    .split(/\r?\n/, 200)
    .map((line) => /^\s*([\w-]{1,40})\s*:\s*(.{0,300}?)\s*$/.exec(line))
    .filter((found) => found !== null)
    .map(([, name = '', value = '']) => [name, value] as const)
  const first = (name: string) => fields.find(([each]) => each === name)?.[1] ?? ''
  return {
    version: first('version'),
    mode: first('mode'),
    maxAge: /^\d{1,10}$/.test(first('max_age')) ? Number(first('max_age')) : NaN,
    mx: fields.filter(([name]) => name === 'mx').map(([, value]) => value.toLowerCase()),
  }
}

/** RFC 8461, section 4.1: `*.example.org` stands for one label. */
function matches(host: string, pattern: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return pattern.startsWith('*.') ? name.replace(/^[^.]+/, '*') === pattern : name === pattern
}
