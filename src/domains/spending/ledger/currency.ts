/** What a ledger writes for kronor; a row that says nothing is in kronor. */
export const isKronor = (currency: string): boolean =>
  /^\s*(sek|kr|kronor|skr|svenska kronor)?\.?\s*$/i.test(currency)
