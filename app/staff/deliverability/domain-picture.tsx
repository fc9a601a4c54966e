import type { DomainLine } from '@/lib/desk/deliverability/sum-deliverability'
import { sayCount, sayMany } from '../_parts/words'
import styles from './deliverability.module.css'

const parts = [
  ['complaints', 'complaints', 'complaint'],
  ['ours', 'refused because of us', 'refused because of us'],
  ['hard', 'hard bounces', 'hard bounce'],
  ['soft', 'soft bounces', 'soft bounce'],
  ['waiting', 'waiting', 'waiting'],
] as const

/** A bar for one domain: its problems, and the rest, with its server's last words. The table has the same figures. */
export function DomainPicture({ line, name }: { line: DomainLine; name: string }) {
  const pieces = piecesOf(line)
  return (
    <figure className={styles.picture}>
      <figcaption>
        <span className={styles.domain}>{name}</span> <span>{sayLine(line)}</span>
      </figcaption>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.fine} x={0} y={0} width={100} height={6} />
        {pieces.map(({ part, x, width }) => (
          <rect key={part} className={styles[part]} x={x} y={0} width={width} height={6} />
        ))}
      </svg>
      {line.words !== null && line.words !== '' && <p className={styles.found}>It said: “{line.words}”</p>}
    </figure>
  )
}

type Piece = { part: (typeof parts)[number][0]; x: number; width: number }

/** A mail may be counted twice, for example as a bounce and as a complaint: the bar ends at its end. */
function piecesOf(line: DomainLine): Piece[] {
  const total = Math.max(line.audience, 1)
  return parts.reduce<Piece[]>((pieces, [part]) => {
    const last = pieces.at(-1)
    const x = last === undefined ? 0 : last.x + last.width
    return [...pieces, { part, x, width: Math.min((line[part] * 100) / total, 100 - x) }]
  }, [])
}

function sayLine(line: DomainLine): string {
  const problems = parts
    .filter(([part]) => line[part] > 0)
    .map(([part, many, one]) => `${sayCount(line[part])} ${line[part] === 1 ? one : many}`)
  const readers = sayMany(line.audience, 'reader')
  return problems.length === 0 ? `${readers}, no problem` : `${readers}: ${problems.join(', ')}`
}

export function Legend() {
  return (
    <p className={styles.legend}>
      <Key part="fine">no problem</Key>
      {parts.map(([part, words]) => (
        <Key key={part} part={part}>
          {words}
        </Key>
      ))}
    </p>
  )
}

function Key({ part, children }: { part: 'fine' | (typeof parts)[number][0]; children: string }) {
  return (
    <span className={styles.key}>
      <svg className={styles.swatch} viewBox="0 0 1 1" aria-hidden="true">
        <rect className={styles[part]} width={1} height={1} />
      </svg>
      {children}
    </span>
  )
}
