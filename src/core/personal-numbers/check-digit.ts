/** Whether the last of ten digits is the one that the nine before it give (Luhn). */
export const checkDigitFits = (ten: string): boolean => {
  let sum = 0
  for (let i = 0; i < ten.length; i++) {
    const doubled = Number(ten[i]) * (i % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Year, month and day in six digits; a coordination number has 60 more for the day. */
export const isBirthDate = (six: string): boolean =>
  /^\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])$/.test(six)
