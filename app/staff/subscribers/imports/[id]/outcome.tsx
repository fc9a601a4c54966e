import { verdicts, type Counts, type Verdict } from '@/lib/imports/verdicts'
import { Table } from '../../../_parts/table'
import { sayCount } from '../../../_parts/words'
import { verdictWords } from '../words'

/** These appear also when nobody is among them: their absence says as much. */
const always: readonly Verdict[] = ['subscribed', 'unsubscribed', 'suppressed']

type Props = { counts: Counts; rejected: Record<string, number>; tense: 'before' | 'after' }

/** How many people of a file become what, or have become. */
export function Outcome({ counts, rejected, tense }: Props) {
  const shown = verdicts.filter((verdict) => always.includes(verdict) || (counts[verdict] ?? 0) > 0)
  const bad = Object.values(rejected).reduce((sum, count) => sum + count, 0)
  const rows = shown.map((verdict) => ({
    key: verdict,
    cells: [verdictWords[verdict][tense], sayCount(counts[verdict] ?? 0)],
  }))
  return (
    <>
      <h2>{tense === 'before' ? 'What would happen' : 'What happened'}</h2>
      <Table
        caption={tense === 'before' ? 'People in this file' : 'People of this file'}
        columns={['What becomes of them', 'People']}
        figures={[1]}
        rows={bad === 0 ? rows : [...rows, { key: 'rejected', cells: ['Rejected rows', sayCount(bad)] }]}
        empty=""
      />
    </>
  )
}
