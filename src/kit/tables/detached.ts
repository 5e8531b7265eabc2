/**
 * The same text in memory of its own. A cell cut out of a file keeps the whole piece it was cut from alive; what is to
 * stay after its row – a key, a name – must not.
 */
export const detached = (text: string): string => Buffer.from(text).toString()
