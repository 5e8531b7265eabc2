import { setTimeout as wait } from 'node:timers/promises'
import { chance } from '../ledger-file.ts'
import { openImports, type Sizes } from './imports.ts'
import { aid, answer, inquiry, invitation, need, offer, place, question, unit } from './kinds.ts'
import { type Owner, openOwner } from './owner.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { openServer } from './server.ts'
import { countLog, settle, wrongImports, wrongMail, wrongQuestions, wrongWrites } from './verdict.ts'
import { openVisitor } from './visitor.ts'
import { openWrites } from './writes.ts'

/** What is killed, and when: at any moment, while a file is read in, or while a letter is handed over. */
export type Kill = { what: 'program' | 'database'; when: 'any' | 'ledger' | 'list' | 'letter' }

export type Course = {
  dir: string
  port: number
  seed: number
  kills: readonly Kill[]
  /** Seconds of work before each kill, from and below. */
  pause: readonly [number, number]
  /** Writes that must have been acknowledged before it ends. */
  goal: number
  sizes: Sizes
  /** Seconds in which all that is under way must have ended by itself. */
  patience: number
  /** Settings of the start after a kill. */
  restart?: () => NodeJS.ProcessEnv
  say?: (sentence: string) => void
}

const running = {
  ledger: "select count(*) as n from spending.ledger_files where state = 'running' and bytes_read > 0",
  list: "select count(*) as n from core.jobs where name = 'register_import' and taken_by is not null",
}

/** Waits for the moment; past fifteen seconds any moment is as good. */
const moment = async (when: Kill['when'], owner: Owner, post: PostOffice) => {
  if (when === 'any') return
  if (when === 'letter') return void (await Promise.race([post.nextLetter(), wait(15_000)]))
  for (let tries = 0; tries < 150 && (await owner.number(running[when])) === 0; tries++) await wait(100)
}

/** Enterprises with an address, and a need to ask them about. */
const whomToAsk = (owner: Owner) =>
  owner.rows<{ id: string }>(
    'select tenant_id as id from directory.enterprises where email is not null and published_at is not null order by slug limit 3',
  )

/** The enterprise that somebody of the demo belongs to. */
const slugOf = async (owner: Owner, key: string) => {
  const [found] = await owner.rows<{ slug: string }>(
    `select slug from directory.enterprises join core.memberships using (tenant_id) join core.demo_people using (person_id) where key = $1`,
    [key],
  )
  return found?.slug ?? ''
}

/**
 * People at work in a real server – writing, asking, reading files in – while it is killed again and again. What was
 * answered is there, once; what was not answered is sent again as the same form, and is there once too.
 */
export const drive = async (course: Course) => {
  const say = course.say ?? (() => undefined)
  const next = chance(course.seed)
  const post = await openPostOffice(() => 20 + next(60))
  const server = await openServer(course.dir, course.port, {
    DEMO: '1',
    SMTP_URL: post.url,
    LOG_LEVEL: 'fatal',
  })
  const owner = openOwner(course.dir)
  try {
    const logBefore = await countLog(owner)
    const writes = openWrites()
    const imports = openImports(owner)
    let killed = 0
    const isOver = () => killed === course.kills.length
    const isEnough = () => isOver() && writes.acknowledged() >= course.goal
    const person = async (key: string) => {
      const visitor = openVisitor(server.url)
      await visitor.signIn(key)
      return visitor
    }
    const asked = (await whomToAsk(owner)).map(({ id }) => id)
    const [needRow] = await owner.rows<{ id: string }>(
      "select need_id as id from needs.needs n join core.organisations o using (tenant_id) where o.municipality_code = '2182' and n.closed_at is null limit 1",
    )
    const buyer = await person('upphandlare')
    const second = await person('upphandlare-harjedalen')
    const orderer = await person('bestallare')
    const admin = await person('kommunadmin')
    const manager = await person('verksamhetsledare')
    const importer = await person('naringsliv')
    const mine = await slugOf(owner, 'verksamhetsledare')

    /** Whoever was asked answers by the link of the letter, once it has come. */
    const answering = async () => {
      const visitor = openVisitor(server.url)
      for (; !isEnough(); await wait(200)) {
        const letter = [...post.arrived.values()].find(({ text }) => /\/svara\/[\w-]{20,}/.test(text))
        const link = /\/svara\/[\w-]{20,}/.exec(letter?.text ?? '')?.[0]
        if (link) return writes.goOn(visitor, [answer(link)], isEnough)
      }
    }
    const killing = async () => {
      for (const { what, when } of course.kills) {
        const [from, below] = course.pause
        await wait(1000 * from + next(Math.round(1000 * (below - from))))
        await moment(when, owner, post)
        await (what === 'program' ? server.kill(course.restart?.()) : server.killDatabase())
        killed += 1
        say(
          `${killed}. ${what} (${when}): answers again after ${((server.outages.at(-1) ?? 0) / 1000).toFixed(1)} s, ${writes.acknowledged()} writes acknowledged`,
        )
      }
    }
    await Promise.all([
      killing(),
      writes.goOn(buyer, [need, question('2182'), inquiry(needRow?.id ?? '', asked)], isEnough),
      writes.goOn(second, [need, question('2361')], isEnough),
      writes.goOn(orderer, [need], isEnough),
      writes.goOn(admin, [unit, invitation], isEnough),
      writes.goOn(manager, [offer(mine), place(mine), aid(mine)], isEnough),
      answering(),
      imports.goOn(await person('upphandlare'), 'ledger', course.sizes, isOver),
      imports.goOn(importer, 'list', course.sizes, isOver),
      imports.goOn(await person('upphandlare-harjedalen'), 'plan', course.sizes, isOver),
    ])
    say('Nobody does anything any more; what is under way ends by itself.')
    const settled = await settle(owner, course.patience * 1000)
    const mail = await wrongMail(owner, post)
    const ended = await wrongImports(owner, imports)
    const wrong = [
      ...writes.faults,
      ...imports.faults,
      ...(await wrongWrites(owner, writes.writes, logBefore)),
      ...(await wrongQuestions(owner, writes.writes, post)),
      ...ended.wrong,
      ...mail.wrong,
      ...(settled > course.patience * 1000 ? [`It has not settled in ${course.patience} s`] : []),
    ]
    return {
      wrong,
      kills: killed,
      acknowledged: writes.acknowledged(),
      ...writes.figures,
      imports: Object.fromEntries(ended.states),
      files: imports.sent.length,
      mail: { sent: mail.sent, waiting: mail.waiting, arrived: mail.arrived, twice: mail.twice },
      endedByItself: server.endedByItself(),
      longestOutage: Math.max(...server.outages),
      settled,
    }
  } finally {
    await server.stop()
    await post.close()
  }
}
