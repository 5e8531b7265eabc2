import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'
import { projectRoot } from '../kit/db/migrate.ts'

const packageName = '@sparticuz/chromium'

const version = (): string => {
  const main = createRequire(import.meta.url).resolve(packageName)
  const { version } = JSON.parse(readFileSync(join(main, '../../package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** Fonts of the package alone, wherever it lies: what the tests see does not hang on the machine's own fonts. */
const fontsConf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`

/** Written at each start: a folder that was moved or copied since holds the path it had before. */
const writeFonts = (home: string): string => {
  const path = join(home, 'fonts.conf')
  if (!existsSync(path) || readFileSync(path, 'utf8') !== fontsConf(home))
    writeFileSync(path, fontsConf(home))
  return path
}

/** Unpacks the browser that comes with the package: once for an installation, also when two test files start at once. */
const unpack = async (): Promise<string> => {
  const cache = join(projectRoot, 'node_modules/.cache')
  const home = join(cache, `chromium-${version()}`)
  if (existsSync(home)) return home
  mkdirSync(cache, { recursive: true })
  const own = mkdtempSync(join(cache, 'chromium-'))
  const { TMPDIR } = process.env
  // The package unpacks to the folder for temporary files, its own copies of system libraries only for this name.
  process.env['TMPDIR'] = own
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  try {
    const { default: packed } = await import(packageName)
    await packed.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
  try {
    renameSync(own, home)
  } catch {
    // Another test file was quicker: its copy is as good.
    rmSync(own, { recursive: true })
  }
  return home
}

const always = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
  '--font-render-hinting=none',
  // Nothing but this machine can be reached, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/**
 * A real browser: the system's own at CHROMIUM_PATH, else the one that npm installed. One that does not draw lays pages out
 * and runs their script, but makes no picture of them, which is half of its work; what waits for the next picture waits.
 */
export const launchChromium = async ({ draws = true } = {}): Promise<Browser> => {
  const own = process.env['CHROMIUM_PATH']
  const args = draws ? always : [...always, '--enable-begin-frame-control']
  if (own) return playwright.launch({ executablePath: own, args })
  const home = await unpack()
  return playwright.launch({
    executablePath: join(home, 'chromium'),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: writeFonts(home),
    },
  })
}
