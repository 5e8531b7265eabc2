/** Abbreviations, which stay in capitals. */
const abbreviations = new Set(
  'AB VA IT MKB HIGAB C4 WBAB LSR SRV KIFAB EBA EMFAB SYSAV SISAB GREFAB TEMAB IBAB ÅFA SÖRAB FABS NSR KKB VÖFAB ITSAM SVEDAB N'.split(
    ' ',
  ),
)
const small = new Set(['i', 'och', 'för', 'på', 'kommun', 'kommuns', 'kommuner', '(publ)'])
/** Names that go by no rule. */
const whole: Record<string, string> = {
  'VA SYD': 'VA Syd',
  'SVERIGES KOMMUNER OCH REGIONER': 'Sveriges Kommuner och Regioner',
  'SVENSKA KOMMUN FÖRSÄKRINGS AB': 'Svenska Kommun Försäkrings AB',
}

const part = (text: string): string =>
  abbreviations.has(text.replace(/[(),]/g, ''))
    ? text
    : text.toLowerCase().replace(/^\P{L}*\p{L}/u, start => start.toUpperCase())

/** "SÖDERHAMNS KOMMUN" → "Söderhamns kommun": the statistics shout, people do not. */
export const buyerName = (shouted: string): string => {
  const name = shouted.trim().replace(/\s+/g, ' ')
  const written = name.split(' ').map((word, i) => {
    const lower = word.toLowerCase()
    return i > 0 && small.has(lower) ? lower : word.split('-').map(part).join('-')
  })
  return whole[name] ?? written.join(' ')
}
