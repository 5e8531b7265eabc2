import { expect, test } from 'vitest'
import { inScript, testOrganisations } from '../../testing/numbers.ts'
import { findPersonalNumbers } from '../personal-numbers/find.ts'
import { readOrgnr } from './orgnr.ts'

const written = (ten: string) => {
  const [six, four] = [ten.slice(0, 6), ten.slice(6)]
  return [
    ten,
    `${six}-${four}`,
    ...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d'].map(
      dash => `${six}${dash}${four}`,
    ),
    `${six} ${four}`,
    `${six}\u00a0${four}`,
    `${six} - ${four}`,
    `${six}.${four}`,
    `${six}/${four}`,
    `${six}_${four}`,
    `${six}:${four}`,
    `${six}\u00ad${four}`,
    `${six}\u200b-${four}`,
    `16${ten}`,
    `16${six}-${four}`,
    `00${ten}`,
    `SE${ten}01`,
    `SE ${ten} 01`,
    `SE${six}-${four}01`,
    `se ${six}-${four} 01`,
    `${ten}01`,
    `${ten}.0`,
    `${ten.slice(0, 1)}.${ten.slice(1)}E9`,
    `${ten.slice(0, 1)},${ten.slice(1)}E+09`,
    `="${six}-${four}"`,
    `'${ten}`,
    `"${six}-${four}"`,
    ` ${six}-${four} `,
    `\u00a0${six}-${four}\u00a0`,
    `Org.nr: ${six}-${four}`,
    `orgnr ${six}-${four}`,
    `Organisationsnummer: ${ten}`,
    `Org nr ${ten}`,
    `VAT SE${ten}01`,
    `Momsreg.nr SE${ten}01`,
    `${ten.slice(0, 1)} ${ten.slice(1, 4)} ${ten.slice(4, 7)} ${ten.slice(7)}`,
    `${ten.slice(0, 2)} ${ten.slice(2, 4)} ${ten.slice(4, 6)} ${four}`,
    ...[0x660, 0x966, 0xff10, 0x1d7ce].map(zero => inScript(`${six}-${four}`, zero)),
    `\u202a${six}-${four}\u202c`,
  ]
}

test.each(testOrganisations)(
  'the organisation number %s is read in any of its spellings, and is nobody’s',
  number => {
    const ten = number.replace('-', '')
    expect(written(ten).length).toBeGreaterThanOrEqual(40)
    for (const spelled of written(ten)) {
      expect(readOrgnr(spelled), JSON.stringify(spelled)).toEqual({ kind: 'organisation', digits: ten })
      for (const door of ['text', 'number', 'reference'] as const)
        expect(findPersonalNumbers(spelled, door), `${JSON.stringify(spelled)} ${door}`).toEqual([])
    }
  },
)

test('a personal number is told from an organisation number in the same spellings', () => {
  for (const spelled of written('7002129273'))
    expect(readOrgnr(spelled), JSON.stringify(spelled)).toEqual({ kind: 'person', digits: '7002129273' })
})
