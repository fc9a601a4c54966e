import { isAtRisk } from '@/lib/countries'
import { publication } from '@/lib/publication'
import styles from './safety-note.module.css'
import { visitorCountry } from './visitor'
import { requestText } from '../../_parts/request-text'

type Act = 'giving' | 'subscribing'

/** A note for readers in Russia, next to every form. If the edge says that they are there, SafetyWords come first. */
export async function SafetyNote({ act }: { act: Act }) {
  const t = await requestText()
  if (isAtRisk(await visitorCountry())) return null
  return (
    <p className={styles.note}>
      <a href={t.href('/privacy#safety')}>
        {act === 'giving'
          ? t('If you are in Russia, please first read what giving can mean for you there.')
          : t('If you are in Russia, please first read what subscribing can mean for you there.')}
      </a>
    </p>
  )
}

/** The warning itself, before the form and not behind a link, if the edge names a country of countriesAtRisk. */
export async function SafetyWords({ act }: { act: Act }) {
  const t = await requestText()
  if (!isAtRisk(await visitorCountry())) return null
  return (
    <section className={styles.words} aria-labelledby={`safety-${act}`}>
      <h3 id={`safety-${act}`}>{t('You seem to be in Russia. Please read this first.')}</h3>
      {act === 'giving' ? <GivingWords /> : <SubscribingWords />}
      <p>
        <a href={t.href('/privacy#safety')}>{t('More about your safety, including while you read')}</a>
      </p>
    </section>
  )
}

async function GivingWords() {
  const t = await requestText()
  return (
    <>
      <p>
        {t(
          'The Russian authorities have declared {paper} an “undesirable” organisation. Giving it money is an offence in Russia. The penalty is a fine the first time, and up to four years in prison after that.',
          { paper: publication.name },
        )}
      </p>
      <p>
        {t(
          'Your statement would show “{statementDescriptor}”, but your bank knows more than the statement shows: who was paid, through which company and when. Investigators have found donors to other organisations in such records, even where no name was printed.',
          { statementDescriptor: publication.statementDescriptor },
        )}
      </p>
      <p>
        {t(
          'If you live in Russia, plan to return there, or have family there who could be put under pressure, please do not give. Never use a card issued in Russia.',
        )}
      </p>
    </>
  )
}

async function SubscribingWords() {
  const t = await requestText()
  return (
    <p>
      {t(
        'Reading us is not the same as giving us money. But an email in your inbox shows anybody who can see your screen or your mailbox that you read us, and email providers in Russia can be forced to hand over emails. An address that is with a provider elsewhere and not in your own name is safer.',
      )}
    </p>
  )
}
