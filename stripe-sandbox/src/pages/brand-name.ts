const names: Record<string, string> = {
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

/** The display name of a card brand. */
export function brandName(brand: string | null): string {
  return names[brand ?? ''] ?? 'Card'
}
