/** "Kultur- och fritidsförvaltningen" and "Kultur och fritid" are the same unit. */
export const unitKey = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/s?(förvaltning|nämnd|kontor|enhet|avdelning)(en|et)?$/, '')
