import type { SubscriberStory } from '@/lib/desk/subscribers/find-subscriber'
import forms from '../../../_ui/forms/form.module.css'
import { Disclosure } from '../../../_ui/disclosure'
import { Field } from '../../../_ui/forms/fields/field'
import { SubmitButton } from '../../../_ui/forms/submit-button'
import buttons from '../../../_ui/button.module.css'
import { Sure } from '../../people/sure'
import { suppress, erase, unsubscribe, unsuppress } from './actions'

type Props = {
  story: SubscriberStory
  /** The error, whose section is then open. */
  problem: string | undefined
}

/** An administrator's actions on a reader, each collapsed, so that none is done by accident. */
export function StaffActions({ story, problem }: Props) {
  return (
    <>
      <h2>What you can do</h2>
      <div>
        {story.state !== 'unsubscribed' && <Unsubscription story={story} problem={problem} />}
        {story.suppressedAt === null ? (
          <StaffSuppression story={story} problem={problem} />
        ) : (
          <Unsuppression story={story} problem={problem} />
        )}
        <Data story={story} />
        <Erase story={story} problem={problem} />
      </div>
    </>
  )
}

function Unsubscription({ story: { id }, problem }: Props) {
  return (
    <Disclosure summary="Unsubscribe on request" isOpen={problem === 'unsubscribe'}>
      <form action={unsubscribe} className={forms.narrow} aria-label="Unsubscribe on request">
        <p>For a reader who asked you. They can sign up again themselves; no import brings them back.</p>
        <input type="hidden" name="subscriberId" value={id} />
        <Field
          id="unsubscribe-reason"
          label="How they asked"
          hint="For example “By email to the newsroom, 27 November 2026”"
          name="reason"
          autoComplete="off"
          required
          maxLength={500}
        />
        <SubmitButton look="support">Unsubscribe</SubmitButton>
      </form>
    </Disclosure>
  )
}

function StaffSuppression({ story: { id }, problem }: Props) {
  return (
    <Disclosure summary="Suppress this address" isOpen={problem === 'suppress'}>
      <form action={suppress} className={forms.narrow} aria-label="Suppress this address">
        <p>This address will not get the newsletter again, even if somebody signs it up or imports it.</p>
        <input type="hidden" name="subscriberId" value={id} />
        <Sure id="sure-suppress">Yes, suppress this address</Sure>
        <SubmitButton look="support">Suppress it</SubmitButton>
      </form>
    </Disclosure>
  )
}

function Unsuppression({ story: { id }, problem }: Props) {
  return (
    <Disclosure summary="Remove the suppression" isOpen={problem === 'unsuppress'}>
      <form action={unsuppress} className={forms.narrow} aria-label="Remove the suppression">
        <p>
          For a suppression that was a mistake. It does not subscribe the reader again: they have to sign up
          and confirm themselves.
        </p>
        <input type="hidden" name="subscriberId" value={id} />
        <Field
          id="reason"
          label="Why it was a mistake"
          name="reason"
          autoComplete="off"
          required
          maxLength={500}
        />
        <SubmitButton look="support">Remove it</SubmitButton>
      </form>
    </Disclosure>
  )
}

function Data({ story: { id } }: { story: SubscriberStory }) {
  return (
    <Disclosure summary="Give the reader their data" isOpen={false}>
      <form
        method="post"
        action={`/staff/subscribers/${id}/data`}
        className={forms.narrow}
        aria-label="Give the reader their data"
      >
        <p>A file with everything the newsletter knows about them, for a reader who asks.</p>
        <button type="submit" className={`${buttons.button} ${buttons.quiet}`}>
          Download the file
        </button>
      </form>
    </Disclosure>
  )
}

function Erase({ story: { id, suppressedAt }, problem }: Props) {
  return (
    <Disclosure summary="Erase this reader" isOpen={problem === 'erase'}>
      <form action={erase} className={forms.narrow} aria-label="Erase this reader">
        <p>
          The address, name, tags, note and everything else recorded here are erased for good. The figures of
          past editions stay, and a keyed hash that does not reveal the address, so that no import brings it
          back.
          {suppressedAt !== null && ' It stays on the suppression list.'}
        </p>
        <input type="hidden" name="subscriberId" value={id} />
        <Sure id="sure-erase">Yes, erase this reader for good</Sure>
        <SubmitButton look="support">Erase</SubmitButton>
      </form>
    </Disclosure>
  )
}
