'use client'

import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import type { FormState } from '@/lib/form'
import { NextStep } from '../../../_ui/next-step'
import { MailWay } from './mail-way'
import styles from './proof.module.css'
import { useProof } from './use-proof'
import { useText } from '../../../_ui/use-text'

/**
 * During a card-testing attack, and on a busy network, a donation needs a proof of work, which is expensive for robots. With a script it is
 * solved here in seconds, without a question; without one, or if that fails, a mailed link replaces it.
 */
export function Proof({ answer }: { answer: FormState }) {
  const hasScript = useSyncExternalStore(neverChanges, isTrue, isFalse)
  const { challenge, values, errors } = answer
  const mailWay = <MailWay email={values.email ?? ''} errors={errors} answer={answer} />
  if (challenge === undefined) return values.intent === 'mail' ? mailWay : null
  return hasScript ? <Solving challenge={challenge} answer={answer} otherwise={mailWay} /> : mailWay
}

const neverChanges = () => () => undefined
const isTrue = () => true
const isFalse = () => false

type SolvingProps = { challenge: string; answer: FormState; otherwise: ReactNode }

/** Once it is solved the form submits itself, as if Continue had been pressed again. */
function Solving({ challenge, answer, otherwise }: SolvingProps) {
  const t = useText()
  const progress = useProof(challenge)
  const field = useRef<HTMLInputElement>(null)
  const proof = progress.state === 'solved' ? progress.proof : ''
  useEffect(() => {
    const form = field.current?.form
    if (proof !== '') form?.requestSubmit(form.querySelector<HTMLElement>('button[value="give"]'))
  }, [proof])

  if (progress.state === 'failed') return otherwise
  return (
    <NextStep answer={answer} isQuiet={false}>
      <p>
        {t.rich(
          '<strong>One moment, please.</strong> Your browser is doing a calculation that slows down robots with stolen cards. It takes a few seconds, and then you continue automatically. Nothing has been charged.',
          { strong: (words) => <strong>{words}</strong> },
        )}
      </p>
      <progress
        className={styles.progress}
        aria-label={t('Progress of the calculation')}
        value={progress.state === 'working' ? progress.share : 1}
      />
      <input ref={field} type="hidden" name="proof" value={proof} />
    </NextStep>
  )
}
