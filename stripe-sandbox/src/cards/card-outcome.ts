export type Decline = { code: string; declineCode: string | null; message: string; isBlocked?: true }

export type CardOutcome =
  | { kind: 'succeed' }
  | { kind: 'decline'; decline: Decline }
  | { kind: 'authenticate'; then: CardOutcome }
