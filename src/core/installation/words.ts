import { texts } from '../../kit/text/texts.ts'
import type { InvitedKind } from './schema.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

export const t = texts({ sv, en })
export const kindName = (kind: InvitedKind): string => t(`kind_${kind}`)
