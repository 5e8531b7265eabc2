import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Locale } from '../kit/text/locale.ts'

/** One word for one thing, and the words that had been used beside it. A pattern that meets a text is a fault. */
const others: Record<Locale, readonly [word: string, instead: RegExp][]> = {
  sv: [
    ['Kategori; slags plats, slags företag', /^Slag$|\bslag av (?!uppgift)/i],
    ['what the column holds', /^(Vad|Gör|Val|Typ)$/],
    ['enhet', /\bförvaltning(en|ar|arna)?\b/i],
    ['prova', /\bpröva(r|t|de)?\b/i],
    ['mejl', /\bbrev(et|en)?\b|\bmail(a|et|en)?\b|e-postmeddelande/i],
    ['Ej angivet', /\binte angive[tn]\b|\bokänt\b|uppgift saknas$/i],
    ['fråga till marknaden', /\bförfrågan\b/i],
    ['ta bort', /\bradera\b/i],
    ['läs in', /\bimportera/i],
    ['no scolding', /\b(o|fel)(giltig|aktig)(t|a)?\b|\bvänligen\b|hoppsan|är du säker/i],
  ],
  en: [
    ['Category; kind of place, kind of enterprise', /^(Kind|What|Do|Choice|Type)$/],
    ['email', /\be-mail|(?<!\{)\bmails?\b(?![}_])/i],
    ['personal identity number', /\bpersonal number\b/i],
    ['Requirements', /\bdemands?\b/i],
    ['Missing', /\black(s|ing)?\b/i],
    ['previous 12 months', /\b12 months before\b/i],
    ['Import', /\bread in (a|the) (file|list|ledger)\b/i],
    ['no scolding', /\binvalid\b|\bplease\b|\boops\b/i],
  ],
}

const faultsIn = (lang: Locale, texts: readonly string[]) =>
  others[lang].flatMap(([word, instead]) =>
    texts.filter(text => instead.test(text)).map(text => `${word}: ${text}`),
  )

test.each(['sv', 'en'] as const)('one word for one thing (%s)', lang => {
  const texts = globSync(`src/**/texts/${lang}.json`).flatMap(file =>
    Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
  )
  expect(texts.length).toBeGreaterThan(1500)
  expect(faultsIn(lang, texts)).toEqual([])
})

test('a second word for the same is found', () => {
  const planted = [
    'Slag',
    'Förvaltningen',
    'Pröva igen',
    'Du får ett brev',
    'Priset är inte angivet',
    'Vänligen vänta',
  ]
  expect(faultsIn('sv', planted)).toHaveLength(planted.length)
  expect(faultsIn('en', ['An e-mail', 'Write a mail', 'Kind'])).toHaveLength(3)
})
