import type { CSSProperties, ReactNode } from 'react'
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from 'react-email'
import type { Language } from '../languages/rules'
import { textIn } from '../languages/text'
import { publication } from '../publication'
import { light } from './colours'

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
  /** Why the reader gets this mail, in one sentence. */
  reason: string
  /** How to stop these mails: a text, with a `FootLink` if there is a link for it. */
  end: ReactNode
  children: ReactNode
}

const serif = "'Iowan Old Style', 'Source Serif 4', Georgia, 'Times New Roman', serif"
const sans = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

const cell: CSSProperties = {
  padding: '10px 0',
  borderTop: `1px solid ${light.rule}`,
  verticalAlign: 'top',
  fontSize: 17,
  lineHeight: '24px',
}

const styles = {
  sheet: {
    maxWidth: 600,
    backgroundColor: light.sheet,
    padding: '28px 40px 36px',
    fontFamily: serif,
  },
  mastheadLine: { margin: '0 0 14px', fontSize: 32, lineHeight: '38px', textAlign: 'center' },
  masthead: {
    color: light.ink,
    fontFamily: serif,
    fontSize: 32,
    lineHeight: '38px',
    fontWeight: 700,
    letterSpacing: '-0.3px',
    textDecoration: 'none',
  },
  doubleRule: { margin: '0 0 28px', borderTop: `3px double ${light.ink}` },
  rule: { margin: '28px 0', borderTop: `1px solid ${light.rule}` },
  headline: {
    margin: '0 0 16px',
    color: light.ink,
    fontFamily: serif,
    fontSize: 30,
    lineHeight: '36px',
    fontWeight: 700,
    letterSpacing: '-0.2px',
  },
  subhead: {
    margin: '0 0 6px',
    color: light.ink,
    fontFamily: serif,
    fontSize: 22,
    lineHeight: '28px',
    fontWeight: 700,
  },
  paragraph: {
    margin: '0 0 16px',
    color: light.ink,
    fontFamily: serif,
    fontSize: 18,
    lineHeight: '28px',
    wordBreak: 'break-word', // a long address would widen the sheet on a phone
  },
  dateLine: {
    margin: '-16px 0 28px',
    color: light.soft,
    fontFamily: sans,
    fontSize: 16,
    lineHeight: '24px',
    textAlign: 'center',
  },
  section: {
    margin: '0 0 4px',
    color: light.support,
    fontFamily: sans,
    fontSize: 16,
    lineHeight: '22px',
    fontWeight: 600,
  },
  small: { margin: '0 0 10px', color: light.soft, fontFamily: sans, fontSize: 16, lineHeight: '24px' },
  link: { color: light.accent, textDecoration: 'underline' },
  button: {
    padding: '14px 26px',
    borderRadius: 3,
    color: light.onButton,
    fontFamily: sans,
    fontSize: 18,
    fontWeight: 600,
  },
  facts: { margin: '8px 0 24px', borderCollapse: 'collapse', borderBottom: `1px solid ${light.rule}` },
  factName: {
    ...cell,
    width: '42%',
    paddingRight: 16,
    color: light.soft,
    fontFamily: sans,
    fontWeight: 400,
    fontSize: 16,
  },
  fact: { ...cell, color: light.ink, fontFamily: serif },
} satisfies Record<string, CSSProperties>

/** Inline styles are for light mode; mail programs with a dark mode apply these instead. */
const head = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background-color: ${light.page}; -webkit-text-size-adjust: 100%; }
@media (max-width: 480px) { .sheet-cell { padding: 20px 20px 28px !important; } }
@media (prefers-color-scheme: dark) {
  body, .page { background-color: #0c1116 !important; }
  .sheet { background-color: #11161c !important; border-color: #333e4b !important; }
  .ink, .masthead { color: #ebe7df !important; }
  .soft { color: #aab3be !important; }
  .rule { border-color: #333e4b !important; }
  .strong-rule { border-color: #8d98a5 !important; }
  .link { color: #94bfe8 !important; }
  .section { color: #e08a78 !important; }
  .button { background-color: #94bfe8 !important; color: #11161c !important; }
  .support { background-color: #e08a78 !important; color: #1b100d !important; }
}`

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
/** A small line under the masthead: the edition and its day. */
export const DateLine = paragraphOf('soft', styles.dateLine)
/** The section of a story, above its headline. */
export const SectionName = paragraphOf('section', styles.section)
const FootText = paragraphOf('soft', styles.small)

/** The frame of all our mails: masthead, content, and a foot that says why they came and how to stop them. */
export function MailFrame(props: FrameProps) {
  const { subject, preheader, reason, end, siteUrl, safetyUrl, isNeutral = false, language, children } = props
  return (
    <Html lang={language ?? publication.language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{subject}</title>
        <style>{head}</style>
      </Head>
      <Body className="page" lang={language ?? publication.language} style={{ margin: 0, padding: 0 }}>
        <Preview useTitleTag={false}>{preheader}</Preview>
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

function Foot({ reason, end, siteUrl, safetyUrl, language }: FrameProps) {
  const t = textIn(language)
  return (
    <>
      <Hr className="rule" style={styles.rule} />
      <FootText>
        {reason} {typeof end === 'string' && end}
      </FootText>
      {typeof end !== 'string' && end}
      <FootText>{t('Questions? Write to {contact}.', { contact: publication.contact })}</FootText>
      <FootLink href={safetyUrl}>{t('For readers in Russia: what you should know')}</FootLink>
      <FootLink href={siteUrl}>{t('Read {paper}', { paper: publication.name })}</FootLink>
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
      <Link href={href} className="ink" style={{ color: light.ink, textDecoration: 'none' }}>
        {children}
      </Link>
    </Heading>
  )
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
