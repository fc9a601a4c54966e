import type { Progress as View } from '@/lib/editions/sending/queries'
import { sayCount } from '../../_parts/words'
import { UpdateNote } from '../../_parts/update-note'
import styles from './progress.module.css'

type Props = {
  progress: View
  isMoving: boolean
  /** True if somebody stopped the automatic refresh. */
  isStill: boolean
  here: string
}

const seconds = 3

/** The progress of the sending, as a bar and in words. */
export function Progress({ progress: { books, ...rate }, isMoving, isStill, here }: Props) {
  const open = books.waiting + books.sending
  const done = books.audience - open
  const share = books.audience === 0 ? 100 : Math.floor((done / books.audience) * 100)
  return (
    <section className={styles.progress} aria-labelledby="progress">
      <h2 id="progress" className={styles.share}>
        {share} % done
      </h2>
      <progress
        className={styles.bar}
        max={Math.max(1, books.audience)}
        value={done}
        aria-labelledby="progress"
      />
      <p>
        {sayCount(done)} of {sayCount(books.audience)} readers are done; {sayCount(open)} are still to come.{' '}
        {isMoving && saySpeed(rate)}
      </p>
      {isMoving && <UpdateNote seconds={seconds} isStill={isStill} here={here} />}
    </section>
  )
}

function saySpeed({ perMinute, remainingMinutes, breakerUntil }: Omit<View, 'books'>): string {
  if (breakerUntil !== null)
    return 'The mail server accepts no email at the moment. We will try again automatically.'
  if (remainingMinutes === null) return 'The speed is not known yet.'
  return `${sayCount(Math.round(perMinute))} emails a minute; ${sayRemaining(remainingMinutes)}.`
}

function sayRemaining(minutes: number): string {
  if (minutes < 1) return 'less than a minute is left'
  const rounded = Math.round(minutes)
  if (rounded < 90) return `about ${rounded} minute${rounded === 1 ? ' is' : 's are'} left`
  return `about ${(minutes / 60).toFixed(1)} hours are left`
}
