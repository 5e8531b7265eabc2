// Makes the demo's pictures (data/demo/pictures/*.png) of the drawings beside them: `node tools/draw-demo-pictures.ts`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../src/testing/chromium.ts'

const dir = join(import.meta.dirname, '../data/demo/pictures')
const browser = await launchChromium()
const page = await browser.newPage({ viewport: { width: 960, height: 540 } })
for (const name of readdirSync(dir).filter(file => file.endsWith('.svg'))) {
  await page.setContent(`<style>body{margin:0}</style>${readFileSync(join(dir, name), 'utf8')}`)
  await page.screenshot({ path: join(dir, name.replace('.svg', '.png')) })
}
await browser.close()
process.exit()
