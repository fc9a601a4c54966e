import type { CSSProperties, ReactNode } from 'react'
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from 'react-email'
import { legalIn } from '../languages/legal'
import type { Language } from '../languages/rules'
import { textIn, type ServerText } from '../languages/text'
import { formAndRegistration, nameAndAddress } from '../legal'
import { publication } from '../publication'
import { light } from './colours'
import { bodyStyles, head, styles } from './frame-styles'

/** The two links at the foot of every mail; both are absolute. */
export type FootLinks = {
  siteUrl: string
  safetyUrl: string
  /** True for a reader who keeps sender and subject neutral. */
  isNeutral?: boolean
  /** The language of the mail; English if there is none. */
  language?: Language
}

export type FrameProps = FootLinks & {
  subject: string
  /** The text that a phone shows next to the subject; it is as discreet as the subject. */
  preheader: string
  /** The language of subject and preheader, if it is not that of the mail. */
  headLanguage?: Language | undefined
  /** Why the reader gets this mail, in one sentence. */
  reason: string
  /** How to stop these mails: a text, with a `FootLink` if there is a link for it. */
  end: ReactNode
  children: ReactNode
}

/** A kind of paragraph: `className` for its dark-mode style, `style` for its light one. */
function paragraphOf(className: string, style: CSSProperties) {
  return function MailParagraph({ children }: { children: ReactNode }) {
    return (
      <Text className={className} style={style}>
        {children}
      </Text>
    )
  }
}

export const Paragraph = paragraphOf('ink', styles.paragraph)
/** A line that matters less than the text, such as how to subscribe. */
export const Small = paragraphOf('soft', styles.small)
/** A small line under the masthead: the edition and its day. */
export const DateLine = paragraphOf('soft', styles.dateLine)
/** The section of a story, above its headline. */
export const SectionName = paragraphOf('section', styles.section)

/** The frame of all our mails: masthead, content, and a foot that says why they came and how to stop them. */
export function MailFrame(props: FrameProps) {
  const { subject, preheader, headLanguage, siteUrl, isNeutral = false, language, children } = props
  return (
    <Html lang={language ?? publication.language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title lang={headLanguage}>{subject}</title>
        <style>{head}</style>
      </Head>
      <Body className="page" lang={language ?? publication.language} style={{ margin: 0, padding: 0 }}>
        <Preview useTitleTag={false} lang={headLanguage}>
          {preheader}
        </Preview>
        <Section className="page" style={{ backgroundColor: light.page }}>
          <Container className="sheet" tdClassName="sheet-cell" style={styles.sheet}>
            {/* Some mail programs show the first words next to the subject. */}
            {!isNeutral && <Masthead siteUrl={siteUrl} />}
            {children}
            <Foot {...props} />
          </Container>
        </Section>
      </Body>
    </Html>
  )
}

function Masthead({ siteUrl }: { siteUrl: string }) {
  return (
    <>
      <Text style={styles.mastheadLine}>
        <Link href={siteUrl} className="masthead" style={styles.masthead}>
          {publication.name}
        </Link>
      </Text>
      <Hr className="strong-rule" data-skip-in-text="true" style={styles.doubleRule} />
    </>
  )
}

/**
 * In a neutral mail the foot names neither the newspaper nor its publisher. The page about the publisher is a link away,
 * and so is the receipt that names it.
 */
function Foot({ reason, end, siteUrl, safetyUrl, isNeutral, language }: FrameProps) {
  const t = textIn(language)
  return (
    <>
      <Hr className="rule" style={styles.rule} />
      <Small>
        {reason} {typeof end === 'string' && end}
      </Small>
      {typeof end !== 'string' && end}
      <Small>{t('Questions? Write to {contact}.', { contact: publication.contact })}</Small>
      <FootLink href={safetyUrl}>{t('For readers in Russia: what you should know')}</FootLink>
      {isNeutral ? (
        <FootLink href={siteUrl}>{t('Open our website')}</FootLink>
      ) : (
        <>
          <FootLink href={siteUrl}>{t('Read {paper}', { paper: publication.name })}</FootLink>
          <Small>
            {t('{paper} is published by {publisher}.', {
              paper: publication.name,
              publisher: nameAndAddress(),
            })}{' '}
            {formAndRegistration(legalIn(t))}
          </Small>
        </>
      )}
    </>
  )
}

export function FootLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Text style={styles.small}>
      <Link href={href} className="link" style={styles.link}>
        {children}
      </Link>
    </Text>
  )
}

/** The main headline of a mail. */
export function Headline({ children }: { children: ReactNode }) {
  return (
    <Heading as="h1" className="ink" style={styles.headline}>
      {children}
    </Heading>
  )
}

export function Subhead({ children }: { children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={styles.subhead}>
      {children}
    </Heading>
  )
}

/** A headline with a link. */
export function LinkedSubhead({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Heading as="h2" style={styles.subhead}>
      <InlineLink href={href}>{children}</InlineLink>
    </Heading>
  )
}

/** A link within a line; in the text part its address has a line of its own. */
export function InlineLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link" style={styles.link}>
      {children}
    </Link>
  )
}

type EnglishProps = { t: Pick<ServerText, 'english'>; as?: 'span' | 'div'; children: ReactNode }

/** A headline or a story, which stays English in a mail in another language: marked, so that it is read out as English. */
export function English({ t, as: Element = 'span', children }: EnglishProps) {
  return t.english === undefined ? children : <Element lang={t.english}>{children}</Element>
}

/** The only picture of a mail. Without it nothing is missing: its description and the words around it say the same. */
export function MailPicture({ src, alt }: { src: string; alt: string }) {
  return <Img src={src} alt={alt} width={520} height={293} className="soft" style={styles.picture} />
}

/** Safe HTML of an article (lib/articles/render-body.ts), with the mail's own styles on each element. */
export function MailBody({ html }: { html: string }) {
  if (html === '') return null
  const styled = html.replace(/<(p|h[1-6]|ul|ol|li|blockquote|pre|a)(?=[ >])/g, (_, tag: string) => {
    const { name = tag, className, style } = bodyStyles[tag] ?? bodyStyles.h3
    return `<${name} class="${className}" style="${style}"`
  })
  return <div dangerouslySetInnerHTML={{ __html: styled.replace(/<\/h[1-6]>/g, '</h3>') }} />
}

/** A visible line between stories; the text part has empty lines instead. */
export function Rule() {
  return <Hr className="rule" data-skip-in-text="true" style={styles.rule} />
}

type ActionLinkProps = { href: string; colour?: 'accent' | 'support'; children: ReactNode }

/** A link that looks like a button, made with padding: it needs no picture and no script. */
export function ActionLink({ href, colour = 'accent', children }: ActionLinkProps) {
  return (
    <Section style={{ paddingTop: 8, paddingBottom: 26 }}>
      <Button
        href={href}
        className={colour === 'support' ? 'button support' : 'button'}
        style={{ ...styles.button, backgroundColor: light[colour] }}
      >
        {children}
      </Button>
    </Section>
  )
}

/** Facts with their names, as a real table, so that screen readers announce its header cells. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <table
      className="facts rule"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      width="100%"
      style={styles.facts}
    >
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" align="left" className="soft rule" style={styles.factName}>
              {name}
            </th>
            <td className="ink rule" style={styles.fact}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
