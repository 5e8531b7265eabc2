/** Where Swedish habits differ from the list, which is mostly English. */
const swedish = [
  'lösenord',
  'losenord',
  'sommar',
  'vinter',
  'välkommen',
  'valkommen',
  'hejsan',
  'kommun',
  'plantskola',
]

/** The list is 49,000 words long: read when somebody chooses a password, not when the program starts. */
const readList = async (): Promise<ReadonlySet<string>> => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set([...(dictionary['passwords-common'] as readonly string[]), ...swedish])
}

/**
 * Whether a password is among the first that somebody would try: one that many have chosen, also with digits and signs
 * behind it ("Sommar2026!!!"), few signs over and over, or the person's own address (OWASP ASVS 5.0 V6.2.4, V6.2.11).
 */
export const isGuessable = async (password: string, email: string): Promise<boolean> => {
  const said = password.normalize('NFC').toLowerCase()
  const word = said.replace(/[\d\s\p{P}\p{S}]+$/u, '').replace(/^[\d\s\p{P}\p{S}]+/u, '')
  const [own = ''] = email.toLowerCase().split('@')
  if (new Set(said).size < 4 || (own.length > 3 && said.includes(own))) return true
  const list = await readList()
  return list.has(said) || list.has(word)
}
