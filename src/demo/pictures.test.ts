import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageType } from '../kit/http/image-type.ts'
import { isWholeImage } from '../kit/http/image-whole.ts'
import type { TestApp } from '../testing/app.ts'
import { openDemoApp } from '../testing/demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openDemoApp()
})
afterAll(() => t.close())

test('some profiles have a picture that everybody sees, with words in both languages', async () => {
  for (const [slug, sv, en] of [
    ['korgboden-i-soderhamn', 'fruktkorgar', 'fruit baskets'],
    ['ljusne-hand-kraft', 'stuga i snö', 'cottage in snow'],
    ['bergviks-snickarbod', 'hyvelbänk', 'workbench'],
    ['sandarne-tvatt-trad', 'tvättmaskiner', 'washing machines'],
  ] as const) {
    for (const [lang, words] of [
      ['sv', sv],
      ['en', en],
    ] as const) {
      const { body } = await t.app.inject(`/foretag/${slug}?lang=${lang}`)
      const [, src = '', alt = ''] = /<img class="picture" src="([^"]*)" alt="([^"]*)"/.exec(body) ?? []
      expect([slug, alt.includes(words)]).toEqual([slug, true])
      const picture = await t.app.inject(src)
      const type = imageType(picture.rawPayload)
      expect([picture.headers['content-type'], type]).toEqual(['image/png', 'image/png'])
      expect(isWholeImage(picture.rawPayload, 'image/png')).toBe(true)
    }
  }
})
