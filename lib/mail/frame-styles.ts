import type { CSSProperties } from 'react'
import { light } from './colours'

const serif = "'Iowan Old Style', 'Source Serif 4', Georgia, 'Times New Roman', serif"
const sans = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

const cell: CSSProperties = {
  padding: '10px 0',
  borderTop: `1px solid ${light.rule}`,
  verticalAlign: 'top',
  fontSize: 17,
  lineHeight: '24px',
}

export const styles = {
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
  picture: {
    display: 'block',
    width: '100%',
    maxWidth: 520,
    height: 'auto',
    margin: '10px 0 16px',
    color: light.soft,
    fontFamily: sans,
    fontSize: 16,
    lineHeight: '24px',
  },
  fact: { ...cell, color: light.ink, fontFamily: serif },
} satisfies Record<string, CSSProperties>

/** Inline styles are for light mode; mail programs with a dark mode apply these instead. */
export const head = `
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

const text = `color:${light.ink};font-family:${serif.replaceAll('"', "'")};font-size:18px;line-height:28px`

/** The elements of an article's text: class for dark mode, style for light mode, and the element that is shown. */
export const bodyStyles: Record<string, { name?: string; className: string; style: string }> & {
  h3: { name: string; className: string; style: string }
} = {
  p: { className: 'ink', style: `margin:0 0 16px;${text};word-break:break-word` },
  h3: { name: 'h3', className: 'ink', style: `margin:24px 0 8px;${text};font-weight:700` },
  ul: { className: 'ink', style: `margin:0 0 16px;padding-left:24px;${text}` },
  ol: { className: 'ink', style: `margin:0 0 16px;padding-left:28px;${text}` },
  li: { className: 'ink', style: `margin:0 0 8px;${text}` },
  blockquote: {
    className: 'rule',
    style: `margin:0 0 16px;padding-left:16px;border-left:3px solid ${light.rule}`,
  },
  pre: { className: 'ink', style: `margin:0 0 16px;${text};white-space:pre-wrap` },
  a: { className: 'link in-text', style: `color:${light.accent};text-decoration:underline` },
}
