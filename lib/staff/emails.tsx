import { ActionLink, Headline, Paragraph, type FootLinks } from '../mail/frame'
import { renderMail, type MailContent } from '../mail/render-mail'
import { publication } from '../publication'
import { roleWords, type StaffRole } from './rules'

const { name } = publication

/** Invites somebody to the desk; `signInUrl` leads to the form whose mail confirms their address. */
export function invitationMail({
  signInUrl,
  role,
  days,
  ...links
}: FootLinks & { signInUrl: string; role: StaffRole; days: number }): Promise<MailContent> {
  const words = roleWords[role]
  return renderMail(
    {
      ...links,
      subject: `You are invited to the desk of ${name}`,
      preheader: `Please sign in within ${days} days.`,
      reason: `You are receiving this email because somebody who works at ${name} invited this address.`,
      end: 'If you do nothing, the invitation expires.',
    },
    <>
      <Headline>You are invited to the desk</Headline>
      <Paragraph>
        You have been invited to work at the desk of {name} as {words.name.toLowerCase()}. {words.may}
      </Paragraph>
      <Paragraph>
        Sign in with this address to open the desk. Have your phone at hand: everybody who works here signs in
        with a second factor, a code from an authenticator app.
      </Paragraph>
      <ActionLink href={signInUrl}>Sign in</ActionLink>
      <Paragraph>
        The invitation is valid for {days} days. If you did not expect it, write to us before you do anything
        else.
      </Paragraph>
    </>,
  )
}

export type SecondFactorNews = 'set' | 'recovered' | 'reset' | 'failed' | 'codes'

const news: Record<SecondFactorNews, { subject: string; what: string; otherwise: string }> = {
  set: {
    subject: 'Your second factor is set up',
    what: 'An authenticator app was set up for your account at the desk. From now on you need a code from it to sign in there.',
    otherwise: 'If that was not you, somebody else can read your email. Tell an administrator at once.',
  },
  recovered: {
    subject: 'A recovery code was used',
    what: 'You (or someone using your account) signed in to the desk with one of your recovery codes. That code no longer works.',
    otherwise:
      'If that was not you, sign out everywhere under “Where you are signed in”, and tell an administrator at once.',
  },
  reset: {
    subject: 'Your second factor was reset',
    what: 'An administrator removed your authenticator app and your recovery codes, and signed you out everywhere. You will set up a new app at your next sign-in.',
    otherwise: 'If you did not ask for that, tell an administrator at once.',
  },
  failed: {
    subject: 'A wrong code was entered for your account',
    what: 'Somebody signed in with an email to this address and then entered a wrong code for your second factor. They could not open the desk.',
    otherwise:
      'If you mistyped it, you do not need to do anything. If that was not you, somebody else can read your email: change the password of your mailbox, sign out everywhere under “Where you are signed in”, and tell an administrator at once.',
  },
  codes: {
    subject: 'New recovery codes were made',
    what: 'Ten new recovery codes were made for your account at the desk. The ones you had before no longer work.',
    otherwise:
      'If that was not you, sign out everywhere under “Where you are signed in”, and tell an administrator at once.',
  },
}

/** Tells a member of staff about a change to their second factor, in case somebody else made it. */
export function secondFactorMail({
  news: kind,
  ...links
}: FootLinks & { news: SecondFactorNews }): Promise<MailContent> {
  const { subject, what, otherwise } = news[kind]
  return renderMail(
    {
      ...links,
      subject,
      preheader: 'About your account at the desk.',
      reason: `You are receiving this email because you work at the desk of ${name}.`,
      end: 'We send this email when your second factor changes, or when somebody enters a wrong code.',
    },
    <>
      <Headline>{subject}</Headline>
      <Paragraph>{what}</Paragraph>
      <Paragraph>{otherwise}</Paragraph>
    </>,
  )
}
