/** From docs.stripe.com/currencies, read 2026-10. Codes in lower case, as Stripe writes them. */
const zeroDecimal = new Set(words('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'))
const threeDecimal = new Set(words('bhd jod kwd omr tnd'))
/** They have no fractions, but Stripe still takes them multiplied by 100. */
const hundredfold = new Set(words('isk ugx'))

export const currencies: ReadonlySet<string> = new Set(
  words(`usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad
    cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg
    huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt
    mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar
    sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf
    xcd xof xpf yer zar zmw`),
)

/** The smallest charge in minor units, and Stripe's text for it. */
const minimums: Record<string, { minor: number; text: string }> = {
  usd: { minor: 50, text: '$0.50 usd' },
  eur: { minor: 50, text: '€0.50 eur' },
  gbp: { minor: 30, text: '£0.30 gbp' },
  aud: { minor: 50, text: '$0.50 aud' },
  cad: { minor: 50, text: '$0.50 cad' },
  nzd: { minor: 50, text: '$0.50 nzd' },
  sgd: { minor: 50, text: '$0.50 sgd' },
  hkd: { minor: 400, text: '$4.00 hkd' },
  mxn: { minor: 1000, text: '$10.00 mxn' },
  chf: { minor: 50, text: '0.50 chf' },
  brl: { minor: 50, text: 'R$0.50 brl' },
  inr: { minor: 50, text: '₹0.50 inr' },
  zar: { minor: 50, text: 'R0.50 zar' },
  aed: { minor: 200, text: '2.00 aed' },
  myr: { minor: 200, text: 'RM2.00 myr' },
  pln: { minor: 200, text: '2.00 zł pln' },
  ron: { minor: 200, text: '2.00 lei ron' },
  dkk: { minor: 250, text: '2.50-kr. dkk' },
  nok: { minor: 300, text: '3.00-kr nok' },
  sek: { minor: 300, text: '3.00-kr sek' },
  thb: { minor: 1000, text: '฿10.00 thb' },
  czk: { minor: 1500, text: '15.00Kč czk' },
  huf: { minor: 17_500, text: '175.00 Ft huf' },
  jpy: { minor: 50, text: '¥50 jpy' },
  krw: { minor: 50, text: '₩50 krw' },
}

/** Checkout's minimum in this currency; one minor unit if the currency has no listed minimum. */
export function minimumOf(currency: string): { minor: number; text: string } {
  return minimums[currency] ?? { minor: 1, text: `${formatAmount(1, currency)} ${currency}` }
}

/** The number of decimals in an amount of Stripe's: 0, 2 or 3. */
export function exponentOf(currency: string): number {
  if (zeroDecimal.has(currency)) return 0
  return threeDecimal.has(currency) ? 3 : 2
}

/** Why Stripe would refuse this amount's last digits, or null: three-decimal currencies end in 0, ISK and UGX in 00. */
export function roundingFault(minor: number, currency: string): string | null {
  if (threeDecimal.has(currency) && minor % 10 !== 0) {
    return `Invalid amount: ${currency} amounts must have 0 as their last digit.`
  }
  if (hundredfold.has(currency) && minor % 100 !== 0) {
    return `Invalid amount: ${currency} amounts must be a multiple of 100.`
  }
  return null
}

/** "$10.00", "€12.50", "¥500": always with all decimals of the currency, as on a checkout page. */
export function formatAmount(minor: number, currency: string): string {
  const shown = hundredfold.has(currency) ? 0 : exponentOf(currency)
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(minor / 10 ** exponentOf(currency))
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
