import { setTimeout as wait } from 'node:timers/promises'
import { onceField } from '../../kit/http/once.ts'
import type { Fields, Visitor } from './visitor.ts'

/** Something that people make through a form; each one carries a marker of its own. */
export type Kind = {
  name: string
  /** Where the form is, where it is sent, and where somebody looks whether it is there. */
  page: string
  action: string
  /** Where it is confirmed, when it has been taken: what is looked at before it is done. */
  next?: (once: string) => string
  list: string
  fields: (marker: string) => Fields
  /** As many and no more, where the site itself has a limit or each one makes the next dearer. */
  most?: number
}

export type Write = { kind: string; marker: string; once: string; state: 'unknown' | 'acknowledged' }

export const openWrites = () => {
  const writes: Write[] = []
  const figures = { unknown: 0, resent: 0, wasThere: 0 }
  const faults: string[] = []
  let count = 0

  /** Writes once, as a person would: where no answer comes, looks whether it is there, and sends the same form again. */
  const write = async (visitor: Visitor, kind: Kind) => {
    const marker = `Prov ${kind.name} ${(count++).toString(36).padStart(4, '0')}`
    const hidden = await visitor.hidden(kind.page, kind.action)
    const fields = { ...hidden, ...kind.fields(marker) }
    const it: Write = { kind: kind.name, marker, once: hidden[onceField] ?? '', state: 'unknown' }
    writes.push(it)
    const left: [string, Fields][] = [[kind.action, fields]]
    if (kind.next !== undefined) left.push([kind.next(it.once), {}])
    for (let tries = 0; tries < 20; tries++) {
      const answer = await visitor.post(...(left[0] ?? [kind.action, fields]))
      if (answer?.status === 303) {
        left.shift()
        if (left.length > 0) continue
        it.state = 'acknowledged'
        return
      }
      if (answer !== undefined && answer.status < 500) {
        faults.push(`${kind.name} was answered ${answer.status}`)
        return
      }
      if (tries === 0) figures.unknown += 1
      if ((await visitor.get(kind.list)).body.includes(marker)) figures.wasThere += 1
      figures.resent += 1
    }
    faults.push(`${kind.name} was never answered`)
  }
  return {
    writes,
    figures,
    faults,
    acknowledged: () => writes.filter(({ state }) => state === 'acknowledged').length,
    /** One person at work until it is enough. */
    goOn: async (visitor: Visitor, kinds: readonly Kind[], isEnough: () => boolean) => {
      const done = new Map<Kind, number>()
      while (!isEnough()) {
        const open = kinds.filter(kind => (done.get(kind) ?? 0) < (kind.most ?? Number.POSITIVE_INFINITY))
        if (open.length === 0) return
        for (const kind of open) {
          if (isEnough()) return
          await write(visitor, kind)
          done.set(kind, (done.get(kind) ?? 0) + 1)
          await wait(20)
        }
      }
    },
  }
}
