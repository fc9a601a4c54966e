import type { SubscriberStory } from '@/lib/desk/find-subscriber'
import { Disclosure } from '../../../_ui/disclosure'
import { Field } from '../../../_ui/field'
import { SubmitButton } from '../../../_ui/submit-button'
import buttons from '../../../_ui/button.module.css'
import { Sure } from '../../people/sure'
import people from '../../people/people.module.css'
import { bar, erase, lift } from './actions'

type Props = {
  story: SubscriberStory
  /** The error, whose section is then open. */
  problem: string | undefined
}

/** An administrator's actions on a reader, each collapsed, so that none is done by accident. */
export function Deeds({ story, problem }: Props) {
  return (
    <>
      <h2>What you can do</h2>
      <div>
        {story.suppressedAt === null ? (
          <Bar story={story} problem={problem} />
        ) : (
          <Lift story={story} problem={problem} />
        )}
        <Data story={story} />
        <Erase story={story} problem={problem} />
      </div>
    </>
  )
}

function Bar({ story: { id }, problem }: Props) {
  return (
    <Disclosure summary="Bar this address" isOpen={problem === 'bar'}>
      <form action={bar} className={people.form} aria-label="Bar this address">
        <p>This address gets no newsletter any more, even if somebody signs it up or imports it.</p>
        <input type="hidden" name="subscriberId" value={id} />
        <Sure id="sure-bar">Yes, bar this address</Sure>
        <SubmitButton look="support">Bar it</SubmitButton>
      </form>
    </Disclosure>
  )
}

function Lift({ story: { id }, problem }: Props) {
  return (
    <Disclosure summary="Lift the bar" isOpen={problem === 'lift'}>
      <form action={lift} className={people.form} aria-label="Lift the bar">
        <p>
          For a bar that was a mistake. It puts nobody on the list again: the reader signs up and confirms
          anew.
        </p>
        <input type="hidden" name="subscriberId" value={id} />
        <Field id="why" label="Why it was a mistake" name="why" autoComplete="off" required maxLength={500} />
        <SubmitButton look="support">Lift it</SubmitButton>
      </form>
    </Disclosure>
  )
}

function Data({ story: { id } }: { story: SubscriberStory }) {
  return (
    <Disclosure summary="Hand the reader their data" isOpen={false}>
      <form
        method="post"
        action={`/staff/subscribers/${id}/data`}
        className={people.form}
        aria-label="Hand the reader their data"
      >
        <p>A file of all that the newsletter knows of them, for a reader who asks.</p>
        <button type="submit" className={`${buttons.button} ${buttons.quiet}`}>
          Take the file
        </button>
      </form>
    </Disclosure>
  )
}

function Erase({ story: { id, suppressedAt }, problem }: Props) {
  return (
    <Disclosure summary="Erase this reader" isOpen={problem === 'erase'}>
      <form action={erase} className={people.form} aria-label="Erase this reader">
        <p>
          The address and all that is noted here go for good. The figures of past editions stay.
          {suppressedAt !== null && ' The address stays barred, by a mark that does not tell what it was.'}
        </p>
        <input type="hidden" name="subscriberId" value={id} />
        <Sure id="sure-erase">Yes, erase this reader for good</Sure>
        <SubmitButton look="support">Erase</SubmitButton>
      </form>
    </Disclosure>
  )
}
