const endings = ['</f></c>', '</f><v/></c>', '</f><v></v></c>'].map(text => Buffer.from(text))
const unsaved = /<c(\s[^<>]*)?><f(?:\s[^<>]*)?>([^<]*)<\/f>(?:<v\/>|<v><\/v>)?<\/c>/g

/**
 * A formula whose value was never saved (a file made by a program, not opened in a spreadsheet since) is given as the
 * formula itself, "=B2*1.25": an empty cell would be taken for one that nobody filled in.
 */
export const withFormulasTold = (sheet: Buffer): Buffer => {
  if (!endings.some(ending => sheet.includes(ending))) return sheet
  const text = sheet.toString('latin1').replace(unsaved, (_, attributes: string = '', formula: string) => {
    const kept = attributes.replace(/\s(?:t|s)\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    return `<c${kept} t="inlineStr"><is><t>=${formula}</t></is></c>`
  })
  return Buffer.from(text, 'latin1')
}
