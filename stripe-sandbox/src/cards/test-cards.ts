import type { CardOutcome, Decline } from './card-outcome'

/** `group` is the heading for the card in the list on the payment pages. */
export type TestCard = {
  number: string
  name: string
  group: 'Succeeds' | 'Succeeds, by country' | '3-D Secure' | 'Is declined'
  outcome: CardOutcome
  /** What a later charge does without the customer present; by default the same. */
  later?: CardOutcome
}

const declined = 'Your card was declined.'
const succeed: CardOutcome = { kind: 'succeed' }

const byBrand: [string, string][] = [
  ['4242 4242 4242 4242', 'Visa'],
  ['4012 8888 8888 1881', 'Visa, second number'],
  ['4000 0566 5566 5556', 'Visa debit'],
  ['5555 5555 5555 4444', 'Mastercard'],
  ['2223 0031 2200 3222', 'Mastercard, 2-series'],
  ['5200 8282 8282 8210', 'Mastercard debit'],
  ['5105 1051 0510 5100', 'Mastercard prepaid'],
  ['3782 822463 10005', 'American Express'],
  ['3714 496353 98431', 'American Express, second number'],
  ['6011 1111 1111 1117', 'Discover'],
  ['6011 0009 9013 9424', 'Discover, second number'],
  ['6011 9811 1111 1113', 'Discover debit'],
  ['3056 9300 0902 0004', 'Diners Club'],
  ['3622 720627 1667', 'Diners Club, 14 digits'],
  ['3056 930902 5904', 'Diners Club, older number'],
  ['3852 000002 3237', 'Diners Club, second older number'],
  ['6555 9000 0060 4105', 'BCcard and DinaCard'],
  ['3566 0020 2036 0505', 'JCB'],
  ['6200 0000 0000 0005', 'UnionPay'],
  ['6200 0000 0000 0047', 'UnionPay debit'],
  ['6205 5000 0000 0000 004', 'UnionPay, 19 digits'],
  ['4000 0025 0000 1001', 'Cartes Bancaires and Visa'],
  ['5555 5525 0000 1001', 'Cartes Bancaires and Mastercard'],
  ['4000 0503 6000 0001', 'eftpos Australia and Visa'],
  ['5555 0503 6000 0080', 'eftpos Australia and Mastercard'],
  ['4000 0512 3000 0072', 'Visa HSA'],
  ['4000 0000 0000 0093', 'domestic pricing, older number'],
]

/** Two letters of ISO 3166 before each number. */
const byCountry = `
  AR 4000000320000021 BR 4000000760000002 CA 4000001240000000 CL 4000001520000001 CO 4000001700000003
  CR 4000001880000005 EC 4000002180000000 MX 4000004840008001 MX 5062210000000009 PA 4000005910000000
  PY 4000006000000066 PE 4000006040000068 UY 4000008580000003 AE 4000007840000001 AE 5200007840000022
  AT 4000000400000008 BE 4000000560000004 BG 4000001000000000 BY 4000001120000005 HR 4000001910000009
  CY 4000001960000008 CZ 4000002030000002 DK 4000002080000001 EE 4000002330000009 FI 4000002460000001
  FR 4000002500000003 DE 4000002760000016 GI 4000002920000005 GR 4000003000000030 HU 4000003480000005
  IE 4000003720000005 IT 4000003800000008 LV 4000004280000005 LI 4000004380000004 LT 4000004400000000
  LU 4000004420000006 MT 4000004700000007 NL 4000005280000002 NO 4000005780000007 PL 4000006160000005
  PT 4000006200000007 RO 4000006420000001 SA 4000006820000007 SI 4000007050000006 SK 4000007030000001
  ES 4000007240000007 SE 4000007520000008 CH 4000007560000009 GB 4000008260000000 GB 4000058260000005
  GB 5555558265554449 AU 4000000360000006 CN 4000001560000002 HK 4000003440000004 IN 4000003560000008
  JP 4000003920000003 JP 3530111333300000 MY 4000004580000002 NZ 4000005540000008 SG 4000007020000003
  TW 4000001580000008 TH 4000007640000003 TH 4000057640000008`

/** Stripe's table: docs.stripe.com/testing, read 2026-10, and numbers from its older editions. */
export const testCards: readonly TestCard[] = [
  ...byBrand.map(([number, name]) => card(number, { name, group: 'Succeeds', outcome: succeed })),
  ...succeeding('4000 0000 0000 0259', 'succeeds, and is then disputed as fraudulent'),
  ...succeeding('4000 0000 0000 2685', 'succeeds, and is then disputed as not received'),
  ...succeeding('4000 0000 0000 7726', 'succeeds; a refund takes a day'),
  ...succeeding('4000 0000 0000 5126', 'succeeds; a refund fails after a day'),
  ...succeeding('4000 0000 0000 3055', '3-D Secure is supported and not required'),
  ...succeeding('4000 0000 0000 3097', '3-D Secure is supported, not required, and would fail'),
  ...listCountries(),
  asking('4000 0025 0000 3155', { name: 'asks at the first payment, renews quietly', later: succeed }),
  asking('4000 0027 6000 3184', { name: 'asks at every payment' }),
  asking('4000 0038 0000 0446', { name: 'asks though it is set up', later: succeed }),
  asking('4000 0000 0000 3220', { name: 'asks at every payment: 3-D Secure 2 is required' }),
  asking('4000 0084 0000 1629', { name: 'asks, then is declined', then: decline('generic_decline') }),
  asking('4000 0082 6000 3178', { name: 'asks, then lacks funds', then: insufficientFunds() }),
  asking('4000 5826 0000 0094', { name: 'asks, out of band in an app' }),
  asking('4000 5826 0000 0045', { name: 'asks for a one-time passcode' }),
  asking('4000 5826 0000 0102', { name: 'asks for one choice of several' }),
  asking('4000 5826 0000 0110', { name: 'asks for several choices' }),
  ...refusing('4000 0084 0000 1280', {
    name: '3-D Secure is required, and fails',
    outcome: decline('generic_decline'),
  }),
  ...refusing('4000 0000 0000 0002', { name: 'declined', outcome: decline('generic_decline') }),
  ...refusing('4000 0000 0000 9995', { name: 'insufficient funds', outcome: insufficientFunds() }),
  ...refusing('4000 0000 0000 9987', { name: 'lost card', outcome: decline('lost_card') }),
  ...refusing('4000 0000 0000 9979', { name: 'stolen card', outcome: decline('stolen_card') }),
  ...refusing('4000 0000 0000 0069', {
    name: 'expired card',
    outcome: { kind: 'decline', decline: expiredCard() },
  }),
  ...refusing('4000 0000 0000 0127', {
    name: 'wrong CVC',
    outcome: fault('incorrect_cvc', "Your card's security code is incorrect."),
  }),
  ...refusing('4000 0000 0000 0119', {
    name: 'processing error',
    outcome: fault(
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
  }),
  ...refusing('4242 4242 4242 4241', {
    name: 'wrong number',
    outcome: fault('incorrect_number', 'Your card number is incorrect.'),
  }),
  ...refusing('4000 0000 0000 6975', { name: 'too many attempts', outcome: velocityExceeded() }),
  ...refusing('4000 0000 0000 0341', {
    name: 'can be saved, fails when charged',
    outcome: decline('generic_decline'),
  }),
  ...refusing('4100 0000 0000 0019', { name: 'always blocked as fraud', outcome: blocked() }),
]

/** Test cards that Stripe documents and we do not play: number (digits only) -> what is missing. */
export const unplayedCards: ReadonlyMap<string, string> = new Map([
  ['4000000000004954', 'the risk score of Radar (card …4954, the highest risk)'],
  ['4000000000009235', 'the risk score of Radar (card …9235, elevated risk)'],
  ['4000058400307872', 'the risk score of Radar (card …7872, a wrong CVC with elevated risk)'],
  ['4000058400306072', 'the risk score of Radar (card …6072, a wrong postal code with elevated risk)'],
  ['4000000000000101', 'a CVC check that fails (card …0101)'],
  ['4000000000000036', 'the check of a postal code (card …0036)'],
  ['4000000000000028', 'the check of an address (card …0028)'],
  ['4000000000000010', 'the check of an address (card …0010)'],
  ['4000000000000044', 'the check of an address (card …0044)'],
  ['4000000000000077', 'a balance that is available at once (card …0077)'],
  ['4000003720000278', 'a balance that is available at once (card …0278)'],
  ['4000000000001976', 'an inquiry before a dispute (card …1976)'],
  ['4000000000005423', 'an early fraud warning (card …5423)'],
  ['4000000404000079', 'several disputes of one payment (card …0079)'],
  ['4000000404000038', 'a dispute under Visa Compelling Evidence 3.0 (card …0038)'],
  ['4000008400000779', 'a dispute under Visa Compliance (card …0779)'],
  ['4000000000001208', 'a CAPTCHA (card …1208)'],
  ['4000000000003725', 'a CAPTCHA (card …3725)'],
  ['4001007020000002', 'a PIN (card …0002 of Singapore)'],
  ['4001000360000005', 'a PIN (card …0005 of Australia)'],
  ['4000008260000075', 'a PIN (card …0075)'],
])

/** What a bank answers for an expired card. */
export function expiredCard(): Decline {
  return { code: 'expired_card', declineCode: null, message: 'Your card has expired.' }
}

function card(number: string, rest: Omit<TestCard, 'number'>): TestCard {
  return { number, ...rest }
}

function succeeding(number: string, name: string): TestCard[] {
  return [card(number, { name, group: 'Succeeds', outcome: succeed })]
}

function refusing(number: string, rest: Pick<TestCard, 'name' | 'outcome'>): TestCard[] {
  return [card(number, { ...rest, group: 'Is declined' })]
}

function asking(
  number: string,
  { name, then = succeed, later }: { name: string; then?: CardOutcome; later?: CardOutcome },
): TestCard {
  const outcome: CardOutcome = { kind: 'authenticate', then }
  return card(number, { name, group: '3-D Secure', outcome, ...(later === undefined ? {} : { later }) })
}

function listCountries(): TestCard[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const words = byCountry.trim().split(/\s+/)
  return words.flatMap((word, place) => {
    const digits = words[place + 1]
    if (digits === undefined || !/^[A-Z]{2}$/.test(word)) return []
    const number = digits.replace(/(\d{4})(?=\d)/g, '$1 ')
    const name = `${names.of(word) ?? word}, ending in ${digits.slice(-4)}`
    return [card(number, { name, group: 'Succeeds, by country', outcome: succeed })]
  })
}

function decline(declineCode: string): CardOutcome {
  return { kind: 'decline', decline: { code: 'card_declined', declineCode, message: declined } }
}

function fault(code: string, message: string): CardOutcome {
  return { kind: 'decline', decline: { code, declineCode: null, message } }
}

function insufficientFunds(): CardOutcome {
  const message = 'Your card has insufficient funds.'
  return { kind: 'decline', decline: { code: 'card_declined', declineCode: 'insufficient_funds', message } }
}

function velocityExceeded(): CardOutcome {
  const message =
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.'
  return {
    kind: 'decline',
    decline: { code: 'card_declined', declineCode: 'card_velocity_exceeded', message },
  }
}

function blocked(): CardOutcome {
  const decline = {
    code: 'card_declined',
    declineCode: 'fraudulent',
    message: declined,
    isBlocked: true as const,
  }
  return { kind: 'decline', decline }
}
