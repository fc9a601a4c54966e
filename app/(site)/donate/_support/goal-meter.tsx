import { currentTime } from '@/lib/clock'
import { findShownGoal } from '@/lib/goals/queries'
import { currencyNames } from '@/lib/offers/rules'
import type { Currency } from '@/lib/publication'
import { requestText } from '../../../_parts/request-text'
import styles from './goal-meter.module.css'

/** How much of a goal was given: in words, and as a bar that repeats them. Never how many gave. Null before two thirds. */
export async function GoalMeter() {
  const goal = await findShownGoal(await currentTime())
  if (goal === null) return null
  const t = await requestText()
  const { name, amount, endsOn, shownPercent: percent } = goal
  const facts = { amount: t.money(amount), day: t.day(endsOn) }
  const code = t.known(currencyNames[amount.currency as Currency])
  return (
    <section className={styles.goal} aria-labelledby="goal-heading">
      <p id="goal-heading" className={styles.heading} lang={t.english}>
        {name}
      </p>
      <progress className={styles.bar} value={percent} max={100} aria-hidden="true" />
      <p>
        {percent < 100
          ? t('{percent}% of {amount} has been given. The campaign ends on {day}.', { ...facts, percent })
          : t(
              'The goal of {amount} has been reached: thank you. What is given until {day} helps as well.',
              facts,
            )}{' '}
        {t('Only donations in {currency} count here.', { currency: code })}
      </p>
    </section>
  )
}
