import { sql } from 'kysely'

/** Stands in a statement that is meant to be about the rows of many organisations, with the reason. */
export const acrossTenants = (reason: string) => sql.raw(`/* across tenants: ${reason} */`)
const isAcross = /\/\* across tenants: [^*]+\*\//

type Named = { table: string; name: string; writes: boolean }

const notNames =
  /^(on|where|set|using|join|left|right|inner|cross|full|order|group|limit|select|as|for|values|returning|when|union|offset|having|lateral|natural|default)$/i
const reference =
  /(\binsert\s+into|\bupdate|\bdelete\s+from|\bfrom|\bjoin|,)\s+(?:only\s+)?"?([a-z]+)"?\."?([a-z_]+)"?(?![a-z_"(])(?:\s+(?:as\s+)?"?([a-z_]\w*)"?)?/gi

/** Which tables a statement names, as what. `inserts` need no condition: their rows carry the organisation. */
const tablesIn = (text: string): Named[] =>
  [...text.matchAll(reference)].flatMap(([, verb = '', schema = '', table = '', as = '']) => {
    const by = verb.toLowerCase()
    if (by.startsWith('insert')) return []
    const name = as === '' || notNames.test(as) ? table : as
    return [{ table: `${schema}.${table}`, name, writes: by === 'update' || by.startsWith('delete') }]
  })

const equals = String.raw`\s*(?:=\s*(?!any\b)|in\s*\(|=\s*any\s*\()`
const conditionOn = ({ name, table }: Named) => {
  const own = `"?(?:${name}|${table.split('.')[1]})"?\\."?tenant_id"?`
  return new RegExp(`${own}${equals}|=\\s*${own}|\\busing\\s*\\((?:[^)]*,\\s*)?"?tenant_id"?`, 'i')
}
/** Without a name before it: of the only table, or of one inside a subquery. */
const bare = new RegExp(`(?<![\\w".])"?tenant_id"?${equals}`, 'i')

/** What leads to one organisation in the end: a value, not another column. */
const toValue =
  /"?tenant_id"?\s*(?:=\s*(?:any\s*\(\s*)?|in\s*\(\s*)(?:\(?\$\d|kit\.tenant\(\))|\$\d+(?:::uuid)?\s*=\s*(?:\w+\.)?"?tenant_id"?/i

/**
 * The tenant's tables in a statement that no condition on tenant_id holds to one organisation: row-level security is the
 * lock, not the road sign, and on several machines such a statement asks all of them (decision 0020). `isTenants`: whether
 * a table holds organisations' rows; `isPublished`: whether it may be read for all of them, as the open register is.
 */
export const unconditioned = (
  text: string,
  isTenants: (table: string) => boolean,
  isPublished: (table: string) => boolean,
): string[] => {
  if (isAcross.test(text)) return []
  return tablesIn(text)
    .filter(named => isTenants(named.table) && (named.writes || !isPublished(named.table)))
    .filter(named => !toValue.test(text) || !(conditionOn(named).test(text) || bare.test(text)))
    .map(named => named.table)
}
