/** How a column that holds a field is told from the others. */
export type FieldRule = {
  /** What such columns are called: letters alone, lower case. After each `|` stand names that say it less surely. */
  names: string
  /** Words that tell the field wherever they stand in a heading. */
  tells?: RegExp
  /** More than one column may hold it. */
  many?: true
  /** A wrong one does harm: where it cannot be told, a person is asked. */
  weighty?: true
  /** A value that tells the field without any heading. */
  looks?: (value: string) => boolean
  /** How many such values it takes; one unless said. */
  least?: number
  /** A value that tells the field whatever the heading says. */
  reveals?: (value: string) => boolean
  /** A value that the field can hold: where most cannot be, the heading is doubted. */
  fits?: (value: string) => boolean
  /** A value that may be the field's where no heading tells it, and no value does: of the columns left over. */
  may?: (value: string) => boolean
  /** Words in a heading by which, of several, the right column is told ("exkl. moms") … */
  prefers?: RegExp
  /** … or one that needs a person's eye ("inkl. moms") … */
  shuns?: RegExp
  /** … or that it is another thing altogether ("momsbelopp"). */
  never?: RegExp
  /** What a value comes to: columns that come to the same are not asked about. Undefined: it cannot be read. */
  reads?: (value: string) => string | undefined
  /** The field of the text that stands beside this one's code: "Konto" and "Konto (T)". */
  text?: string
}
export type Fields<F extends string> = Readonly<Record<F, FieldRule>>

/** By column: its field, or '' for a column that is not used. */
export type Mapping<F extends string> = readonly (F | '')[]
export type Confidence = 'sure' | 'guess' | 'unclear'
export type Guess<F extends string> = {
  mapping: (F | '')[]
  confidence: Confidence[]
  /** Of columns that are unclear since their values are not what the heading says: what it says. */
  said: (F | '')[]
}

/** Stands for a column that nobody has decided about yet, in the database and in forms. */
export const undecided = '?'
